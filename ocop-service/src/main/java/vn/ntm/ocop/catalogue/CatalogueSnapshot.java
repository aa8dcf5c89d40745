package vn.ntm.ocop.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.catalogue.Folding.Word;

/** The whole catalogue at one version; it never changes. Products stand in Vietnamese order of their names. */
final class CatalogueSnapshot {

    static final Comparator<CatalogueProduct> ORDER = Comparator.comparing(
                    CatalogueProduct::orderKey, Arrays::compareUnsigned)
            .thenComparing(product -> product.product().code());

    /** Most questions are about today; a few days more are kept, and none for ever. */
    private static final int DAYS_KEPT = 8;

    private final List<CatalogueProduct> products;
    private final Map<String, CatalogueProduct> byCode = new HashMap<>();
    private final int[] sets;
    private final Vocabulary vocabulary;
    private final Ancestry ancestry;
    private final Map<LocalDate, DayView> days = new ConcurrentHashMap<>();

    CatalogueSnapshot(Collection<CatalogueProduct> all, Ancestry ancestry) {
        this.products = all.stream().sorted(ORDER).toList();
        this.ancestry = ancestry;
        this.sets = products.stream()
                .mapToInt(product -> Counting.numberOf(product.product().productGroup()))
                .toArray();
        Vocabulary.Builder words = new Vocabulary.Builder();
        for (int i = 0; i < products.size(); i++) {
            CatalogueProduct product = products.get(i);
            byCode.put(product.product().code(), product);
            words.add(i, Folding.words(product.product().name()), 1);
            words.add(i, Folding.words(beside(product)), Vocabulary.BESIDE_THE_NAME);
        }
        this.vocabulary = words.build();
    }

    List<CatalogueProduct> products() {
        return products;
    }

    Optional<CatalogueProduct> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    List<Ancestry.Named> unitsOf(CatalogueProduct product, LocalDate day) {
        return ancestry.of(product.product().unit(), product.product().joinedOn(), day);
    }

    /** Everything that fits, the best first and equals in Vietnamese order. */
    Found search(CatalogueQuery query) {
        double @Nullable [] scores = scores(query.text());
        List<Found.Hit> hits = new ArrayList<>();
        Counting counting = new Counting(query, on(query.on()));
        for (int i = 0; i < products.size(); i++) {
            double score = scores == null ? 0 : scores[i];
            if (scores != null && score <= 0) {
                continue;
            }
            CatalogueProduct product = products.get(i);
            if (counting.accepts(i, sets[i], product.producerKind())) {
                hits.add(new Found.Hit(product, score));
            }
        }
        if (scores != null) {
            hits.sort(Comparator.comparingDouble(Found.Hit::score).reversed());
        }
        return new Found(hits, counting.facets());
    }

    private DayView on(LocalDate day) {
        DayView known = days.get(day);
        if (known != null) {
            return known;
        }
        if (days.size() >= DAYS_KEPT) {
            days.clear();
        }
        return days.computeIfAbsent(day, one -> new DayView(products, ancestry, one));
    }

    /** Names to offer while somebody types: those whose words begin with what is there. */
    List<String> suggest(String text, LocalDate day, int limit) {
        double @Nullable [] scores = scores(text);
        if (scores == null) {
            return List.of();
        }
        List<Found.Hit> hits = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            if (scores[i] > 0 && products.get(i).participatesOn(day)) {
                hits.add(new Found.Hit(products.get(i), scores[i]));
            }
        }
        hits.sort(Comparator.comparingDouble(Found.Hit::score).reversed());
        Set<String> names = new LinkedHashSet<>();
        for (Found.Hit hit : hits) {
            names.add(hit.product().product().name());
            if (names.size() == limit) {
                break;
            }
        }
        return List.copyOf(names);
    }

    /**
     * How well each product fits, 0 where it does not; null where no words are asked for. Every word must be found; from
     * four words on, one may be missing.
     */
    private double @Nullable [] scores(String text) {
        List<Word> asked = Folding.words(text);
        if (asked.isEmpty()) {
            return text.isBlank() ? null : new double[products.size()];
        }
        double[] sum = new double[products.size()];
        int[] found = new int[products.size()];
        for (Word word : asked) {
            Vocabulary.Hits hits = vocabulary.find(word);
            for (int i = 0; i < hits.products().length; i++) {
                sum[hits.products()[i]] += hits.weights()[i];
                found[hits.products()[i]]++;
            }
        }
        int needed = asked.size() < 4 ? asked.size() : asked.size() - 1;
        for (int i = 0; i < sum.length; i++) {
            sum[i] = found[i] >= needed ? Math.round(sum[i] * 1_000 / asked.size()) / 1_000.0 : 0;
        }
        return sum;
    }

    private String beside(CatalogueProduct product) {
        StringBuilder text = new StringBuilder();
        if (product.producer() != null) {
            text.append(product.producer().name());
        }
        text.append(' ').append(product.product().code());
        unitsOf(product, product.product().joinedOn())
                .forEach(unit -> text.append(' ').append(unit.name()));
        return text.toString();
    }
}
