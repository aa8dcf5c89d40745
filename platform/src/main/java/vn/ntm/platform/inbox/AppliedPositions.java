package vn.ntm.platform.inbox;

import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** How far a service has come with the events of each source. */
public final class AppliedPositions {

    private AppliedPositions() {}

    /** By source, the last position up to which every event took effect; what lies beyond a gap does not count. */
    public static Map<String, Long> of(Handle handle) {
        Map<String, Long> positions = new TreeMap<>();
        handle.createQuery("""
                        select source, coalesce((select upper(r) - 1 from unnest(applied) r where r @> 1::bigint), 0)
                        from inbox_source
                        """)
                .map((row, c) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> positions.put(entry.getKey(), entry.getValue()));
        return positions;
    }
}
