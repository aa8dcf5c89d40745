package vn.ntm.reporting.fact;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * The conditions that every question about facts shares, as SQL: true on the day ({@code :on}), known at the moment
 * ({@code :asOf}), and of the unit ({@code :unit}) with all that lay beneath it on that day.
 */
public final class TwoClocks {

    /** The asked unit and everything beneath it, on the day and with the knowledge asked for. */
    public static final String PLACE = """
            with place (code, kind, name_ascii, valid_from) as (
                select u.code, u.kind, u.name_ascii, u.began from unit_beneath u where u.above = :unit and %1$s
            )
            """.formatted(trueOnTheDay("u"));

    /**
     * For products, goods and money, which stay where they are when the map changes: the units, each with the days on which its code
     * meant it, whose things lie within the asked unit on the day, see {@link #saidOf}. A thing is followed through the
     * reforms; of a divided unit only what all its parts have above them is known, and a district that ended leaves its things
     * to the province.
     */
    public static final String GROUND = """
            with ground (code, said_from, said_to) as (
                select g.code, g.said_from, g.said_to from unit_grounds(:asOf::timestamptz) g
                where g.above = :unit and g.lies_from <= :on::date and :on::date < g.lies_to
            )
            """;

    /**
     * After {@link #PLACE}: {@code asked}, its units of the kinds in {@code :kinds}, and {@code line}, the periods in which
     * each was the same unit, under whatever code. A unit is the same as before where it went whole and alone into the next
     * one, or where nothing was moved into or out of it and code, name and tier stayed; what lies above it plays no part.
     * Lines that are not {@code own} are of the units that it was wholly made of: see {@link #STANDING}.
     *
     * <p>{@code offset 0} keeps a search by unit from becoming a join, for which the planner reads the lines of a nation.
     */
    public static final String LINES = PLACE + """
            , asked as (select code, kind, valid_from from place where kind = any (:kinds))
            , line as materialized (
                select l.*, l.above = '{}' as own
                from asked a cross join lateral (
                    select * from unit_lines(:asOf::timestamptz) l where l.unit = a.code and l.began = a.valid_from offset 0
                ) l
            )
            """;

    /**
     * After {@link #LINES}: {@code rests}, the recognitions by which each asked unit holds a level of the {@code :ladder} on
     * the day, one a row, with the {@code rung} that it holds and, where that is {@code carried} over, the code and name of
     * the predecessor that was recognised and the reforms on the way.
     *
     * <p>A unit made wholly of whole units of its own tier holds the lowest of the levels that these held the day before,
     * until a decision of its own, which stands even where it is lower or taken back. Nothing is carried where one of them
     * held nothing, and never from a divided unit or one of another tier. With {@code :before} only what was achieved in an
     * earlier year counts.
     */
    public static final String STANDING = LINES + """
            , highest as (
                select distinct on (l.unit, l.node) l.unit, l.node, l.above, l.own, l.leaf, l.code, l.name_vi, l.through,
                       case when f.holds then f.id end as id, case when f.holds then f.rung end as rung,
                       count(f.id) over (partition by l.unit, l.node) > 0 as decided
                from line l left join lateral (
                    select f.id, f.valid_from, array_position(:ladder, f.level) as rung,
                           f.valid_to > least(l.until, :on::date) as holds
                    from fact f
                    where f.kind = 'RECOGNITION' and %1$s and f.level = any (:ladder) and f.valid_from <= :on::date and %2$s
                      and (:before::integer is null or f.year < :before) offset 0
                ) f on true
                order by l.unit, l.node, f.holds desc nulls last, f.rung desc, f.valid_from desc, f.id
            ), answering as (
                select h.*, array_agg(h.node) filter (where h.decided) over (partition by h.unit) as decided_nodes
                from highest h
            ), rests as (
                select h.unit, h.id, h.code, h.name_vi, h.through, not h.own as carried, h.rung as rung_then,
                       min(coalesce(h.rung, 0)) over (partition by h.unit) as rung
                from answering h
                where (h.leaf or h.decided) and (h.decided_nodes is null or not h.above && h.decided_nodes)
            )
            """.formatted(ofTheLine("f", "l"), known("f"));

    private static final StatementCustomizer PLANNED_EACH_TIME = new StatementCustomizer() {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    };

    private TwoClocks() {}

    public static String known(String row) {
        return " %1$s.recorded_from <= :asOf and :asOf < %1$s.recorded_to ".formatted(row);
    }

    public static String trueOnTheDay(String row) {
        return " %1$s.valid_from <= :on::date and :on::date < %1$s.valid_to and %2$s".formatted(row, known(row));
    }

    /** A code is a key only together with a date: the fact is about the unit of this line where it fell into its period. */
    public static String ofTheLine(String fact, String line) {
        return " %1$s.unit = %2$s.code and %1$s.valid_from >= %2$s.valid_from and %1$s.valid_from < %2$s.valid_to "
                .formatted(fact, line);
    }

    /** The fact lies on this ground: its code meant that unit when it began to be true. */
    public static String saidOf(String fact, String ground) {
        return saidOf(fact, ground, fact + ".valid_from");
    }

    /** As above, where another day than the first says which unit the code meant. */
    public static String saidOf(String fact, String ground, String day) {
        return " %1$s.unit = %2$s.code and %2$s.said_from <= %3$s and %3$s < %2$s.said_to "
                .formatted(fact, ground, day);
    }

    /** {@code n.name_vi}: what the unit that the fact's code meant on this ground was last called by the day. */
    public static String nameThen(String fact, String ground) {
        return """
                left join lateral (
                    select u.name_vi from unit_fact u
                    where u.code = %1$s.unit and u.valid_from < %2$s.said_to and %2$s.said_from < u.valid_to
                      and u.valid_from <= :on::date and %3$s order by u.valid_from desc limit 1
                ) n on true
                """.formatted(fact, ground, known("u"));
    }

    /**
     * Leaves out assignments from a unit whose things lie on the same ground: what moves within it is already in.
     *
     * @param day on which it was said from where
     */
    public static String fromOutside(String money, String day) {
        return """
                left join ground within on %1$s.kind = 'ASSIGNMENT' and within.code = %1$s.from_unit
                 and within.said_from <= %2$s and %2$s < within.said_to
                where %1$s.kind <> 'ASSIGNMENT' or (%1$s.from_unit is not null and within.code is null)
                """.formatted(money, day);
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

    /**
     * The same for a statement that joins one row for each unit to another: planned for these values each time, which takes
     * milliseconds. A plan for any unit expects a handful beneath it, and compares all units of a nation with all.
     */
    public static Query askPlanned(Handle handle, String sql, String unit, LocalDate on, Instant asOf) {
        return ask(handle, sql, unit, on, asOf).addCustomizer(PLANNED_EACH_TIME);
    }
}
