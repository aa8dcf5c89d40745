package vn.ntm.reporting.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The conditions that every question about facts shares, as SQL: true on the day ({@code :on}), known at the moment
 * ({@code :asOf}), and of the unit ({@code :unit}) with all that lay beneath it on that day.
 */
public final class TwoClocks {

    /** The asked unit and everything beneath it, on the day and with the knowledge asked for. */
    public static final String PLACE = """
            with recursive place (code, kind, name_ascii) as (
                select u.code, u.kind, u.name_ascii from unit_fact u where u.code = :unit and %1$s
                union
                select u.code, u.kind, u.name_ascii from place p join unit_fact u on u.parent_code = p.code where %1$s
            )
            """.formatted(trueOnTheDay("u"));

    private TwoClocks() {}

    public static String known(String row) {
        return " %1$s.recorded_from <= :asOf and :asOf < %1$s.recorded_to ".formatted(row);
    }

    public static String trueOnTheDay(String row) {
        return " %1$s.valid_from <= :on::date and :on::date < %1$s.valid_to and %2$s".formatted(row, known(row));
    }

    /** A code is a key only together with a date: reforms gave some codes to units of another name. */
    public static String ofTheSameUnit(String fact, String unit) {
        return """
                 not exists (select 1 from unit_fact o where o.code = %1$s.unit and o.valid_from <= %1$s.valid_from
                             and %1$s.valid_from < o.valid_to and o.name_ascii <> %2$s.name_ascii and %3$s)
                """.formatted(fact, unit, known("o"));
    }

    /** A query with the three things bound that the conditions need. */
    public static Query ask(Handle handle, String sql, String unit, LocalDate on, Instant asOf) {
        return handle.createQuery(sql)
                // One question binds for all computations; not each looks at all of it.
                .configure(SqlStatements.class, settings -> settings.setUnusedBindingAllowed(true))
                .bind("unit", unit)
                .bind("on", on)
                .bind("asOf", asOf.atOffset(ZoneOffset.UTC));
    }
}
