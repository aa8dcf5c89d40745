package vn.ntm.ocop.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * A way to sell.
 *
 * @param unit where a shop or market stands; absent for platforms
 * @param closedOn first day on which it no longer sells
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Channel(
        String code,
        String nameVi,
        @Nullable String nameEn,
        Kind kind,
        @Nullable String unit,
        @Nullable String link,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        Basis basis,
        String source,
        @Nullable String note) {

    /** Kinds of channels in use in the province. */
    public enum Kind {
        E_COMMERCE,
        FAIR,
        SHOP,
        SUPERMARKET,
        SOCIAL,
        EXPORT
    }
}
