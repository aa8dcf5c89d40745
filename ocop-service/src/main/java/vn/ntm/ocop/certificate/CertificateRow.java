package vn.ntm.ocop.certificate;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;
import vn.ntm.platform.table.ExportedColumns;

/** A certificate as it is entered; without an end it runs for 36 months. */
@ExportedColumns({"unit", "kind", "replacedOn", "revokedOn", "revocationGround", "termEndsOn"})
public record CertificateRow(
        String product,
        int star,
        @Nullable String decisionNumber,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil,
        Basis basis,
        String source,
        @Nullable String note) {

    String naturalKey() {
        return product + " " + issuedOn;
    }

    LocalDate end() {
        return Objects.requireNonNullElseGet(validUntil, () -> issuedOn.plusMonths(Certificate.TERM_IN_MONTHS));
    }

    Certificate certificate(String unit, CertificateKind kind) {
        return new Certificate(
                product,
                unit,
                star,
                decisionNumber,
                issuedOn,
                end(),
                kind,
                null,
                null,
                null,
                null,
                basis,
                source,
                note);
    }

    /** What happened to the certificate since stays; the row only says again what was granted. */
    Certificate again(Certificate known) {
        return new Certificate(
                product,
                known.unit(),
                star,
                decisionNumber,
                issuedOn,
                known.replacedOn() == null && known.termEndsOn() == null ? end() : known.validUntil(),
                known.kind(),
                known.replacedOn(),
                known.revokedOn(),
                known.revocationGround(),
                known.termEndsOn(),
                basis,
                source,
                note);
    }
}
