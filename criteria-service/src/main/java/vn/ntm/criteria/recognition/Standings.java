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

/** Who holds which level on which day: decided on or before it, and neither revoked nor expired by then. */
@Singleton
public class Standings {

    /** A recognition in force. */
    public record InForce(UUID id, String unit, Level level, LocalDate decidedOn) {}

    private static final String HELD = " status = 'DECIDED' and state = 'APPROVED' and decided_on <= :on"
            + " and (revoked_on is null or revoked_on > :on) and (expires_on is null or expires_on > :on) ";

    /** The recognitions of these units in force on that day. */
    public List<InForce> inForce(Handle handle, Collection<String> units, LocalDate on) {
        return handle.createQuery("select id, unit, level, decided_on from recognition where unit = any (:units) and"
                        + HELD + "order by unit, decided_on, id")
                .bindArray("units", String.class, units)
                .bind("on", on.toString())
                .map(Standings::inForce)
                .list();
    }

    /** Whether the unit holds this level or a higher one on that day. */
    public boolean holds(Handle handle, String unit, Level level, LocalDate on) {
        return inForce(handle, List.of(unit), on).stream()
                .anyMatch(held -> held.level().rank() >= level.rank());
    }

    /**
     * All counts of the units beneath the roots on that day. A unit whose name, kind or tier changed since is another
     * unit: a code is a key only with a date.
     */
    public List<StandingCount> counts(Handle handle, Collection<String> roots, LocalDate on) {
        return handle.createQuery("""
                        with recursive beneath as (
                            select code, kind, name_ascii, parent_code from unit_period
                            where code = any (:roots) and valid @> :on::date
                            union
                            select u.code, u.kind, u.name_ascii, u.parent_code
                            from unit_period u join beneath b on u.parent_code = b.code where u.valid @> :on::date
                        ), ranks (level, rank, kinds) as (values
                            ('STANDARD', 1, array['COMMUNE', 'HAMLET', 'GARDEN']),
                            ('COMPLETED', 1, array['CITY', 'TOWN', 'RURAL_DISTRICT', 'PROVINCE', 'CITY_PROVINCE']),
                            ('ADVANCED', 2, array['COMMUNE', 'CITY', 'TOWN', 'RURAL_DISTRICT']),
                            ('MODEL', 3, array['COMMUNE', 'HAMLET', 'HOUSEHOLD', 'CITY', 'TOWN', 'RURAL_DISTRICT'])
                        ), stands as (
                            select r.unit, k.rank, u.kind,
                                   coalesce(r.completed_on, r.appraised_on, r.decided_on) <= :day as completed,
                                   coalesce(r.appraised_on, r.decided_on) <= :day as appraised,
                                   r.decided_on <= :day as decided,
                                   r.announced_on <= :day as announced,
                                   (r.revoked_on is null or r.revoked_on > :day)
                                       and (r.expires_on is null or r.expires_on > :day) as holds
                            from recognition r
                            join ranks k on k.level = r.level
                            join beneath u on u.code = r.unit
                            join unit_period then_unit on then_unit.code = r.unit and then_unit.valid @> r.on_date
                                 and then_unit.kind = u.kind and then_unit.name_ascii = u.name_ascii
                            left join unit_period then_parent on then_parent.code = then_unit.parent_code
                                 and then_parent.valid @> r.on_date
                            left join unit_period parent on parent.code = u.parent_code and parent.valid @> :on::date
                            where r.state = 'APPROVED'
                              and coalesce(then_parent.kind, '') in ('PROVINCE', 'CITY_PROVINCE')
                                  = (coalesce(parent.kind, '') in ('PROVINCE', 'CITY_PROVINCE'))
                        ), best as (
                            select unit, kind,
                                   coalesce(max(rank) filter (where completed and holds), 0) as completed,
                                   coalesce(max(rank) filter (where appraised and holds), 0) as appraised,
                                   coalesce(max(rank) filter (where decided and holds), 0) as recognised,
                                   coalesce(max(rank) filter (where announced and holds), 0) as announced
                            from stands group by unit, kind
                        ), totals as (
                            select kind, count(*) as units from beneath group by kind
                        )
                        select t.kind, k.level, m.mode, t.units,
                               count(b.unit) filter (where b.completed = k.rank or m.least and b.completed > k.rank),
                               count(b.unit) filter (where b.appraised = k.rank or m.least and b.appraised > k.rank),
                               count(b.unit) filter (where b.recognised = k.rank or m.least and b.recognised > k.rank),
                               count(b.unit) filter (where b.announced = k.rank or m.least and b.announced > k.rank)
                        from totals t
                        join ranks k on t.kind = any (k.kinds)
                        cross join (values ('AT_LEAST', true), ('HIGHEST', false)) m (mode, least)
                        left join best b on b.kind = t.kind
                        group by t.kind, k.level, k.rank, m.mode, t.units
                        order by t.kind, k.rank, m.mode
                        """)
                .bindArray("roots", String.class, roots)
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
                        row.getInt(8)))
                .list();
    }

    private static InForce inForce(ResultSet row, StatementContext context) throws SQLException {
        return new InForce(
                row.getObject("id", UUID.class),
                row.getString("unit"),
                Level.valueOf(row.getString("level")),
                LocalDate.parse(row.getString("decided_on")));
    }
}
