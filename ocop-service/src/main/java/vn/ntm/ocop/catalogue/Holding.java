package vn.ntm.ocop.catalogue;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.certificate.Certificate;

/** One certificate of a product with its id. */
record Holding(UUID id, Certificate certificate) {

    LocalDate from() {
        return certificate.issuedOn();
    }

    /** First day on which it no longer holds, for whichever reason. */
    LocalDate end() {
        LocalDate revoked = certificate.revokedOn();
        return revoked != null && revoked.isBefore(certificate.validUntil()) ? revoked : certificate.validUntil();
    }

    boolean isValidOn(LocalDate day) {
        return !day.isBefore(from()) && day.isBefore(end());
    }

    @Nullable
    LocalDate revokedOn() {
        return certificate.revokedOn();
    }
}
