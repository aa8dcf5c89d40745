package vn.ntm.ocop.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.producer.Producer;
import vn.ntm.ocop.product.Product;

/** A product with what is looked for together with it; certificates in the order of issue. */
record CatalogueProduct(
        UUID id, long version, Product product, @Nullable Producer producer, List<Holding> holdings, byte[] orderKey) {

    /** In the programme on that day. */
    boolean participatesOn(LocalDate day) {
        LocalDate left = product.leftOn();
        return !product.joinedOn().isAfter(day) && (left == null || day.isBefore(left));
    }

    @Nullable
    Holding validOn(LocalDate day) {
        for (Holding holding : holdings) {
            if (holding.isValidOn(day)) {
                return holding;
            }
        }
        return null;
    }

    /** The latest certificate issued by that day. */
    @Nullable
    Holding latestBy(LocalDate day) {
        Holding latest = null;
        for (Holding holding : holdings) {
            if (!holding.from().isAfter(day)) {
                latest = holding;
            }
        }
        return latest;
    }

    CertificateState stateOn(LocalDate day) {
        Holding latest = latestBy(day);
        if (latest == null) {
            return CertificateState.NEVER;
        }
        if (validOn(day) != null) {
            return CertificateState.VALID;
        }
        LocalDate revoked = latest.revokedOn();
        return revoked != null && !day.isBefore(revoked) ? CertificateState.REVOKED : CertificateState.EXPIRED;
    }

    Producer.@Nullable Kind producerKind() {
        return producer == null ? null : producer.kind();
    }
}
