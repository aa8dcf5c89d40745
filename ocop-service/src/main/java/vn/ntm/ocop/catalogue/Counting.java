package vn.ntm.ocop.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.catalogue.Facets.Count;
import vn.ntm.ocop.producer.Producer;

/** Goes once over what the words found: says what passes all filters and counts every facet on the way. */
final class Counting {

    private static final int HIGHEST_STAR = 5;
    private static final int HIGHEST_SET = 26;
    private static final int ANY = -1;

    private final CatalogueQuery query;
    private final DayView view;
    private final int wantedSet;
    private final int wantedUnit;
    private final boolean anyUnit;
    private final boolean[] wantedStars = new boolean[HIGHEST_STAR + 1];
    private final int[] stars = new int[HIGHEST_STAR + 1];
    private final int[] sets = new int[HIGHEST_SET + 1];
    private final int[] kinds = new int[Producer.Kind.values().length];
    private final int[] states = new int[CertificateState.values().length];
    private final int[] units;

    Counting(CatalogueQuery query, DayView view) {
        this.query = query;
        this.view = view;
        this.wantedSet = query.set() == null ? ANY : numberOf(query.set());
        this.anyUnit = query.unit() == null;
        this.wantedUnit = query.unit() == null ? ANY : view.numberOf(query.unit());
        query.stars().forEach(star -> wantedStars[star] = true);
        this.units = new int[view.unitCount()];
    }

    /** 1 to 26; 0 for a product without a set or a set that is none. */
    static int numberOf(@Nullable String set) {
        return set != null && set.matches("[1-9]|1[0-9]|2[0-6]") ? Integer.parseInt(set) : 0;
    }

    /** @param set its number, 0 for none */
    boolean accepts(int product, int set, Producer.@Nullable Kind kind) {
        if (!query.alsoLeft() && !view.participates(product)) {
            return false;
        }
        int star = view.star(product);
        CertificateState state = view.state(product);
        boolean starFits = query.stars().isEmpty() || wantedStars[star];
        boolean setFits = wantedSet == ANY || (set > 0 && wantedSet == set);
        boolean unitFits = anyUnit || lies(view.units(product));
        boolean kindFits = query.producerKind() == null || query.producerKind() == kind;
        boolean stateFits = query.certificateState() == null || query.certificateState() == state;
        int missed =
                (starFits ? 0 : 1) + (setFits ? 0 : 1) + (unitFits ? 0 : 1) + (kindFits ? 0 : 1) + (stateFits ? 0 : 1);
        if (missed > 1) {
            return false;
        }
        if (missed == 0 || !starFits) {
            stars[star]++;
        }
        if (missed == 0 || !setFits) {
            sets[set]++;
        }
        if (missed == 0 || !unitFits) {
            for (int unit : view.units(product)) {
                units[unit]++;
            }
        }
        if ((missed == 0 || !kindFits) && kind != null) {
            kinds[kind.ordinal()]++;
        }
        if (missed == 0 || !stateFits) {
            states[state.ordinal()]++;
        }
        return missed == 0;
    }

    Facets facets() {
        List<Count> byUnit = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            add(byUnit, view.unit(i).code(), view.unit(i).name(), units[i]);
        }
        List<Count> byKind = new ArrayList<>();
        for (Producer.Kind kind : Producer.Kind.values()) {
            add(byKind, kind.name(), null, kinds[kind.ordinal()]);
        }
        List<Count> byState = new ArrayList<>();
        for (CertificateState state : CertificateState.values()) {
            add(byState, state.name(), null, states[state.ordinal()]);
        }
        return new Facets(numbered(stars), numbered(sets), sorted(byUnit), sorted(byKind), sorted(byState));
    }

    private static List<Count> numbered(int[] counts) {
        List<Count> list = new ArrayList<>();
        for (int i = 1; i < counts.length; i++) {
            add(list, Integer.toString(i), null, counts[i]);
        }
        return sorted(list);
    }

    private static void add(List<Count> list, String value, @Nullable String name, int count) {
        if (count > 0) {
            list.add(new Count(value, name, count));
        }
    }

    /** The most frequent first. */
    private static List<Count> sorted(List<Count> counts) {
        counts.sort(Comparator.comparing(Count::count).reversed().thenComparing(Count::value));
        return counts;
    }

    private boolean lies(int[] above) {
        for (int unit : above) {
            if (unit == wantedUnit) {
                return true;
            }
        }
        return false;
    }
}
