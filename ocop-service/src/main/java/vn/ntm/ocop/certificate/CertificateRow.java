package vn.ntm.ocop.certificate;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/** A certificate as it is entered; without an end it runs for 36 months. */
public record CertificateRow(
        String product,
        int star,
        @Nullable String decisionNumber,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil,
        Basis basis,
        String source,
        @Nullable String note) {

    Certificate certificate(String unit) {
        return new Certificate(
                product,
                unit,
                star,
                decisionNumber,
                issuedOn,
                Objects.requireNonNullElseGet(validUntil, () -> issuedOn.plusMonths(Certificate.TERM_IN_MONTHS)),
                basis,
                source,
                note);
    }
}
