package vn.ntm.ocop.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every product of a snapshot is on one day, as plain arrays: made once for a day, then read by every search. */
final class DayView {

    private final boolean[] participates;
    private final byte[] star;
    private final CertificateState[] state;
    private final int[][] units;
    private final List<Ancestry.Named> unitNames = new ArrayList<>();
    private final Map<String, Integer> unitNumbers = new HashMap<>();

    DayView(List<CatalogueProduct> products, Ancestry ancestry, LocalDate day) {
        int size = products.size();
        participates = new boolean[size];
        star = new byte[size];
        state = new CertificateState[size];
        units = new int[size][];
        for (int i = 0; i < size; i++) {
            CatalogueProduct product = products.get(i);
            Holding valid = product.validOn(day);
            participates[i] = product.participatesOn(day);
            star[i] = (byte) (valid == null ? 0 : valid.certificate().star());
            state[i] = product.stateOn(day);
            units[i] = ancestry.of(product.product().unit(), product.product().joinedOn(), day).stream()
                    .mapToInt(this::number)
                    .toArray();
        }
    }

    private int number(Ancestry.Named unit) {
        Integer known = unitNumbers.putIfAbsent(unit.code(), unitNames.size());
        if (known != null) {
            return known;
        }
        unitNames.add(unit);
        return unitNames.size() - 1;
    }

    boolean participates(int product) {
        return participates[product];
    }

    int star(int product) {
        return star[product];
    }

    CertificateState state(int product) {
        return state[product];
    }

    /** Numbers of the units above a product, its own first. */
    int[] units(int product) {
        return units[product];
    }

    /** The number of a unit, or -1 where no product lies in it. */
    int numberOf(String unit) {
        return unitNumbers.getOrDefault(unit, -1);
    }

    Ancestry.Named unit(int number) {
        return unitNames.get(number);
    }

    int unitCount() {
        return unitNames.size();
    }
}
