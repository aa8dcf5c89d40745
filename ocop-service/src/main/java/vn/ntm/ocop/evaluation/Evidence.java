package vn.ntm.ocop.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A paper that is filed once and cited many times; two papers of one content are one.
 *
 * @param sha256 address of the file
 * @param kind what it proves, such as {@code FOOD_SAFETY_CERTIFICATE}
 * @param unit unit of the producer on the day of issue
 * @param validUntil first day on which the paper no longer holds; absent where it does not end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        String sha256,
        String kind,
        String unit,
        @Nullable String number,
        @Nullable String issuer,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil,
        String source) {

    String naturalKey() {
        return sha256 + " " + kind;
    }

    boolean holdsOn(LocalDate day) {
        return validUntil == null || day.isBefore(validUntil);
    }
}
