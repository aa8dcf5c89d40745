package vn.ntm.ocop.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * What was sold of a product on a channel in a period.
 *
 * @param periodTo last day of the period, included
 * @param quantity in whole {@code quantityUnit}
 * @param amountVnd turnover in whole đồng
 * @param estimated whether the figure is an estimate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sale(
        String channel,
        String product,
        @Nullable String item,
        LocalDate periodFrom,
        LocalDate periodTo,
        @Nullable Long quantity,
        @Nullable String quantityUnit,
        long amountVnd,
        boolean estimated,
        Basis basis,
        String source) {

    String naturalKey() {
        return stream() + " " + periodFrom + " " + periodTo;
    }

    /** What is counted: two periods of one stream must not overlap, or turnover would count twice. */
    String stream() {
        return channel + " " + product + " " + (item == null ? "" : item);
    }

    boolean overlaps(Sale other) {
        return stream().equals(other.stream())
                && !naturalKey().equals(other.naturalKey())
                && !periodFrom.isAfter(other.periodTo())
                && !other.periodFrom().isAfter(periodTo);
    }
}
