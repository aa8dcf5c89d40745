package vn.ntm.reporting.indicator;

import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

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
        RATED,
        /** With a certificate in force on the day that ends within 90 days, and none in force of more stars, or of as many and a later end. */
        EXPIRING;

        FactKind kind() {
            return this == RATED || this == EXPIRING ? FactKind.CERTIFICATE : FactKind.PRODUCT;
        }

        /** As SQL about the fact {@code f}. */
        String condition() {
            return switch (this) {
                case PARTICIPATING -> trueOnTheDay("f");
                case NEW_IN_YEAR -> " f.valid_from between :yearStart::date and :on::date and" + known("f");
                case RATED -> " f.star between :fromStar and :toStar and" + trueOnTheDay("f");
                case EXPIRING ->
                    " f.star between :fromStar and :toStar and f.valid_to <= :on::date + 90 and" + trueOnTheDay("f")
                            + " and not exists (select 1 from fact b where b.kind = f.kind and b.unit = f.unit"
                            + " and b.item = f.item and (b.star, b.valid_to) > (f.star, f.valid_to) and"
                            + trueOnTheDay("b") + ")";
            };
        }
    }

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        FactQueries.Counted counted = evaluation
                .facts()
                .products(question, which, fromStar == null ? 0 : fromStar, toStar == null ? 0 : toStar);
        return counted.anyKnown()
                ? Figure.count(counted.count(), null).reconstructed(counted.reconstructed())
                : Figure.unknown(Reason.NOT_REPORTED);
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        return Lineage.sum(evaluation
                .lists()
                .products(question, which, fromStar == null ? 0 : fromStar, toStar == null ? 0 : toStar));
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of(which.kind());
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.ADDITIVE;
    }
}
