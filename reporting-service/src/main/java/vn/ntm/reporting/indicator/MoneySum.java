package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/** Money of the day's budget year up to the day, in whole đồng. */
record MoneySum(Which which) implements Computation {

    enum Which {
        PLAN,
        DISBURSED
    }

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        FactQueries.Money money = evaluation.facts().money(question);
        BigDecimal plan = money.plan();
        BigDecimal disbursed = money.disbursed();
        BigDecimal sum =
                switch (which) {
                    case PLAN -> plan;
                    // With a plan and no booking yet, nothing was disbursed: that is known.
                    case DISBURSED -> disbursed == null && plan != null ? BigDecimal.ZERO : disbursed;
                };
        return sum == null
                ? Figure.unknown(Reason.NO_PLAN)
                : Figure.amount(sum)
                        .reconstructed(
                                which == Which.PLAN ? money.planReconstructed() : money.disbursedReconstructed());
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        return Lineage.sum(evaluation
                .lists()
                .money(question, facts().stream().map(Enum::name).toList()));
    }

    @Override
    public Set<FactKind> facts() {
        return which == Which.PLAN
                ? Set.of(FactKind.APPROPRIATION, FactKind.ASSIGNMENT)
                : Set.of(FactKind.DISBURSEMENT);
    }

    @Override
    public Set<FactKind> looksAt() {
        return Set.of(FactKind.APPROPRIATION, FactKind.ASSIGNMENT, FactKind.DISBURSEMENT);
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.ADDITIVE;
    }
}
