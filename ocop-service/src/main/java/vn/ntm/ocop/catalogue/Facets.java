package vn.ntm.ocop.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts over everything that was found. Each facet respects the other filters and ignores its own, so that it shows what
 * another choice would give.
 */
public record Facets(
        List<Count> stars,
        List<Count> sets,
        List<Count> units,
        List<Count> producerKinds,
        List<Count> certificateStates) {

    /** One choice and how many products it would give; units carry their name on the day. */
    public record Count(String value, @Nullable String name, int count) {}

    /** Counts one facet. */
    static final class Tally {

        private final Map<String, int[]> counts = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();

        void add(String value) {
            counts.computeIfAbsent(value, v -> new int[1])[0]++;
        }

        void add(String value, String name) {
            add(value);
            names.put(value, name);
        }

        /** The most frequent first. */
        List<Count> counts() {
            return counts.entrySet().stream()
                    .map(entry -> new Count(entry.getKey(), names.get(entry.getKey()), entry.getValue()[0]))
                    .sorted(Comparator.comparing(Count::count).reversed().thenComparing(Count::value))
                    .toList();
        }
    }
}
