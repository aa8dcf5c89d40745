package vn.ntm.ocop.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * A product, or one item of it, offered on a channel for a time at a price of that channel.
 *
 * @param priceVnd whole đồng
 * @param listedUntil first day on which it is no longer offered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listing(
        String channel,
        String product,
        @Nullable String item,
        @Nullable Long priceVnd,
        @Nullable String link,
        LocalDate listedFrom,
        @Nullable LocalDate listedUntil,
        Basis basis,
        String source) {

    String naturalKey() {
        return channel + " " + product + " " + (item == null ? "" : item) + " " + listedFrom;
    }
}
