package vn.ntm.ocop.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * What was made of a product in one go, to be traced back.
 *
 * @param code at most 20 characters of GS1's set for AI (10)
 * @param growingArea code of the growing area of the raw material
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Lot(
        String product,
        String code,
        @Nullable String gtin,
        LocalDate producedOn,
        @Nullable LocalDate bestBefore,
        @Nullable String rawMaterialUnit,
        @Nullable String growingArea,
        @Nullable Long quantity,
        @Nullable String quantityUnit,
        Basis basis,
        String source) {

    String naturalKey() {
        return product + " " + code;
    }
}
