package vn.ntm.criteria.watchlist;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.recognition.Standings;
import vn.ntm.platform.db.SqlArray;

/** Finds units where the latest approved assessment and the decisions in force disagree. */
@Singleton
class Gaps {

    /**
     * The latest approved assessment of each unit and complete set on a day, and what the units hold; both of the unit,
     * under whatever code it was known then. What is carried over from a merged unit's parts is held like a decision of its
     * own.
     */
    private static final String LATEST = """
            with recursive beneath as (
                select code, name_vi from unit_period where code = any (:roots) and valid @> :on::date
                union
                select u.code, u.name_vi
                from unit_period u join beneath b on u.parent_code = b.code where u.valid @> :on::date
            ), line as (
                select l.unit, l.code, l.valid, b.name_vi
                from unit_line((select array_agg(code) from beneath), :on, true) l join beneath b on b.code = l.unit
            ), latest as (
                select distinct on (l.unit, a.criteria_set) l.unit, l.name_vi, a.criteria_set, a.assessment, a.assessed_on,
                       a.criteria_met, a.criteria_total, a.meets_all, a.failing, a.level,
                       case a.level when 'MODEL' then 3 when 'ADVANCED' then 2 else 1 end as rank
                from assessed a join line l on l.code = a.unit and l.valid @> a.assessed_on
                where a.assessed_on <= :on and a.complete
                order by l.unit, a.criteria_set, a.assessed_on desc, a.assessment desc
            ),
            """ + Standings.inForceOf("(select array_agg(code) from beneath)");

    private static final String MEETS_ALL = LATEST + """
            select l.*, null::uuid as recognition, null::text as decided_on, null::date as since from latest l
            where l.meets_all
              and not exists (select 1 from in_force h where h.unit = l.unit and h.rank >= l.rank)
              and l.unit || ' ' || l.criteria_set > :after
            order by l.unit || ' ' || l.criteria_set limit :limit
            """;

    private static final String BELOW = LATEST + """
            select distinct on (l.unit || ' ' || l.criteria_set) l.*, h.id as recognition, h.decided_on, h.since from latest l
            join in_force h on h.unit = l.unit and h.rank = l.rank
            where cardinality(l.failing) > 0 and l.unit || ' ' || l.criteria_set > :after
            order by l.unit || ' ' || l.criteria_set, h.decided_on desc limit :limit
            """;

    /** Which way computed and decided disagree. */
    enum Kind {
        MEETS_ALL_NOT_RECOGNISED("meets-all-not-recognised"),
        RECOGNISED_BELOW_STANDARD("recognised-below-standard");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The kind as the query parameter names it, or null. */
        static @org.jspecify.annotations.Nullable Kind of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }

    List<Gap> find(Handle handle, Kind kind, Collection<String> roots, LocalDate on, String after, int limit) {
        return handle.createQuery(kind == Kind.MEETS_ALL_NOT_RECOGNISED ? MEETS_ALL : BELOW)
                .bind("roots", SqlArray.texts(roots))
                .bind("on", on)
                .bind("after", after)
                .bind("limit", limit)
                .map(Gaps::gap)
                .list();
    }

    private static Gap gap(ResultSet row, StatementContext context) throws SQLException {
        String decided = row.getString("decided_on");
        return new Gap(
                row.getString("unit"),
                row.getString("name_vi"),
                Level.valueOf(row.getString("level")),
                row.getString("criteria_set"),
                row.getObject("assessment", UUID.class),
                row.getObject("assessed_on", LocalDate.class),
                row.getInt("criteria_met"),
                row.getInt("criteria_total"),
                List.of((String[]) row.getArray("failing").getArray()),
                row.getObject("recognition", UUID.class),
                decided == null ? null : LocalDate.parse(decided),
                row.getObject("since", LocalDate.class));
    }
}
