package vn.ntm.reporting.indicator;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.inbox.AppliedPositions;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * How much of the owners' events is in the facts.
 *
 * @param positions by owner, the last position up to which every event is in the facts
 * @param effects how many events took effect, which tells states apart that have the same positions
 * @param newest recorded time of the newest event: the moment that an answer without {@code asOf} speaks of
 */
public record Knowledge(Map<String, Long> positions, long effects, Instant newest) {

    /**
     * By owner, the position of the newest event whose facts were known at a moment. What comes later does not change it,
     * so that the same question about the same moment has the same answer for ever.
     */
    public static Map<String, Long> positions(Handle handle, Instant asOf) {
        Map<String, Long> positions = new TreeMap<>();
        for (String table : List.of("fact", "unit_fact")) {
            handle.createQuery("""
                            select s.source, f.position from fact_source s cross join lateral (
                                select f.position from %s f
                                where f.source_service = s.source and f.recorded_from <= :asOf
                                order by f.recorded_from desc, f.position desc limit 1
                            ) f
                            """.formatted(table))
                    .bind("asOf", asOf.atOffset(ZoneOffset.UTC))
                    .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                    .forEach(entry -> positions.merge(entry.getKey(), entry.getValue(), Math::max));
        }
        return positions;
    }

    /** The moment that an answer speaks of: the one asked for, or that of all that is known where none is. */
    public static Instant moment(Handle handle, @Nullable Instant asOf, Clock clock) {
        // What was asked for lies in the past as a rule, for which nothing has to be looked up.
        return asOf == null || asOf.isAfter(clock.instant()) ? of(handle).moment(asOf, clock) : asOf;
    }

    /**
     * The same where the knowledge is at hand. 400 for a moment to come: what will be known by then is unknown, and an answer
     * about it would not be the same the next time.
     */
    public Instant moment(@Nullable Instant asOf, Clock clock) {
        if (asOf == null) {
            return newest;
        }
        if (asOf.isAfter(clock.instant()) && asOf.isAfter(newest)) {
            throw ProblemException.of(
                    ProblemType.INVALID_PARAMETER,
                    "asOf",
                    "after-all-knowledge",
                    Map.of("given", asOf, "newest", newest));
        }
        return asOf;
    }

    public static Knowledge of(Handle handle) {
        long[] effects = {0};
        Instant[] newest = {Instant.EPOCH};
        handle.createQuery("select effects, recorded_at from fact_source")
                .map((row, context) -> {
                    effects[0] += row.getLong(1);
                    Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
                    newest[0] = at.isAfter(newest[0]) ? at : newest[0];
                    return true;
                })
                .list();
        return new Knowledge(AppliedPositions.of(handle), effects[0], newest[0]);
    }
}
