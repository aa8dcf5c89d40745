package vn.ntm.reporting.indicator;

import java.util.List;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/** Units of some kinds beneath the asked one, or itself, on the day. */
record UnitCount(List<String> unitKinds) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        return Figure.count(evaluation.facts().units(question, unitKinds), null);
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        return Lineage.sum(evaluation.lists().units(question, unitKinds));
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of();
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.UNITS_OF_MAP;
    }
}
