package vn.ntm.reporting.indicator;

import java.util.List;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/**
 * Units whose recognition was decided on or before the day and is not revoked, or that hold what was carried over by a reform.
 * Recognised is decided, not computed: what an assessment says plays no part.
 *
 * @param levels from the lowest to the highest, as the counting mode needs them
 */
record RecognisedCount(List<String> unitKinds, List<String> levels, String level) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        FactQueries.Recognised counted = evaluation
                .facts()
                .recognised(question, unitKinds, levels, level, question.mode() == Mode.AT_LEAST, null);
        return counted.anyKnown()
                ? Figure.count(counted.count(), counted.of())
                        .ofThemCarriedOver(counted.carriedOver())
                        .reconstructed(counted.reconstructed())
                : Figure.unknown(Reason.NOT_REPORTED);
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        List<Contribution> facts = evaluation
                .lists()
                .recognised(question, unitKinds, levels, level, question.mode() == Mode.AT_LEAST, null);
        return Lineage.sum(facts).about(evaluation.lists().asked(question, unitKinds));
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of(FactKind.RECOGNITION);
    }

    @Override
    public boolean hasModes() {
        return levels.size() > 1;
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.UNITS;
    }
}
