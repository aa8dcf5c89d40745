package vn.ntm.reporting.target;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;

/** The table of justifications. */
@Singleton
class Justifications {

    private static final String COLUMNS = "select id, version, state, indicator, unit, year, valid_on, shortfall, text,"
            + " measures, maker_id, approver_id, recorded_at from justification";

    List<TrajectoryView.JustificationView> of(Handle handle, String indicator, String unit, int year) {
        return handle.createQuery(COLUMNS
                        + " where indicator = :indicator and unit = :unit and year = :year order by recorded_at, id")
                .bind("indicator", indicator)
                .bind("unit", unit)
                .bind("year", year)
                .map(Justifications::view)
                .list();
    }

    Optional<TrajectoryView.JustificationView> locked(Handle handle, UUID id) {
        return handle.createQuery(COLUMNS + " where id = :id for update")
                .bind("id", id)
                .map(Justifications::view)
                .findOne();
    }

    List<TrajectoryView.JustificationView> list(
            Handle handle,
            @Nullable String unit,
            @Nullable Integer year,
            JustificationRequests.@Nullable State state,
            String after,
            int limit) {
        return handle.createQuery(COLUMNS + """
                         where (:unit::text is null or unit = :unit) and (:year::integer is null or year = :year)
                         and (:state::text is null or state = :state) and id::text > :after order by id::text limit :limit
                        """)
                .bind("unit", unit)
                .bind("year", year)
                .bind("state", state)
                .bind("after", after)
                .bind("limit", limit)
                .map(Justifications::view)
                .list();
    }

    UUID insert(Tx tx, Actor maker, JustificationRequests.Submission given, LocalDate on, BigDecimal shortfall) {
        UUID id = tx.newId();
        tx.handle()
                .createUpdate("""
                        insert into justification (id, version, state, indicator, unit, year, valid_on, shortfall, text, measures,
                                                   maker_id, recorded_at)
                        values (:id, 1, 'SUBMITTED', :indicator, :unit, :year, :on, :shortfall, :text, :measures, :maker, :at)
                        """)
                .bind("id", id)
                .bind("indicator", given.indicator())
                .bind("unit", given.unit())
                .bind("year", on.getYear())
                .bind("on", on)
                .bind("shortfall", shortfall)
                .bind("text", given.text())
                .bind("measures", given.measures())
                .bind("maker", maker.id())
                .bind("at", tx.recordedAt().atOffset(ZoneOffset.UTC))
                .execute();
        return id;
    }

    void accept(Tx tx, UUID id, String approver) {
        tx.handle()
                .createUpdate(
                        "update justification set version = version + 1, state = 'ACCEPTED', approver_id = :approver"
                                + " where id = :id")
                .bind("approver", approver)
                .bind("id", id)
                .execute();
    }

    private static TrajectoryView.JustificationView view(java.sql.ResultSet row, StatementContext context)
            throws java.sql.SQLException {
        return new TrajectoryView.JustificationView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                JustificationRequests.State.valueOf(row.getString("state")),
                row.getString("indicator"),
                row.getString("unit"),
                row.getInt("year"),
                row.getObject("valid_on", LocalDate.class),
                row.getBigDecimal("shortfall"),
                row.getString("text"),
                row.getString("measures"),
                row.getString("maker_id"),
                row.getString("approver_id"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
