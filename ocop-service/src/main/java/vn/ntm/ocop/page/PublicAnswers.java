package vn.ntm.ocop.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.item.Item;
import vn.ntm.platform.web.RequestContext;

/** What the page and the label share: language, addresses, linked data. */
@Singleton
class PublicAnswers {

    private final RequestContext context;
    private final ObjectMapper json;
    private final String base;

    PublicAnswers(
            RequestContext context, ObjectMapper json, @ConfigProperty(name = "ntm.ocop.public-url") String base) {
        this.context = context;
        this.json = json;
        this.base = base;
    }

    /** The language asked for, or that of the request. */
    Words words(@Nullable String language) {
        return new Words(language == null ? context.language() : Locale.forLanguageTag(language));
    }

    /** Where a label leads: the GS1 Digital Link of an item, or the public page where no item has a GTIN. */
    String linkOf(PublicProduct product) {
        return product.items().stream()
                .map(Item::gtin)
                .filter(Objects::nonNull)
                .findFirst()
                .map(gtin -> DigitalLink.of(base, gtin, null, null))
                .orElseGet(() -> pageOf(base, product.code()));
    }

    String linkedData(PublicProduct product) {
        try {
            return json.writeValueAsString(LinkedData.of(product, base));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Linked data cannot be written.", e);
        }
    }

    static String pageOf(String base, String code) {
        return base + "/p/" + DigitalLink.encoded(code);
    }
}
