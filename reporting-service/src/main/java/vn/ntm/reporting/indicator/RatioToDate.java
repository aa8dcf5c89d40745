package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/** An indicator's value on the day over its value on a fixed earlier day. */
record RatioToDate(String of, LocalDate base) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        Figure now = evaluation.figure(of, question);
        BigDecimal value = now.value();
        if (value == null) {
            return now;
        }
        BigDecimal then = evaluation.figure(of, question.on(base)).value();
        return then == null || then.signum() == 0
                ? Figure.unknown(Reason.NO_BASE, now.notReported())
                : Figure.ratio(value, then, BigDecimal.ONE, now.notReported());
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        return Lineage.quotient(
                new Lineage.Part(of, question), new Lineage.Part(of, question.on(base)), BigDecimal.ONE);
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of();
    }

    @Override
    public Set<String> indicators() {
        return Set.of(of);
    }

    @Override
    public List<LocalDate> daysOf(LocalDate on) {
        return List.of(on, base);
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.COMPARISON;
    }
}
