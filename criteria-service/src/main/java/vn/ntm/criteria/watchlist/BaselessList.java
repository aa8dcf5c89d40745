package vn.ntm.criteria.watchlist;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.ntm.criteria.procedure.Bases;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.recognition.Standings;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.db.SqlArray;

/** Finds units that hold a higher level on a day without a lower one that it rests on. */
@Singleton
class BaselessList {

    private final Bases bases;
    private final Standings standings;

    BaselessList(Bases bases, Standings standings) {
        this.bases = bases;
        this.standings = standings;
    }

    /** In the order of {@link #key}; all of them, since no column says which ones they are. */
    List<Baseless> find(Handle handle, Collection<String> roots, LocalDate on) {
        List<Higher> higher = higher(handle, roots, on);
        Map<UUID, Bases.Missing> missing = new HashMap<>();
        bases.missing(handle, higher.stream().map(Higher::resting).toList(), on)
                .forEach(found -> missing.putIfAbsent(found.higher(), found));
        return higher.stream()
                .flatMap(row -> Stream.ofNullable(missing.get(row.resting().id()))
                        .filter(found -> !heldByParts(handle, row, found))
                        .map(row::without))
                .toList();
    }

    static String key(Baseless row) {
        return row.unit() + " " + row.recognition();
    }

    /** A unit made of whole units held what these held until its own decision, which may be about the higher level at once. */
    private boolean heldByParts(Handle handle, Higher row, Bases.Missing missing) {
        return missing.lack() == Bases.Lack.NOT_DECIDED
                && row.made()
                && standings.holds(
                        handle,
                        row.resting().unit(),
                        missing.level(),
                        row.resting().on().minusDays(1));
    }

    /** @param made whether the unit was made of whole units of its tier */
    private record Higher(String unit, String unitName, Bases.Resting resting, LocalDate decidedOn, boolean made) {

        Baseless without(Bases.Missing missing) {
            Words words = Words.base(resting.level(), missing);
            return new Baseless(
                    unit,
                    unitName,
                    resting.level(),
                    resting.id(),
                    decidedOn,
                    missing.level(),
                    missing.lack(),
                    missing.legalSource(),
                    missing.base(),
                    missing.number(),
                    missing.since(),
                    words.vi(),
                    words.en());
        }
    }

    private static List<Higher> higher(Handle handle, Collection<String> roots, LocalDate on) {
        return handle.createQuery("""
                        with recursive beneath as (
                            select code, name_vi from unit_period where code = any (:roots) and valid @> :on::date
                            union
                            select u.code, u.name_vi
                            from unit_period u join beneath b on u.parent_code = b.code where u.valid @> :on::date
                        )
                        select b.code, b.name_vi, r.id, r.unit, r.body::jsonb ->> 'unitKind' as kind, r.level, r.on_date,
                               r.decided_on,
                               exists (select 1 from unit_line(array[b.code], :on, true) m
                                       join unit_succession s on s.code = m.code and s.began = lower(m.valid)
                                       where s.carries) as made
                        from beneath b
                        cross join lateral unit_line(array[b.code], :on, true) l
                        join recognition r on r.unit = l.code and l.valid @> r.on_date
                        where r.state = 'APPROVED' and r.status = 'DECIDED' and r.level in ('ADVANCED', 'MODEL')
                          and r.decided_on <= :day and (r.revoked_on is null or r.revoked_on > :day)
                          and (r.expires_on is null or r.expires_on > :day)
                        order by (b.code || ' ' || r.id) collate "C"
                        """)
                .bind("roots", SqlArray.texts(roots))
                .bind("on", on)
                .bind("day", on.toString())
                .map(BaselessList::row)
                .list();
    }

    private static Higher row(ResultSet row, StatementContext context) throws SQLException {
        return new Higher(
                row.getString("code"),
                row.getString("name_vi"),
                new Bases.Resting(
                        row.getObject("id", UUID.class),
                        row.getString("unit"),
                        UnitKind.valueOf(row.getString("kind")),
                        Level.valueOf(row.getString("level")),
                        row.getObject("on_date", LocalDate.class)),
                LocalDate.parse(row.getString("decided_on")),
                row.getBoolean("made"));
    }
}
