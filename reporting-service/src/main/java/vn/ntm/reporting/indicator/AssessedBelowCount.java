package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/**
 * Assessed units that have met fewer than so many, under the criteria set with the most units.
 *
 * @param counts CRITERIA_MET or SUB_CRITERIA_MET
 */
record AssessedBelowCount(List<String> unitKinds, FactKind counts, int below) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        FactQueries.Assessed assessed = evaluation.facts().assessed(question, unitKinds, counts.name());
        long notReported = assessed.asked() - assessed.assessed();
        if (assessed.sets().isEmpty()) {
            return Figure.unknown(Reason.NOT_REPORTED, notReported);
        }
        BigDecimal limit = BigDecimal.valueOf(below);
        FactQueries.Met first = assessed.sets().get(0);
        List<Figure.OtherSet> others = assessed.sets().stream()
                .skip(1)
                .map(set -> new Figure.OtherSet(
                        set.criteriaSet(),
                        BigDecimal.valueOf(set.below(limit)),
                        BigDecimal.valueOf(set.below(limit)),
                        BigDecimal.valueOf(set.units())))
                .toList();
        Figure count = Figure.count(first.below(limit), first.units());
        return new Figure(
                count.value(),
                count.numerator(),
                count.denominator(),
                first.criteriaSet(),
                others,
                notReported,
                null,
                first.reconstructed(),
                null);
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        BigDecimal limit = BigDecimal.valueOf(below);
        List<Contribution> facts = evaluation.lists().assessed(question, unitKinds, counts.name()).stream()
                .map(fact -> fact.counting(
                        fact.numerator() != null && fact.numerator().compareTo(limit) < 0
                                ? BigDecimal.ONE
                                : BigDecimal.ZERO,
                        null))
                .toList();
        return Lineage.sum(facts).about(evaluation.lists().asked(question, unitKinds));
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
        return Amounts.Kind.UNITS;
    }
}
