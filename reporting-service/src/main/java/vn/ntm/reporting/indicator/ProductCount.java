package vn.ntm.reporting.indicator;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.fact.FactKind;

/**
 * OCOP products.
 *
 * @param fromStar lowest star that counts, for rated ones
 * @param toStar highest star that counts, for rated ones
 */
record ProductCount(
        Which which, @Nullable Integer fromStar, @Nullable Integer toStar) implements Computation {

    enum Which {
        /** Joined and not left on the day. */
        PARTICIPATING,
        /** Joined in the day's calendar year, up to the day. */
        NEW_IN_YEAR,
        /** With a certificate in force on the day, each product once. */
        RATED
    }

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        FactQueries.Counted counted = evaluation
                .facts()
                .products(question, which, fromStar == null ? 0 : fromStar, toStar == null ? 0 : toStar);
        return counted.anyKnown() ? Figure.count(counted.count(), null) : Figure.unknown(Reason.NOT_REPORTED);
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of(which == Which.RATED ? FactKind.CERTIFICATE : FactKind.PRODUCT);
    }
}
