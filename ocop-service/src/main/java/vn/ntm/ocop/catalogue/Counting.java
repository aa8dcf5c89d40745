package vn.ntm.ocop.catalogue;

import java.util.List;
import vn.ntm.ocop.producer.Producer;

/** Goes once over what the words found: says what passes all filters and counts every facet on the way. */
final class Counting {

    private final CatalogueQuery query;
    private final Facets.Tally stars = new Facets.Tally();
    private final Facets.Tally sets = new Facets.Tally();
    private final Facets.Tally units = new Facets.Tally();
    private final Facets.Tally kinds = new Facets.Tally();
    private final Facets.Tally states = new Facets.Tally();

    Counting(CatalogueQuery query) {
        this.query = query;
    }

    boolean accepts(CatalogueProduct product, List<Ancestry.Named> above) {
        if (!query.alsoLeft() && !product.participatesOn(query.on())) {
            return false;
        }
        Holding valid = product.validOn(query.on());
        int star = valid == null ? 0 : valid.certificate().star();
        String set = product.product().productGroup();
        Producer.Kind kind = product.producerKind();
        CertificateState state = product.stateOn(query.on());

        boolean starFits = query.stars().isEmpty() || query.stars().contains(star);
        boolean setFits = query.set() == null || query.set().equals(set);
        boolean unitFits = query.unit() == null || lies(above, query.unit());
        boolean kindFits = query.producerKind() == null || query.producerKind() == kind;
        boolean stateFits = query.certificateState() == null || query.certificateState() == state;
        int missed =
                (starFits ? 0 : 1) + (setFits ? 0 : 1) + (unitFits ? 0 : 1) + (kindFits ? 0 : 1) + (stateFits ? 0 : 1);
        if (missed > 1) {
            return false;
        }
        if ((missed == 0 || !starFits) && star > 0) {
            stars.add(Integer.toString(star));
        }
        if ((missed == 0 || !setFits) && set != null) {
            sets.add(set);
        }
        if (missed == 0 || !unitFits) {
            above.forEach(unit -> units.add(unit.code(), unit.name()));
        }
        if ((missed == 0 || !kindFits) && kind != null) {
            kinds.add(kind.name());
        }
        if (missed == 0 || !stateFits) {
            states.add(state.name());
        }
        return missed == 0;
    }

    Facets facets() {
        return new Facets(stars.counts(), sets.counts(), units.counts(), kinds.counts(), states.counts());
    }

    private static boolean lies(List<Ancestry.Named> above, String unit) {
        for (Ancestry.Named one : above) {
            if (one.code().equals(unit)) {
                return true;
            }
        }
        return false;
    }
}
