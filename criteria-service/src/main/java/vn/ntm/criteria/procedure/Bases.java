package vn.ntm.criteria.procedure;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.recognition.Recognition;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.db.SqlArray;

/**
 * The lower levels that a recognition rests on, and what became of them. What a level rests on is the level that the procedure
 * of the day of its decision asks for, and what that one rests on in turn. The law does not say what becomes of a higher level
 * whose lower one is revoked; so this finds such cases, and a person decides.
 */
@Singleton
public class Bases {

    /** What became of a level that another one rests on. */
    public enum Lack {
        /** It was taken back. */
        REVOKED,
        /** Its time has run out. */
        EXPIRED,
        /** No decision on it is on record. */
        NOT_DECIDED
    }

    /**
     * A recognition, as far as it rests on others.
     *
     * @param unit the unit's code on {@code on}
     * @param on the day of the decision, or a day on which the unit carried the code
     */
    public record Resting(UUID id, String unit, UnitKind unitKind, Level level, LocalDate on) {

        public static Resting of(UUID id, Recognition recognition) {
            return new Resting(
                    id, recognition.unit(), recognition.unitKind(), recognition.level(), recognition.knownOn());
        }
    }

    /**
     * A level that is not there any more, or never was.
     *
     * @param procedure code of the procedure by which the higher level rests on it
     * @param base the decision that was in force last, absent where there is none
     * @param number number of the decision that took it back
     * @param since first day without it
     */
    public record Missing(
            UUID higher,
            Level level,
            Lack lack,
            String procedure,
            String legalSource,
            @Nullable UUID base,
            @Nullable String number,
            @Nullable LocalDate since) {}

    private final Procedures procedures;

    Bases(Procedures procedures) {
        this.procedures = procedures;
    }

    /**
     * What these recognitions rest on and lack on a day, the lowest level of each first. What a unit held by what the units that
     * it was made of held is not looked at.
     */
    public List<Missing> missing(Handle handle, Collection<Resting> higher, LocalDate on) {
        Map<Asked, Optional<Procedure>> known = new HashMap<>();
        List<Resting> asked = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Resting resting : higher) {
            for (Step step : chain(handle, resting, known)) {
                asked.add(resting);
                steps.add(step);
            }
        }
        if (asked.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select n.place, b.id, b.number, b.revoked_on, b.expires_on
                        from unnest(:units, :days::date[], :levels) with ordinality as n (unit, day, level, place)
                        left join lateral (
                            select r.id, r.body::jsonb -> 'revocation' ->> 'number' as number, r.revoked_on, r.expires_on,
                                   (r.revoked_on is null or r.revoked_on > :on)
                                       and (r.expires_on is null or r.expires_on > :on) as holds
                            from unit_life(n.unit, n.day) l
                            join recognition r on r.unit = l.code and l.valid @> r.on_date
                            where r.level = n.level and r.state = 'APPROVED' and r.status = 'DECIDED' and r.decided_on <= :on
                            order by holds desc, r.decided_on desc, r.id desc limit 1
                        ) b on true
                        where b.holds is not true
                        order by n.place
                        """)
                .bind("units", SqlArray.texts(asked, Resting::unit))
                .bind("days", SqlArray.texts(asked, resting -> resting.on().toString()))
                .bind("levels", SqlArray.texts(steps, step -> step.needed().name()))
                .bind("on", on.toString())
                .map((row, context) -> missing(row, context, asked, steps, on))
                .list();
    }

    private static Missing missing(
            ResultSet row, StatementContext context, List<Resting> asked, List<Step> steps, LocalDate on)
            throws SQLException {
        int place = row.getInt("place") - 1;
        Step step = steps.get(place);
        UUID base = row.getObject("id", UUID.class);
        String revoked = row.getString("revoked_on");
        boolean taken = revoked != null && !LocalDate.parse(revoked).isAfter(on);
        String ended = taken ? revoked : row.getString("expires_on");
        Lack lack = base == null ? Lack.NOT_DECIDED : taken ? Lack.REVOKED : Lack.EXPIRED;
        return new Missing(
                asked.get(place).id(),
                step.needed(),
                lack,
                step.procedure().code(),
                step.procedure().legalSource(),
                base,
                taken ? row.getString("number") : null,
                ended == null ? null : LocalDate.parse(ended));
    }

    private record Asked(UnitKind kind, Level level, LocalDate on) {}

    private record Step(Level needed, Procedure procedure) {}

    /** The levels beneath, the lowest first; nothing where no procedure of the day is known. */
    private List<Step> chain(Handle handle, Resting resting, Map<Asked, Optional<Procedure>> known) {
        List<Step> chain = new ArrayList<>();
        Level level = resting.level();
        while (true) {
            Procedure procedure = known.computeIfAbsent(
                            new Asked(resting.unitKind(), level, resting.on()),
                            asked -> procedures.inForce(handle, asked.kind(), asked.level(), asked.on()))
                    .orElse(null);
            Level needed = procedure == null ? null : procedure.requiredLevel();
            if (procedure == null || needed == null || needed.rank() >= level.rank()) {
                return chain;
            }
            chain.add(0, new Step(needed, procedure));
            level = needed;
        }
    }
}
