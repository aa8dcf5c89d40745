package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/** What a year is expected to end with: what was achieved in earlier years, and what the year is to add. */
record ExpectedCount(List<String> unitKinds, List<String> levels, String level) implements Computation {

    private static final String TO_ADD = "ADD";

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        BigDecimal toAdd = evaluation.facts().target(question, level, TO_ADD);
        if (toAdd == null) {
            return Figure.unknown(Reason.NO_TARGET);
        }
        FactQueries.Recognised achieved =
                evaluation.facts().recognised(question, unitKinds, levels, level, true, question.yearInCode());
        if (!achieved.anyKnown()) {
            return Figure.unknown(Reason.NOT_REPORTED);
        }
        return Figure.count(toAdd.longValueExact() + achieved.count(), achieved.of())
                .ofThemCarriedOver(achieved.carriedOver());
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        List<Contribution> facts = new ArrayList<>(evaluation.lists().targets(question, level, TO_ADD));
        facts.addAll(evaluation.lists().recognised(question, unitKinds, levels, level, true, question.yearInCode()));
        return Lineage.sum(facts);
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of(FactKind.RECOGNITION, FactKind.TARGET);
    }

    @Override
    public String levelOfTargets() {
        return level;
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.EXPECTED;
    }
}
