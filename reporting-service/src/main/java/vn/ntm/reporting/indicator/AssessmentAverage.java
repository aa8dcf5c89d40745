package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/**
 * What the assessed units have met on average. Counts under different criteria sets are never added: the figure is of the
 * set with the most units, the others stand beside it.
 *
 * @param counts CRITERIA_MET or SUB_CRITERIA_MET
 */
record AssessmentAverage(List<String> unitKinds, FactKind counts) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        FactQueries.Assessed assessed = evaluation.facts().assessed(question, unitKinds, counts.name());
        long notReported = assessed.asked() - assessed.assessed();
        if (assessed.sets().isEmpty()) {
            return Figure.unknown(Reason.NOT_REPORTED, notReported);
        }
        FactQueries.Met first = assessed.sets().get(0);
        List<Figure.OtherSet> others = assessed.sets().stream()
                .skip(1)
                .map(set -> new Figure.OtherSet(
                        set.criteriaSet(),
                        Figure.quotient(set.met(), BigDecimal.valueOf(set.units()), BigDecimal.ONE),
                        Figure.exact(set.met()),
                        BigDecimal.valueOf(set.units())))
                .toList();
        return Figure.ratio(first.met(), BigDecimal.valueOf(first.units()), BigDecimal.ONE, notReported)
                .underSets(first.criteriaSet(), others)
                .reconstructed(first.reconstructed());
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        List<Contribution> facts = evaluation.lists().assessed(question, unitKinds, counts.name());
        return Lineage.share(FactLists.eachOnce(facts), BigDecimal.ONE)
                .about(evaluation.lists().asked(question, unitKinds));
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of(counts, FactKind.CRITERIA_SET);
    }

    @Override
    public Set<FactKind> ofTheYear() {
        return Set.of(counts);
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.RATIO;
    }
}
