package vn.ntm.reporting.indicator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * How much of the owners' events is in the facts.
 *
 * @param positions the last applied position of each owner
 * @param effects how many events took effect, which tells states apart that have the same positions
 * @param newest recorded time of the newest event: the moment that an answer without {@code asOf} speaks of
 */
record Knowledge(Map<String, Long> positions, long effects, Instant newest) {

    static Knowledge of(Handle handle) {
        Map<String, Long> positions = new TreeMap<>();
        long[] effects = {0};
        Instant[] newest = {Instant.EPOCH};
        handle.createQuery("select source, position, effects, recorded_at from fact_source")
                .map((row, context) -> {
                    positions.put(row.getString(1), row.getLong(2));
                    effects[0] += row.getLong(3);
                    Instant at = row.getObject(4, OffsetDateTime.class).toInstant();
                    newest[0] = at.isAfter(newest[0]) ? at : newest[0];
                    return true;
                })
                .list();
        return new Knowledge(positions, effects[0], newest[0]);
    }
}
