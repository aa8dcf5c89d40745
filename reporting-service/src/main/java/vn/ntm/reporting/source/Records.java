package vn.ntm.reporting.source;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.reporting.indicator.LineageView;

/** Reads the facts of one record, those that still hold and those that were ended. */
@Singleton
class Records {

    private static final int MOST = 500;

    private static final String FACTS = """
            with said as (
                select f.kind, f.unit, f.criteria_set, f.level, f.star, f.item, f.quantity, f.year, f.numerator, f.denominator,
                       f.valid_from, f.valid_to, f.recorded_from, f.recorded_to, f.source_service, f.event_id, f.position,
                       f.attributes, null::text as name
                from fact f where f.subject = :subject
                union all
                select 'UNIT', u.code, null, null, null, null, null, null, null, null,
                       u.valid_from, u.valid_to, u.recorded_from, u.recorded_to, u.source_service, u.event_id, u.position,
                       jsonb_strip_nulls(jsonb_build_object('name', u.name_vi, 'unitKind', u.kind, 'parent', u.parent_code)),
                       u.name_vi
                from unit_fact u where u.subject = :subject
            )
            select s.kind, s.unit, s.criteria_set, s.level, s.star, s.item, s.quantity, s.year, s.numerator, s.denominator,
                   case when isfinite(s.valid_from) then s.valid_from end as since,
                   case when isfinite(s.valid_to) then s.valid_to end as until,
                   s.recorded_from, case when isfinite(s.recorded_to) then s.recorded_to end as ended,
                   s.source_service, s.event_id, s.position, s.attributes::text as attributes,
                   coalesce(s.name, n.name_vi) as unit_name, count(*) over () as facts
            from said s
            left join lateral (
                select u.name_vi from unit_fact u
                where u.code = s.unit and u.recorded_to = 'infinity'
                order by (u.valid_from <= s.valid_from and s.valid_from < u.valid_to) desc, u.valid_from limit 1
            ) n on true
            order by s.position desc, s.kind, s.unit, s.item limit :most
            """;

    private final Database database;

    Records(Database database) {
        this.database = database;
    }

    private record Row(String service, long facts, RecordView.FactView fact) {}

    /** 404 where no event about the record said anything that the figures use. */
    RecordView of(String subject) {
        List<Row> rows = database.read(handle -> rows(handle, subject));
        if (rows.isEmpty()) {
            throw ProblemException.notFound("record", subject);
        }
        return new RecordView(
                rows.get(0).service(),
                "/v1/" + subject,
                rows.stream().map(Row::fact).toList(),
                rows.get(0).facts() - rows.size());
    }

    private List<Row> rows(Handle handle, String subject) {
        return handle.createQuery(FACTS)
                .bind("subject", subject)
                .bind("most", MOST)
                .map((row, context) -> new Row(row.getString("source_service"), row.getLong("facts"), fact(row)))
                .list();
    }

    private RecordView.FactView fact(ResultSet row) throws SQLException {
        String attributes = row.getString("attributes");
        long position = row.getLong("position");
        return new RecordView.FactView(
                row.getString("kind"),
                row.getString("unit"),
                row.getString("unit_name"),
                row.getString("criteria_set"),
                row.getString("level"),
                row.getObject("star", Integer.class),
                row.getString("item"),
                row.getString("quantity"),
                row.getObject("year", Integer.class),
                row.getBigDecimal("numerator"),
                row.getBigDecimal("denominator"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getObject("recorded_from", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended", OffsetDateTime.class)),
                row.getObject("event_id", UUID.class),
                position,
                LineageView.eventPath(position),
                LineageView.EvidenceView.of(attributes),
                attributes);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
