package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/**
 * Summed numerators over summed denominators of a reported quantity: an average weighted by what each unit counts.
 *
 * @param factor 100 for percent, else 1
 */
record QuantityRatio(List<String> unitKinds, String quantity, BigDecimal factor) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        FactQueries.Sum sum = evaluation.facts().quantity(question, unitKinds, quantity);
        long notReported = sum.asked() - sum.units();
        BigDecimal numerator = sum.numerator();
        BigDecimal denominator = sum.denominator();
        return numerator == null || denominator == null || denominator.signum() == 0
                ? Figure.unknown(Reason.NOT_REPORTED, notReported)
                : Figure.ratio(numerator, denominator, factor, notReported).reconstructed(sum.reconstructed());
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        return Lineage.share(evaluation.lists().quantity(question, unitKinds, quantity), factor)
                .about(evaluation.lists().asked(question, unitKinds));
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of(FactKind.QUANTITY);
    }

    @Override
    public Set<FactKind> ofTheYear() {
        return Set.of(FactKind.QUANTITY);
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.RATIO;
    }
}
