package vn.ntm.ocop.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts over everything that was found, the most frequent first. Each facet respects the other filters and ignores its
 * own, so that it shows what another choice would give.
 */
public record Facets(
        List<Count> stars,
        List<Count> sets,
        List<UnitCount> units,
        List<Count> producerKinds,
        List<Count> certificateStates) {

    /** One choice and how many products it would give; sets carry the name of the latest edition. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Count(String value, @Nullable String name, int count) {}

    /**
     * A unit with its name and kind on the day: a district and a commune may bear one name.
     *
     * @param endedOn first day on which it was no more, where it has ended by the day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnitCount(
            String value,
            String name,
            String kind,
            @Nullable LocalDate endedOn,
            int count) {}
}
