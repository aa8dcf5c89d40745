package vn.ntm.criteria.population;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;

/**
 * How many people lived in a commune-level unit.
 *
 * @param unit code on the map of {@code countedOn}
 * @param countedOn day of the count; for a figure known by its year, or with a new map, the first day it speaks of
 * @param people number of people
 * @param method a census, or a figure that an authority published with a reform or in a yearbook
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Population(
        String unit,
        LocalDate countedOn,
        long people,
        Method method,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {

    /** How the figure came about. */
    public enum Method {
        CENSUS,
        PUBLISHED
    }

    String naturalKey() {
        return unit + " " + countedOn + " " + source;
    }
}
