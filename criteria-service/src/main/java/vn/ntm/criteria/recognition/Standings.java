package vn.ntm.criteria.recognition;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.db.SqlArray;

/**
 * Who holds which level on which day: decided on or before it, and neither revoked nor expired by then.
 *
 * <p>A decision counts for as long as the unit is the same: where it went whole and alone into the next one, whatever code or
 * name that has, or where nothing was moved into or out of it and code, name and tier stayed; what lies above it plays no
 * part. A unit made wholly of whole units of its own tier holds the lowest of the levels that these held the day before,
 * carried over until a decision of its own; nothing where one of them held nothing. From a divided unit nothing is carried.
 */
@Singleton
public class Standings {

    /**
     * A recognition in force.
     *
     * @param level the level that the unit holds by it; of those carried over the lowest
     * @param carriedSince the first day of a unit that holds by what its predecessors were recognised for; null where the
     *     decision was about the unit itself
     */
    public record InForce(
            UUID id,
            String unit,
            Level level,
            LocalDate decidedOn,
            @Nullable LocalDate carriedSince) {

        /** Whether it was decided about the unit itself, under whatever code. */
        public boolean isOwn() {
            return carriedSince == null;
        }
    }

    /** Decided, and neither revoked nor expired; the day is ISO text. */
    private static String inForceOn(String day) {
        return """
                r.status = 'DECIDED' and r.state = 'APPROVED' and r.decided_on <= %1$s
                and (r.revoked_on is null or r.revoked_on > %1$s) and (r.expires_on is null or r.expires_on > %1$s)
                """.formatted(day);
    }

    /**
     * The recognitions in force on that day by which the units of these codes hold a level: their own, under whatever code
     * they were decided, or the highest of each predecessor where they are carried over.
     */
    public List<InForce> inForce(Handle handle, Collection<String> units, LocalDate on) {
        return handle.createQuery("with " + inForceOf(":units") + """
                        select id, unit, level, decided_on, since from in_force order by unit, decided_on, id
                        """)
                .bind("units", SqlArray.texts(units))
                .bind("on", on)
                .map(Standings::inForce)
                .list();
    }

    /**
     * The same as parts of a WITH clause, for questions that go on from it: {@code in_force (id, unit, level, rank,
     * decided_on, since)}.
     *
     * @param units SQL of an array of codes; the day is the parameter {@code :on}
     */
    public static String inForceOf(String units) {
        return """
                ranks_in_force (level, rank) as (
                    values ('STANDARD', 1), ('COMPLETED', 1), ('ADVANCED', 2), ('MODEL', 3)
                ), rested as materialized (
                    select * from unit_rests_on(%1$s, :on)
                ), held_in_force as (
                    select r.id, b.unit, b.node, b.since, r.level, r.decided_on, k.rank,
                           row_number() over (partition by b.unit, b.node
                                              order by k.rank desc, r.decided_on desc, r.id) as place
                    from rested b
                    join recognition r on r.unit = b.code and b.valid @> r.on_date
                    join ranks_in_force k on k.level = r.level
                    where b.rests and %2$s
                ), lowest as (
                    select b.unit, (array_agg(h.level order by h.rank nulls first))[1] as level
                    from (select distinct unit, node from rested where rests and since is not null) b
                    left join held_in_force h on h.unit = b.unit and h.node = b.node and h.place = 1
                    group by b.unit
                ), in_force as (
                    select h.id, h.unit, coalesce(l.level, h.level) as level, k.rank, h.decided_on, h.since
                    from held_in_force h left join lowest l on l.unit = h.unit
                    join ranks_in_force k on k.level = coalesce(l.level, h.level)
                    where h.since is null or (h.place = 1 and l.level is not null)
                )
                """.formatted(units, inForceOn("b.until::text"));
    }

    /** Whether the unit holds this level or a higher one on that day. */
    public boolean holds(Handle handle, String unit, Level level, LocalDate on) {
        return inForce(handle, List.of(unit), on).stream()
                .anyMatch(held -> held.level().rank() >= level.rank());
    }

    /**
     * What units of one kind beneath a unit hold on a day.
     *
     * @param achievedForYear decided at this very level up to the day, for this year of achievement
     * @param decidedInYear decided at this very level within this year and up to the day
     * @param held units that hold the level or a higher one
     * @param carriedOver how many of them hold it by what their predecessors held
     * @param units all units of the kind
     */
    public record Held(int achievedForYear, int decidedInYear, int held, int carriedOver, int units) {}

    public Held held(Handle handle, String within, UnitKind kind, Level level, int year, LocalDate on) {
        StandingCount count = counts(handle, List.of(within), on).stream()
                .filter(row -> row.unitKind().equals(kind.name())
                        && row.level() == level
                        && row.mode().equals("AT_LEAST"))
                .findFirst()
                .orElse(new StandingCount(kind.name(), level, "AT_LEAST", 0, 0, 0, 0, 0, 0));
        return handle.createQuery("""
                        with recursive beneath as (
                            select code, kind from unit_period where code = :within and valid @> :on::date
                            union
                            select u.code, u.kind from unit_period u join beneath b on u.parent_code = b.code
                            where u.valid @> :on::date
                        ), asked as (
                            select array_agg(code) as codes from beneath where kind = :kind
                        )
                        select count(distinct l.unit) filter (where r.body::jsonb ->> 'achievementYear' = :year),
                               count(distinct l.unit) filter (where left(r.decided_on, 4) = :year)
                        from asked cross join lateral unit_line(asked.codes, :on, true) l
                        join recognition r on r.unit = l.code and l.valid @> r.on_date
                        where r.level = :level and
                        """ + inForceOn(":day"))
                .bind("within", within)
                .bind("on", on)
                .bind("day", on.toString())
                .bind("kind", kind.name())
                .bind("level", level.name())
                .bind("year", Integer.toString(year))
                .map((row, context) ->
                        new Held(row.getInt(1), row.getInt(2), count.recognised(), count.carriedOver(), count.units()))
                .one();
    }

    /**
     * All counts of the units beneath the roots on that day. What was decided about a unit counts for as long as it is the
     * same unit, under whatever code; what another unit once had under the code does not. What is carried over counts as
     * recognised, and so as completed and appraised; as announced where all that it rests on was.
     */
    public List<StandingCount> counts(Handle handle, Collection<String> roots, LocalDate on) {
        return handle.createQuery("""
                        with recursive beneath as (
                            select code, kind from unit_period where code = any (:roots) and valid @> :on::date
                            union
                            select u.code, u.kind
                            from unit_period u join beneath b on u.parent_code = b.code where u.valid @> :on::date
                        ), ranks (level, rank, kinds) as (values
                            ('STANDARD', 1, array['COMMUNE', 'HAMLET', 'GARDEN']),
                            ('COMPLETED', 1, array['CITY', 'TOWN', 'RURAL_DISTRICT', 'PROVINCE', 'CITY_PROVINCE']),
                            ('ADVANCED', 2, array['COMMUNE', 'CITY', 'TOWN', 'RURAL_DISTRICT']),
                            ('MODEL', 3, array['COMMUNE', 'HAMLET', 'HOUSEHOLD', 'CITY', 'TOWN', 'RURAL_DISTRICT'])
                        ), told as (
                            select unit, level, on_date, completed_on, appraised_on, decided_on, announced_on, revoked_on,
                                   expires_on
                            from recognition where state = 'APPROVED'
                            union all
                            select unit, level, on_date, completed_on, voted_on, null, null, null, null
                            from dossier where stage not in ('RETURNED', 'FAILED', 'DECIDED')
                        ), line as materialized (
                            select l.*, b.kind
                            from unit_rests_on((select array_agg(code) from beneath), :on) l
                            join beneath b on b.code = l.unit
                        ), stands as (
                            select u.unit, k.rank, u.kind,
                                   coalesce(r.completed_on, r.appraised_on, r.decided_on) <= :day as completed,
                                   coalesce(r.appraised_on, r.decided_on) <= :day as appraised,
                                   r.decided_on <= :day as decided,
                                   r.announced_on <= :day as announced,
                                   (r.revoked_on is null or r.revoked_on > :day)
                                       and (r.expires_on is null or r.expires_on > :day) as holds
                            from told r
                            join ranks k on k.level = r.level
                            join line u on u.code = r.unit and u.valid @> r.on_date and u.since is null
                        ), predecessor as (
                            select l.unit, l.kind, l.node, coalesce(max(k.rank), 0) as recognised,
                                   coalesce(max(k.rank) filter (where r.announced_on <= l.until::text), 0) as announced
                            from line l
                            left join recognition r on r.unit = l.code and l.valid @> r.on_date and %s
                            left join ranks k on k.level = r.level
                            where l.rests and l.since is not null
                            group by l.unit, l.kind, l.node
                        ), carried as (
                            select unit, kind, min(recognised) as recognised, min(announced) as announced
                            from predecessor group by unit, kind having min(recognised) > 0
                        ), own as (
                            select unit, kind,
                                   coalesce(max(rank) filter (where completed and holds), 0) as completed,
                                   coalesce(max(rank) filter (where appraised and holds), 0) as appraised,
                                   coalesce(max(rank) filter (where decided and holds), 0) as recognised,
                                   coalesce(max(rank) filter (where announced and holds), 0) as announced
                            from stands group by unit, kind
                        ), best as (
                            select unit, kind, greatest(o.completed, c.recognised) as completed,
                                   greatest(o.appraised, c.recognised) as appraised,
                                   greatest(o.recognised, c.recognised) as recognised,
                                   greatest(o.announced, c.announced) as announced, c.recognised as carried
                            from own o full join carried c using (unit, kind)
                        ), totals as (
                            select kind, count(*) as units from beneath group by kind
                        )
                        select t.kind, k.level, m.mode, t.units,
                               count(b.unit) filter (where b.completed = k.rank or m.least and b.completed > k.rank),
                               count(b.unit) filter (where b.appraised = k.rank or m.least and b.appraised > k.rank),
                               count(b.unit) filter (where b.recognised = k.rank or m.least and b.recognised > k.rank),
                               count(b.unit) filter (where b.announced = k.rank or m.least and b.announced > k.rank),
                               count(b.unit) filter (where b.carried = k.rank or m.least and b.carried > k.rank)
                        from totals t
                        join ranks k on t.kind = any (k.kinds)
                        cross join (values ('AT_LEAST', true), ('HIGHEST', false)) m (mode, least)
                        left join best b on b.kind = t.kind
                        group by t.kind, k.level, k.rank, m.mode, t.units
                        order by t.kind, k.rank, m.mode
                        """.formatted(inForceOn("l.until::text")))
                .bind("roots", SqlArray.texts(roots))
                .bind("on", on)
                .bind("day", on.toString())
                .map((row, context) -> new StandingCount(
                        row.getString(1),
                        Level.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9)))
                .list();
    }

    private static InForce inForce(ResultSet row, StatementContext context) throws SQLException {
        return new InForce(
                row.getObject("id", UUID.class),
                row.getString("unit"),
                Level.valueOf(row.getString("level")),
                LocalDate.parse(row.getString("decided_on")),
                row.getObject("since", LocalDate.class));
    }
}
