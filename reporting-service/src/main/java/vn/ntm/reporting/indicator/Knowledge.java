package vn.ntm.reporting.indicator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.inbox.AppliedPositions;

/**
 * How much of the owners' events is in the facts.
 *
 * @param positions by owner, the last position up to which every event is in the facts
 * @param effects how many events took effect, which tells states apart that have the same positions
 * @param newest recorded time of the newest event: the moment that an answer without {@code asOf} speaks of
 */
record Knowledge(Map<String, Long> positions, long effects, Instant newest) {

    static Knowledge of(Handle handle) {
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
