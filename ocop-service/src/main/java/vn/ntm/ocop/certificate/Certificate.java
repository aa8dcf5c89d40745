package vn.ntm.ocop.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * The paper for a star.
 *
 * @param unit unit of the product when it was granted
 * @param validUntil first day on which it is no longer valid
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Certificate(
        String product,
        String unit,
        int star,
        @Nullable String decisionNumber,
        LocalDate issuedOn,
        LocalDate validUntil,
        Basis basis,
        String source,
        @Nullable String note) {

    static final int TERM_IN_MONTHS = 36;

    String naturalKey() {
        return product + " " + issuedOn;
    }

    /** Whether it is valid on that day; on {@code validUntil} it is not. */
    boolean isValidOn(LocalDate day) {
        return !day.isBefore(issuedOn) && day.isBefore(validUntil);
    }
}
