package vn.ntm.ocop.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every product is on one day, as plain arrays by the product's number: made once for a day, then read by every
 * search. Products of one place share a path, the units above them.
 */
final class DayView {

    private final LocalDate day;
    private final boolean[] participates;
    private final byte[] star;
    private final byte[] state;
    private final int[] path;
    private final List<int[]> paths;
    private final Map<List<Ancestry.Named>, Integer> pathNumbers;
    private final List<Ancestry.Named> units;
    private final Map<String, Integer> unitNumbers;

    private DayView(DayView before, int size) {
        day = before.day;
        participates = Arrays.copyOf(before.participates, size);
        star = Arrays.copyOf(before.star, size);
        state = Arrays.copyOf(before.state, size);
        path = Arrays.copyOf(before.path, size);
        paths = new ArrayList<>(before.paths);
        pathNumbers = new HashMap<>(before.pathNumbers);
        units = new ArrayList<>(before.units);
        unitNumbers = new HashMap<>(before.unitNumbers);
    }

    private DayView(LocalDate day) {
        this.day = day;
        participates = new boolean[0];
        star = new byte[0];
        state = new byte[0];
        path = new int[0];
        paths = List.of();
        pathNumbers = Map.of();
        units = List.of();
        unitNumbers = Map.of();
    }

    static DayView of(LocalDate day, CatalogueProduct[] products, Ancestry ancestry) {
        DayView view = new DayView(new DayView(day), products.length);
        for (int i = 0; i < products.length; i++) {
            view.put(i, products[i], ancestry);
        }
        return view;
    }

    /** The same day after some products changed or came. */
    DayView with(CatalogueProduct[] products, int[] changed, Ancestry ancestry) {
        DayView view = new DayView(this, products.length);
        for (int product : changed) {
            view.put(product, products[product], ancestry);
        }
        return view;
    }

    private void put(int number, CatalogueProduct product, Ancestry ancestry) {
        Holding valid = product.validOn(day);
        participates[number] = product.participatesOn(day);
        star[number] = (byte) (valid == null ? 0 : valid.certificate().star());
        state[number] = (byte) product.stateOn(day).ordinal();
        path[number] = pathNumber(
                ancestry.of(product.product().unit(), product.product().joinedOn(), day));
    }

    private int pathNumber(List<Ancestry.Named> above) {
        Integer known = pathNumbers.putIfAbsent(above, paths.size());
        if (known != null) {
            return known;
        }
        paths.add(above.stream().mapToInt(this::unitNumber).toArray());
        return paths.size() - 1;
    }

    private int unitNumber(Ancestry.Named unit) {
        Integer known = unitNumbers.putIfAbsent(unit.code(), units.size());
        if (known != null) {
            return known;
        }
        units.add(unit);
        return units.size() - 1;
    }

    boolean participates(int product) {
        return participates[product];
    }

    int star(int product) {
        return star[product];
    }

    /** Ordinal of the state of its certificate. */
    int state(int product) {
        return state[product];
    }

    /** The number of the path of units above a product. */
    int path(int product) {
        return path[product];
    }

    int pathCount() {
        return paths.size();
    }

    /** Numbers of the units of a path, the product's own first. */
    int[] unitsOf(int pathNumber) {
        return paths.get(pathNumber);
    }

    /** Which paths lead through a unit. */
    boolean[] pathsThrough(String unit) {
        boolean[] through = new boolean[paths.size()];
        Integer wanted = unitNumbers.get(unit);
        for (int i = 0; wanted != null && i < through.length; i++) {
            for (int one : paths.get(i)) {
                through[i] |= one == wanted;
            }
        }
        return through;
    }

    Ancestry.Named unit(int number) {
        return units.get(number);
    }

    int unitCount() {
        return units.size();
    }
}
