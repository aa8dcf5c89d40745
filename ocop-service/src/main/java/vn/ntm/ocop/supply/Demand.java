package vn.ntm.ocop.supply;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * What a buyer offers to take.
 *
 * @param buyer name of the organisation
 * @param unit unit from which the buyer takes; absent where it does not matter
 * @param wantedTo last day, included
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Demand(
        String code,
        String buyer,
        LocalDate asOf,
        String commodity,
        @Nullable String unit,
        long quantity,
        Measure measure,
        LocalDate wantedFrom,
        LocalDate wantedTo,
        @Nullable Long priceVnd,
        boolean estimated,
        Basis basis,
        String source) {}
