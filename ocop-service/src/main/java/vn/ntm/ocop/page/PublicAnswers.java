package vn.ntm.ocop.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.item.Item;
import vn.ntm.ocop.item.Lot;
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

    /** Where a label leads: the GS1 Digital Link of an item or of a lot, or the public page where there is no GTIN. */
    String linkOf(PublicProduct product) {
        Lot lot = product.lot();
        Stream<@Nullable String> ofItems = product.items().stream().map(Item::gtin);
        return Stream.concat(Stream.ofNullable(lot == null ? null : lot.gtin()), ofItems)
                .filter(Objects::nonNull)
                .findFirst()
                .map(gtin -> lot == null
                        ? DigitalLink.of(base, gtin, null, null)
                        : DigitalLink.of(base, gtin, lot.code(), lot.bestBefore()))
                .orElseGet(() ->
                        pageOf(base, product.code()) + (lot == null ? "" : "?lot=" + DigitalLink.encoded(lot.code())));
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
