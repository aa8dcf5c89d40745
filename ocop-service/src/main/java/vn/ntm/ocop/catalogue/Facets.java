package vn.ntm.ocop.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts over everything that was found, the most frequent first. Each facet respects the other filters and ignores its
 * own, so that it shows what another choice would give.
 */
public record Facets(
        List<Count> stars,
        List<Count> sets,
        List<Count> units,
        List<Count> producerKinds,
        List<Count> certificateStates) {

    /** One choice and how many products it would give; units carry their name on the day, sets that of the latest edition. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Count(String value, @Nullable String name, int count) {}
}
