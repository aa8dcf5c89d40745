package vn.ntm.ocop.supply;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * What a unit declared on a day.
 *
 * @param asOf the day of the snapshot; a later one of the same kind takes its place
 * @param commodity name of the produce, the same for supply and demand
 * @param product code of the OCOP product where it is one
 * @param availableFrom first day on which it can be had
 * @param availableTo last day, included
 * @param estimated whether "over" or "about" stands beside the figure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Supply(
        String unit,
        LocalDate asOf,
        Kind kind,
        String commodity,
        @Nullable String product,
        long quantity,
        Measure measure,
        LocalDate availableFrom,
        LocalDate availableTo,
        @Nullable Long priceVnd,
        @Nullable String reason,
        boolean estimated,
        Basis basis,
        String source) {

    /** Kinds of declarations. */
    public enum Kind {
        /** To be harvested or made within the window. */
        SEASONAL,
        /** In store on the day of the snapshot. */
        STOCK,
        /** What the usual channels do not take. */
        UNSOLD
    }

    String naturalKey() {
        return line(commodity) + " " + asOf;
    }

    /** What is declared again and again, however it is spelt: the latest snapshot of a line counts. */
    String line() {
        return line(Commodity.key(commodity));
    }

    private String line(String produce) {
        return unit + " " + kind + " " + produce + " " + (product == null ? "" : product) + " " + availableFrom;
    }

    /** What lies in one place: all that is counted of it on one day stands for what was counted before. */
    String store() {
        return unit + " " + Commodity.key(commodity) + " " + (product == null ? "" : product);
    }
}
