package vn.ntm.ocop.page;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;
import vn.ntm.ocop.catalogue.Catalogue;
import vn.ntm.ocop.catalogue.CertificateState;
import vn.ntm.ocop.certificate.Certificate;
import vn.ntm.ocop.item.Item;
import vn.ntm.ocop.item.Lot;
import vn.ntm.ocop.media.Photo;
import vn.ntm.ocop.story.Story;

/**
 * Everything that the public sees of a product on a day.
 *
 * @param basis whether the product is real or made up to match published figures
 * @param certificate the one in force, or the last one
 * @param issuer who decided the certificate, where the law of that day and the place say it
 * @param unitAtGrant the place as it was called when the certificate was issued, its own name and those above it
 * @param rawMaterialFrom where the raw material of the lot comes from, as it was called when the lot was made
 * @param unitToday the place as it is called that day, its own name and those above it
 */
record PublicProduct(
        UUID id,
        String code,
        String name,
        Basis basis,
        @Nullable String producerName,
        CertificateState state,
        @Nullable Certificate certificate,
        @Nullable Issuer issuer,
        List<Catalogue.Place> unitAtGrant,
        List<Catalogue.Place> unitToday,
        @Nullable Story story,
        List<Photo> photos,
        List<Item> items,
        @Nullable Lot lot,
        List<Catalogue.Place> rawMaterialFrom,
        LocalDate day) {

    /** First day on which the shown certificate no longer holds. */
    @Nullable
    LocalDate end() {
        Certificate shown = certificate;
        return shown == null ? null : shown.end();
    }
}
