package vn.ntm.ocop.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.catalogue.Vocabulary.Change;
import vn.ntm.ocop.certificate.Certificate;
import vn.ntm.ocop.producer.Producer;

/**
 * The whole catalogue at one version; it never changes. A product keeps its number for as long as the map of units stays
 * the same, so the next snapshot takes over all arrays and looks again only at the products that changed.
 */
final class CatalogueSnapshot {

    private static final Comparator<CatalogueProduct> ORDER = Comparator.comparing(
                    CatalogueProduct::orderKey, Arrays::compareUnsigned)
            .thenComparing(product -> product.product().code());

    /** Most questions are about today; a few days more are kept, and none for ever. */
    private static final int DAYS_KEPT = 8;

    private static final int[] NO_WORDS = {};

    /** A day on which the map is as the last reform left it. */
    private static final LocalDate LATEST_MAP = LocalDate.of(9999, 12, 31);

    private final CatalogueProduct[] products;
    /** Shared by all snapshots that follow one another; a number beyond this one's products came later. */
    private final Map<String, Integer> numbers;

    private final int[][] words;
    /** Names without marks, to see quickly which of many begin with what somebody types. */
    private final String[] folded;

    private final byte[] sets;
    private final byte[] kinds;
    private final int[] order;
    private final Vocabulary vocabulary;
    private final Ancestry ancestry;
    private final List<String> setNames;
    private final Map<LocalDate, DayView> days = new ConcurrentHashMap<>();

    private CatalogueSnapshot(
            CatalogueProduct[] products,
            Map<String, Integer> numbers,
            int[][] words,
            String[] folded,
            byte[] sets,
            byte[] kinds,
            int[] order,
            Vocabulary vocabulary,
            Ancestry ancestry,
            List<String> setNames) {
        this.products = products;
        this.numbers = numbers;
        this.words = words;
        this.folded = folded;
        this.sets = sets;
        this.kinds = kinds;
        this.order = order;
        this.vocabulary = vocabulary;
        this.ancestry = ancestry;
        this.setNames = setNames;
    }

    /** @param setNames name of the set of each number, empty where none is known */
    static CatalogueSnapshot of(Collection<CatalogueProduct> all, Ancestry ancestry, List<String> setNames) {
        return new CatalogueSnapshot(
                        new CatalogueProduct[0],
                        new ConcurrentHashMap<>(),
                        new int[0][],
                        new String[0],
                        new byte[0],
                        new byte[0],
                        new int[0],
                        Vocabulary.empty(),
                        ancestry,
                        setNames)
                .with(all, setNames);
    }

    /** The next snapshot; only one thread at a time makes one, and only of the latest. */
    CatalogueSnapshot with(Collection<CatalogueProduct> changed, List<String> nextSetNames) {
        int[] own = new int[changed.size()];
        int at = 0;
        for (CatalogueProduct product : changed) {
            Integer known = numbers.putIfAbsent(product.product().code(), numbers.size());
            own[at++] = known == null ? numbers.size() - 1 : known;
        }
        int size = numbers.size();
        CatalogueProduct[] next = Arrays.copyOf(products, size);
        int[][] nextWords = Arrays.copyOf(words, size);
        String[] nextFolded = Arrays.copyOf(folded, size);
        byte[] nextSets = Arrays.copyOf(sets, size);
        byte[] nextKinds = Arrays.copyOf(kinds, size);
        List<Change> changes = new ArrayList<>(own.length);
        at = 0;
        for (CatalogueProduct product : changed) {
            int number = own[at++];
            int[] before = nextWords[number] == null ? NO_WORDS : nextWords[number];
            int[] after = vocabulary.wordsOf(Folding.words(product.product().name()), Folding.words(beside(product)));
            if (!Arrays.equals(before, after)) {
                changes.add(new Change(number, before, after));
            }
            next[number] = product;
            nextWords[number] = after;
            nextFolded[number] = Folding.fold(product.product().name());
            nextSets[number] = (byte) Counting.numberOf(product.product().productGroup());
            Producer.Kind kind = product.producerKind();
            nextKinds[number] = (byte) (kind == null ? Counting.NO_KIND : kind.ordinal());
        }
        CatalogueSnapshot snapshot = new CatalogueSnapshot(
                next,
                numbers,
                nextWords,
                nextFolded,
                nextSets,
                nextKinds,
                ordered(next, own),
                changes.isEmpty() ? vocabulary : vocabulary.with(changes),
                ancestry,
                nextSetNames);
        days.forEach((day, view) -> snapshot.days.put(day, view.with(next, own, ancestry)));
        return snapshot;
    }

    /** Takes those that changed out of the order and puts them where they now belong. */
    private int[] ordered(CatalogueProduct[] next, int[] changed) {
        boolean[] moved = new boolean[next.length];
        for (int number : changed) {
            moved[number] = true;
        }
        int[] incoming = Arrays.stream(changed)
                .boxed()
                .sorted(Comparator.comparing(number -> next[number], ORDER))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] kept = Arrays.stream(order).filter(number -> !moved[number]).toArray();
        int[] merged = new int[next.length];
        int taken = 0;
        for (int i = 0; i < incoming.length; i++) {
            int place = placeOf(next, kept, taken, next[incoming[i]]);
            System.arraycopy(kept, taken, merged, taken + i, place - taken);
            merged[place + i] = incoming[i];
            taken = place;
        }
        System.arraycopy(kept, taken, merged, taken + incoming.length, kept.length - taken);
        return merged;
    }

    /** Before which of those in order a product belongs, from {@code low} on. */
    private static int placeOf(CatalogueProduct[] next, int[] inOrder, int low, CatalogueProduct product) {
        int from = low;
        int to = inOrder.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ORDER.compare(next[inOrder[middle]], product) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    List<CatalogueProduct> products() {
        return List.of(products);
    }

    Optional<CatalogueProduct> find(String code) {
        Integer number = numbers.get(code);
        return number == null || number >= products.length ? Optional.empty() : Optional.of(products[number]);
    }

    List<Ancestry.Named> unitsOf(CatalogueProduct product, LocalDate day) {
        return ancestry.of(product.product().unit(), product.product().joinedOn(), day);
    }

    List<Ancestry.Named> unitsOf(String unit, LocalDate day) {
        return ancestry.of(unit, day, day);
    }

    /**
     * Where a product lay when its certificate was issued. Where the certificate has the code of the product's own record,
     * that is as old as the record; another code is of the day of the certificate, or of a record that was changed since.
     */
    List<Ancestry.Named> unitsAtGrant(CatalogueProduct product, Certificate certificate) {
        LocalDate day = certificate.issuedOn();
        if (certificate.unit().equals(product.product().unit())) {
            return unitsOf(product, day);
        }
        List<Ancestry.Named> units = ancestry.of(certificate.unit(), day, day);
        return units.isEmpty()
                ? ancestry.of(certificate.unit(), product.product().joinedOn(), day)
                : units;
    }

    /**
     * What fits, the best first and equals in Vietnamese order.
     *
     * @param limit how many of it to name; all are counted
     * @param after behind which place to begin
     */
    Found search(CatalogueQuery query, int limit, @Nullable Place after) {
        int @Nullable [] scores = vocabulary.scores(query.text(), products.length);
        Counting counting = new Counting(query, on(query.on()));
        Best best = new Best(limit);
        for (int number : order) {
            int score = scores == null ? 0 : scores[number];
            if (scores != null && score == 0) {
                continue;
            }
            if (counting.accepts(number, sets[number], kinds[number])
                    && (after == null || after.isBefore(products[number], score))) {
                best.offer(number, score);
            }
        }
        return new Found(best.hits(number -> products[number]), counting.found(), counting.facets(setNames));
    }

    /** A place in what a query finds: rows are ordered by score, then name, then code. */
    record Place(int score, byte[] orderKey, String code) {

        static Place of(Found.Hit hit) {
            return new Place(
                    hit.score(),
                    hit.product().orderKey(),
                    hit.product().product().code());
        }

        boolean isBefore(CatalogueProduct product, int itsScore) {
            if (itsScore != score) {
                return itsScore < score;
            }
            int byName = Arrays.compareUnsigned(orderKey, product.orderKey());
            return byName < 0
                    || (byName == 0 && code.compareTo(product.product().code()) < 0);
        }
    }

    private DayView on(LocalDate day) {
        DayView known = days.get(day);
        if (known != null) {
            return known;
        }
        if (days.size() >= DAYS_KEPT) {
            days.clear();
        }
        return days.computeIfAbsent(day, one -> DayView.of(one, products, ancestry));
    }

    /** Names of one score that begin with what was typed, marks aside, in their order. */
    private void offer(int score, int[] scores, DayView view, int limit, String typed, Set<String> names) {
        for (int number : order) {
            if (names.size() == limit) {
                return;
            }
            if (scores[number] == score && view.participates(number) && folded[number].startsWith(typed)) {
                names.add(products[number].product().name());
            }
        }
    }

    /** Names to offer while somebody types: the best first, and of equals those that begin with what is there. */
    List<String> suggest(String text, LocalDate day, int limit) {
        int @Nullable [] scores = vocabulary.scores(text, products.length);
        if (scores == null) {
            return List.of();
        }
        DayView view = on(day);
        Set<String> names = new LinkedHashSet<>();
        String typed = Folding.fold(text.strip());
        int before = Integer.MAX_VALUE;
        // Many products may bear one name: the next lower scores are looked at until there are enough names.
        while (names.size() < limit) {
            int score = 0;
            for (int number : order) {
                score = scores[number] < before && view.participates(number) ? Math.max(score, scores[number]) : score;
            }
            if (score == 0) {
                break;
            }
            offer(score, scores, view, limit, typed, names);
            offer(score, scores, view, limit, "", names);
            before = score;
        }
        return List.copyOf(names);
    }

    private String beside(CatalogueProduct product) {
        StringBuilder text = new StringBuilder();
        if (product.producer() != null) {
            text.append(product.producer().name());
        }
        text.append(' ').append(product.product().code());
        unitsOf(product, product.product().joinedOn())
                .forEach(unit -> text.append(' ').append(unit.name()));
        // The same unit's name again changes nothing: a word stands beside a product or it does not.
        unitsOf(product, LATEST_MAP).forEach(unit -> text.append(' ').append(unit.name()));
        return text.toString();
    }
}
