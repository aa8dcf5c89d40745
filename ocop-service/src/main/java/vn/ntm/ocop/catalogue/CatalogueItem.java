package vn.ntm.ocop.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.producer.Producer;
import vn.ntm.ocop.product.Product;
import vn.ntm.platform.register.State;

/**
 * A product as the catalogue lists it on a day.
 *
 * @param star stars in force that day; absent where none are
 * @param certificate id of the certificate in force, or of the last one
 * @param validUntil first day on which that certificate no longer holds
 * @param unitName name that the unit bears that day, or bore at its end
 * @param unitKind kind of that unit
 * @param unitEndedOn first day on which that unit was no more, where it has ended by the day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CatalogueItem(
        UUID id,
        long version,
        State state,
        @JsonUnwrapped Product product,
        @Nullable String producerName,
        Producer.@Nullable Kind producerKind,
        @Nullable String unitName,
        @Nullable String unitKind,
        @Nullable LocalDate unitEndedOn,
        @Nullable Integer star,
        CertificateState certificateState,
        @Nullable UUID certificate,
        @Nullable LocalDate validUntil) {

    static CatalogueItem of(CatalogueProduct product, List<Ancestry.Named> above, LocalDate day) {
        Holding valid = product.validOn(day);
        Holding shown = valid == null ? product.latestBy(day) : valid;
        Producer producer = product.producer();
        Ancestry.Named own = above.isEmpty() ? null : above.get(0);
        return new CatalogueItem(
                product.id(),
                product.version(),
                State.RECORDED,
                product.product(),
                producer == null ? null : producer.name(),
                product.producerKind(),
                own == null ? null : own.name(),
                own == null ? null : own.kind(),
                own == null ? null : own.endedOn(),
                valid == null ? null : valid.certificate().star(),
                product.stateOn(day),
                shown == null ? null : shown.id(),
                shown == null ? null : shown.end());
    }
}
