package vn.ntm.ocop.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * What was sold of a product on a channel in a period.
 *
 * @param item code of the item where the row is about one; absent where it is about the product as a whole
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
        return stream() + " " + (item == null ? "" : item) + " " + periodFrom + " " + periodTo;
    }

    /** One product on one channel: within it nothing may be counted twice. */
    String stream() {
        return channel + " " + product;
    }

    /** A row without an item is about the whole product, and covers what was sold of each of its items. */
    boolean overlaps(Sale other) {
        return stream().equals(other.stream())
                && (item == null || other.item() == null || item.equals(other.item()))
                && !naturalKey().equals(other.naturalKey())
                && !periodFrom.isAfter(other.periodTo())
                && !other.periodFrom().isAfter(periodTo);
    }
}
