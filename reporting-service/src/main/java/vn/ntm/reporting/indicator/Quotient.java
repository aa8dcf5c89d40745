package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/**
 * One indicator over another on the same day.
 *
 * @param factor 100 for percent, else 1
 */
record Quotient(String numerator, String denominator, BigDecimal factor) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        Figure above = evaluation.figure(numerator, question);
        Figure below = evaluation.figure(denominator, question);
        BigDecimal dividend = above.value();
        BigDecimal divisor = below.value();
        if (divisor == null) {
            return below;
        }
        if (dividend == null || divisor.signum() == 0) {
            return dividend == null ? above : Figure.unknown(Reason.NO_BASE);
        }
        return Figure.ratio(dividend, divisor, factor, null);
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        return Lineage.quotient(new Lineage.Part(numerator, question), new Lineage.Part(denominator, question), factor);
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of();
    }

    @Override
    public Set<String> indicators() {
        return Set.of(numerator, denominator);
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.RATIO;
    }
}
