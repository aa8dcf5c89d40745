package vn.ntm.ocop.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision that takes a certificate back; the authority that gave it decides.
 *
 * @param foundOn day of the finding or of the commune's confirmation
 * @param revokedOn first day on which the certificate no longer holds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Revocation(
        UUID certificate,
        Ground ground,
        LocalDate foundOn,
        LocalDate revokedOn,
        @Nullable String decisionNumber,
        String source,
        @Nullable String note) {

    /** Days from the finding within which the authority decides (26/2026/QĐ-TTg, Art. 8). */
    static final int DAYS_TO_DECIDE = 15;

    String naturalKey() {
        return certificate.toString();
    }

    /** Grounds of 26/2026/QĐ-TTg, Art. 8. */
    public enum Ground {
        FALSE_INFORMATION,
        CRITERIA_NO_LONGER_MET,
        LAW_BROKEN,
        MARK_MISUSED,
        PRODUCTION_STOPPED,
        OTHER_FINDING
    }
}
