package vn.ntm.ocop.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * One way in which a product is packed and sold.
 *
 * @param code the producer's own code of the item, unique within the product
 * @param gtin 8, 12, 13 or 14 digits with the check digit; absent where the producer has none
 * @param packaging what it is packed in, in Vietnamese
 * @param netContent such as {@code 500 g}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Item(
        String product,
        String code,
        @Nullable String gtin,
        String name,
        @Nullable String packaging,
        @Nullable String netContent,
        Basis basis,
        String source) {

    String naturalKey() {
        return product + " " + code;
    }
}
