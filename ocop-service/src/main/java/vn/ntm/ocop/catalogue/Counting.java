package vn.ntm.ocop.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.catalogue.Facets.Count;
import vn.ntm.ocop.catalogue.Facets.UnitCount;
import vn.ntm.ocop.producer.Producer;

/** Goes once over what the words found: says what passes all filters and counts every facet on the way. */
final class Counting {

    private static final int HIGHEST_STAR = 5;
    static final int HIGHEST_SET = 26;
    static final int NO_KIND = -1;
    private static final int ANY = -2;

    private final CatalogueQuery query;
    private final DayView view;
    private final boolean anyStar;
    private final boolean[] wantedStars = new boolean[HIGHEST_STAR + 1];
    private final int wantedSet;
    private final boolean @Nullable [] wantedPaths;
    private final int wantedKind;
    private final int wantedState;
    private final int[] stars = new int[HIGHEST_STAR + 1];
    private final int[] sets = new int[HIGHEST_SET + 1];
    private final int[] kinds = new int[Producer.Kind.values().length];
    private final int[] states = new int[CertificateState.values().length];
    private final int[] paths;
    private int found;

    Counting(CatalogueQuery query, DayView view) {
        this.query = query;
        this.view = view;
        this.anyStar = query.stars().isEmpty();
        query.stars().forEach(star -> wantedStars[star] = true);
        this.wantedSet = query.set() == null ? 0 : numberOf(query.set());
        this.wantedPaths = query.unit() == null ? null : view.pathsThrough(query.unit());
        this.wantedKind =
                query.producerKind() == null ? ANY : query.producerKind().ordinal();
        this.wantedState = query.certificateState() == null
                ? ANY
                : query.certificateState().ordinal();
        this.paths = new int[view.pathCount()];
    }

    /** 1 to 26; 0 for a product without a set or a set that is none. */
    static int numberOf(@Nullable String set) {
        return set != null && set.matches("[1-9]|1[0-9]|2[0-6]") ? Integer.parseInt(set) : 0;
    }

    /**
     * @param set its number, 0 for none
     * @param kind ordinal of the producer's kind, {@link #NO_KIND} where there is no producer
     */
    boolean accepts(int product, int set, int kind) {
        if (!query.alsoLeft() && !view.participates(product)) {
            return false;
        }
        int star = view.star(product);
        int path = view.path(product);
        int state = view.state(product);
        boolean starFits = anyStar || wantedStars[star];
        boolean setFits = query.set() == null || (set > 0 && wantedSet == set);
        boolean unitFits = wantedPaths == null || wantedPaths[path];
        boolean kindFits = wantedKind == ANY || wantedKind == kind;
        boolean stateFits = wantedState == ANY || wantedState == state;
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
            paths[path]++;
        }
        if ((missed == 0 || !kindFits) && kind != NO_KIND) {
            kinds[kind]++;
        }
        if (missed == 0 || !stateFits) {
            states[state]++;
        }
        found += missed == 0 ? 1 : 0;
        return missed == 0;
    }

    /** How many passed all filters. */
    int found() {
        return found;
    }

    /** @param setNames name of the set of each number, empty where none is known */
    Facets facets(List<String> setNames) {
        List<Count> byKind = new ArrayList<>();
        for (Producer.Kind kind : Producer.Kind.values()) {
            add(byKind, kind.name(), null, kinds[kind.ordinal()]);
        }
        List<Count> byState = new ArrayList<>();
        for (CertificateState state : CertificateState.values()) {
            add(byState, state.name(), null, states[state.ordinal()]);
        }
        return new Facets(
                numbered(stars, List.of()), numbered(sets, setNames), byUnit(), sorted(byKind), sorted(byState));
    }

    private List<UnitCount> byUnit() {
        int[] units = new int[view.unitCount()];
        for (int i = 0; i < paths.length; i++) {
            for (int unit : view.unitsOf(i)) {
                units[unit] += paths[i];
            }
        }
        List<UnitCount> byUnit = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            Ancestry.Named unit = view.unit(i);
            if (units[i] > 0) {
                byUnit.add(new UnitCount(unit.code(), unit.name(), unit.kind(), unit.endedOn(), units[i]));
            }
        }
        byUnit.sort(Comparator.comparingInt(UnitCount::count).reversed().thenComparing(UnitCount::value));
        return byUnit;
    }

    private static List<Count> numbered(int[] counts, List<String> names) {
        List<Count> list = new ArrayList<>();
        for (int i = 1; i < counts.length; i++) {
            String name = i < names.size() && !names.get(i).isEmpty() ? names.get(i) : null;
            add(list, Integer.toString(i), name, counts[i]);
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
        counts.sort(Comparator.comparingInt(Count::count).reversed().thenComparing(Count::value));
        return counts;
    }
}
