package vn.ntm.ocop.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Faults;

/**
 * A certificate that stays valid past its term because its holder could not meet the filing window of the new law: until
 * the decision on the re-evaluation, at most 180 days (26/2026/QĐ-TTg, Art. 11 and 12).
 *
 * @param extendedUntil first day on which the certificate no longer holds, should nobody have decided before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Extension(
        UUID certificate,
        LocalDate extendedUntil,
        @Nullable String decisionNumber,
        String source,
        @Nullable String note) {

    /** The most days that a certificate holds past its term. */
    public static final int MOST_DAYS = 180;

    String naturalKey() {
        return certificate.toString();
    }

    void faultsBeside(Certificate certificate, Faults faults) {
        LocalDate end = certificate.validUntil();
        faults.unless(
                certificate.replacedOn() == null
                        && certificate.revokedOn() == null
                        && certificate.termEndsOn() == null
                        && RenewalWindow.LAW_OF_2026.isBefore(end),
                "certificate",
                "certificate-not-in-force",
                Map.of("on", RenewalWindow.LAW_OF_2026, "from", certificate.issuedOn(), "to", certificate.end()));
        faults.unless(
                RenewalWindow.closedBeforeTheLaw(end),
                "certificate",
                "window-was-open",
                Map.of("from", RenewalWindow.opens(end), "to", RenewalWindow.closes(end)));
        faults.unless(
                end.isBefore(extendedUntil) && !extendedUntil.isAfter(end.plusDays(MOST_DAYS)),
                "extendedUntil",
                "extension-out-of-range",
                Map.of("given", extendedUntil, "from", end.plusDays(1), "to", end.plusDays(MOST_DAYS)));
    }
}
