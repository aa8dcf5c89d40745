package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/**
 * What was set as a target for the year in the indicator's code.
 *
 * @param measure ADD for what the year is to add, TOTAL for what it is to end with
 */
record TargetValue(String level, String measure) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        BigDecimal target = evaluation.facts().target(question, level, measure);
        return target == null ? Figure.unknown(Reason.NO_TARGET) : Figure.amount(target);
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        return Lineage.sum(evaluation.lists().targets(question, level, measure));
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of(FactKind.TARGET);
    }

    @Override
    public String levelOfTargets() {
        return level;
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.DECIDED;
    }
}
