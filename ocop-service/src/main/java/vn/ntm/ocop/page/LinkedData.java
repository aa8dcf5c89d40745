package vn.ntm.ocop.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.catalogue.CertificateState;
import vn.ntm.ocop.certificate.Certificate;
import vn.ntm.ocop.item.Item;

/** A product in the terms of schema.org; a certification stands there only while it holds. */
final class LinkedData {

    private LinkedData() {}

    static Map<String, Object> of(PublicProduct product, String base) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Product");
        data.put("@id", base + "/p/" + DigitalLink.encoded(product.code()));
        data.put("name", product.name());
        data.put("productID", product.code());
        data.put("countryOfOrigin", Map.of("@type", "Country", "name", "VN"));
        if (product.producerName() != null) {
            data.put("manufacturer", Map.of("@type", "Organization", "name", product.producerName()));
        }
        if (product.story() != null) {
            data.put("description", product.story().textVi());
        }
        if (!product.photos().isEmpty()) {
            data.put(
                    "image",
                    product.photos().stream()
                            .map(photo -> base + "/v1/files/" + photo.sha256() + "?width=1280")
                            .toList());
        }
        String reconstruction = Words.VIETNAMESE.reconstruction(product);
        if (reconstruction != null) {
            data.put("disambiguatingDescription", reconstruction);
        }
        Certificate certificate = product.certificate();
        if (product.state() == CertificateState.VALID && certificate != null) {
            data.put("hasCertification", certification(certificate, product.issuer()));
        }
        List<Map<String, Object>> variants = new ArrayList<>();
        for (Item item : product.items()) {
            variants.add(variant(item, base));
        }
        if (!variants.isEmpty()) {
            data.put("model", variants);
        }
        return data;
    }

    private static Map<String, Object> certification(Certificate certificate, @Nullable Issuer issuer) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@type", "Certification");
        data.put("name", "OCOP " + certificate.star() + " sao");
        Map<String, Object> rating = new LinkedHashMap<>();
        rating.put("@type", "Rating");
        rating.put("ratingValue", certificate.star());
        rating.put("bestRating", 5);
        if (issuer != null) {
            Map<String, Object> authority = Map.of("@type", "GovernmentOrganization", "name", issuer.nameVi());
            data.put("issuedBy", authority);
            rating.put("author", authority);
        }
        data.put("certificationRating", rating);
        if (certificate.decisionNumber() != null) {
            data.put("certificationIdentification", certificate.decisionNumber());
        }
        data.put("validFrom", certificate.issuedOn().toString());
        data.put("expires", certificate.end().minusDays(1).toString());
        return data;
    }

    private static Map<String, Object> variant(Item item, String base) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@type", "ProductModel");
        data.put("name", item.name());
        data.put("sku", item.code());
        if (item.gtin() != null) {
            data.put("gtin", item.gtin());
            data.put("hasGS1DigitalLink", DigitalLink.of(base, item.gtin(), null, null));
        }
        return data;
    }
}
