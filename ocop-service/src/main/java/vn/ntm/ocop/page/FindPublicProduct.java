package vn.ntm.ocop.page;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.catalogue.Catalogue;
import vn.ntm.ocop.certificate.Certificate;
import vn.ntm.ocop.item.Gtin;
import vn.ntm.ocop.item.Item;
import vn.ntm.ocop.item.Items;
import vn.ntm.ocop.item.Lot;
import vn.ntm.ocop.item.Lots;
import vn.ntm.ocop.media.Photos;
import vn.ntm.ocop.ruleset.StarAuthorities;
import vn.ntm.ocop.story.Stories;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Gathers what the public page, the label and the linked data show. */
@Singleton
class FindPublicProduct {

    private static final int MOST_ITEMS = 50;

    private final Database database;
    private final Catalogue catalogue;
    private final Items items;
    private final Lots lots;
    private final Stories stories;
    private final Photos photos;
    private final StarAuthorities authorities;
    private final Clock clock;

    FindPublicProduct(
            Database database,
            Catalogue catalogue,
            Items items,
            Lots lots,
            Stories stories,
            Photos photos,
            StarAuthorities authorities,
            Clock clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.items = items;
        this.lots = lots;
        this.stories = stories;
        this.photos = photos;
        this.authorities = authorities;
        this.clock = clock;
    }

    private @Nullable Issuer issuer(Handle handle, Catalogue.Standing standing) {
        Certificate certificate = standing.certificate();
        return certificate == null
                ? null
                : authorities
                        .of(handle, certificate.star(), certificate.issuedOn())
                        .flatMap(level -> Issuer.of(level, standing.unitAtGrant(), certificate.issuedOn()))
                        .orElse(null);
    }

    PublicProduct byCode(String code, @Nullable String lot) {
        return database.readConsistently(handle -> gather(handle, code, lot));
    }

    /** The code of the product to which this item belongs. */
    String codeOf(String gtin) {
        if (!Gtin.isValid(gtin)) {
            throw ProblemException.of(ProblemType.INVALID_PARAMETER, "gtin", "bad-gtin", Map.of("given", gtin));
        }
        Optional<Item> item = database.read(handle -> items.findByGtin(handle, gtin));
        return item.map(Item::product)
                .orElseThrow(
                        () -> ProblemException.of(ProblemType.NOT_FOUND, "", "unknown-gtin", Map.of("given", gtin)));
    }

    private PublicProduct gather(Handle handle, String code, @Nullable String lot) {
        LocalDate today = BusinessTime.today(clock);
        Catalogue.Standing standing =
                catalogue.standing(code, today).orElseThrow(() -> ProblemException.notFound("product", code));
        List<Item> own = items
                .register()
                .table()
                .list(handle, List.of(Filter.same("doc ->> 'product'", code)), null, "", MOST_ITEMS)
                .stream()
                .map(Entry::content)
                .toList();
        Lot shown = lot == null
                ? null
                : lots.find(handle, code, lot).orElseThrow(() -> ProblemException.notFound("lot", lot));
        String rawMaterial = shown == null ? null : shown.rawMaterialUnit();
        return new PublicProduct(
                standing.id(),
                code,
                standing.name(),
                standing.basis(),
                standing.producerName(),
                standing.state(),
                standing.certificate(),
                issuer(handle, standing),
                standing.unitAtGrant(),
                standing.unitToday(),
                stories.find(handle, code).orElse(null),
                photos.of(handle, code),
                own,
                shown,
                shown == null || rawMaterial == null ? List.of() : catalogue.places(rawMaterial, shown.producedOn()),
                today);
    }
}
