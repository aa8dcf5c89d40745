package vn.ntm.ocop.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;

/** Searches, pages and counts. The cursor names the last product shown with its score: new rows shift nothing. */
@Singleton
class SearchCatalogue {

    private static final String SEPARATOR = "\n";

    private final Catalogue catalogue;
    private final Cursors cursors;

    SearchCatalogue(Catalogue catalogue, Cursors cursors) {
        this.catalogue = catalogue;
        this.cursors = cursors;
    }

    /** A page with the counts over everything that was found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(List<CatalogueItem> items, @Nullable String next, int found, Facets facets) {}

    /** The three figures that must not be mixed up. */
    record Figures(LocalDate on, int participating, int everStarred, int valid, Map<Integer, Integer> validByStar) {}

    Answer search(CatalogueQuery query, @Nullable Integer limit, @Nullable String cursor) {
        String after = cursors.open(cursor, query);
        CatalogueSnapshot snapshot = catalogue.now();
        int size = Cursors.limit(limit);
        Found found = snapshot.search(query, size + 1, after.isEmpty() ? null : place(after));
        Page<Found.Hit> page = cursors.page(found.hits(), size, SearchCatalogue::place, query);
        List<CatalogueItem> items = page.items().stream()
                .map(hit -> CatalogueItem.of(hit.product(), snapshot.unitsOf(hit.product(), query.on()), query.on()))
                .toList();
        return new Answer(items, page.next(), found.count(), found.facets());
    }

    List<String> suggest(String text, LocalDate on, int limit) {
        return catalogue.now().suggest(text, on, limit);
    }

    Figures figures(LocalDate on, @Nullable String unit) {
        CatalogueSnapshot snapshot = catalogue.now();
        int participating = 0;
        int everStarred = 0;
        int valid = 0;
        Map<Integer, Integer> byStar = new TreeMap<>();
        for (CatalogueProduct product : snapshot.products()) {
            if (unit != null
                    && snapshot.unitsOf(product, on).stream()
                            .noneMatch(one -> one.code().equals(unit))) {
                continue;
            }
            participating += product.participatesOn(on) ? 1 : 0;
            everStarred += product.latestBy(on) == null ? 0 : 1;
            Holding holding = product.validOn(on);
            if (holding != null) {
                valid++;
                byStar.merge(holding.certificate().star(), 1, Integer::sum);
            }
        }
        return new Figures(on, participating, everStarred, valid, byStar);
    }

    private static String place(Found.Hit hit) {
        return hit.score()
                + SEPARATOR
                + hit.product().product().code()
                + SEPARATOR
                + hit.product().product().name();
    }

    private static CatalogueSnapshot.Place place(String text) {
        String[] parts = text.split(SEPARATOR, 3);
        return new CatalogueSnapshot.Place(Integer.parseInt(parts[0]), VietnameseOrder.key(parts[2]), parts[1]);
    }
}
