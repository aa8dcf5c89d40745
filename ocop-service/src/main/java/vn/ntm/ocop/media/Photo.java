package vn.ntm.ocop.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * A picture of a product, with its text for those who do not see it, in each language.
 *
 * @param sha256 address of the file
 * @param place 1 to 8: the order in which pictures are shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Photo(
        String product,
        String sha256,
        int place,
        String textVi,
        @Nullable String textEn,
        Basis basis,
        String source) {

    /** The most pictures that one product has. */
    static final int MOST = 8;

    String naturalKey() {
        return product + " " + place;
    }
}
