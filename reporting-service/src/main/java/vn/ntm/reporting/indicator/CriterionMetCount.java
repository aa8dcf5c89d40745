package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/**
 * Units that met one criterion in their last approved assessment of the year, out of those assessed under the criteria set
 * with the most units. The criterion is found in the set by its name, since its number means something else in another set.
 *
 * @param criterion names that the criterion has in the sets, in Vietnamese
 */
record CriterionMetCount(List<String> unitKinds, List<String> criterion) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        FactQueries.Assessed assessed = evaluation.facts().assessed(question, unitKinds, FactKind.CRITERIA_MET.name());
        long notReported = assessed.asked() - assessed.assessed();
        if (assessed.sets().isEmpty()) {
            return Figure.unknown(Reason.NOT_REPORTED, notReported);
        }
        FactQueries.Met set = assessed.sets().get(0);
        String code = evaluation.facts().criterion(question, set.criteriaSet(), criterion);
        if (code == null) {
            return Figure.unknown(Reason.NO_SUCH_CRITERION, notReported);
        }
        long met = evaluation.facts().criterionMet(question, unitKinds, set.criteriaSet(), code);
        Figure count = Figure.count(met, set.units());
        return new Figure(
                count.value(),
                count.numerator(),
                count.denominator(),
                set.criteriaSet(),
                List.of(),
                notReported,
                null,
                set.reconstructed(),
                null);
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        List<Contribution> assessed = evaluation.lists().assessed(question, unitKinds, FactKind.CRITERIA_MET.name());
        String set = assessed.isEmpty() ? null : assessed.get(0).criteriaSet();
        String code = set == null ? null : evaluation.facts().criterion(question, set, criterion);
        List<Contribution> facts = code == null
                ? List.of()
                : assessed.stream()
                        .map(fact -> fact.counting(
                                "MET".equals(fact.verdictOn(code)) ? BigDecimal.ONE : BigDecimal.ZERO, null))
                        .toList();
        return Lineage.sum(facts).about(evaluation.lists().asked(question, unitKinds));
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of(FactKind.CRITERIA_MET, FactKind.CRITERIA_SET);
    }

    @Override
    public Set<FactKind> ofTheYear() {
        return Set.of(FactKind.CRITERIA_MET);
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.UNITS;
    }
}
