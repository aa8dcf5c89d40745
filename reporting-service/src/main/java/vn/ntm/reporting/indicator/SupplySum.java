package vn.ntm.reporting.indicator;

import java.util.Set;
import vn.ntm.reporting.fact.FactKind;

/**
 * Quantities that the unit and all beneath it declared for a window that the day lies in. Of a line that was declared
 * several times up to the day the latest snapshot counts.
 *
 * @param supplyKind SEASONAL, STOCK or UNSOLD; unsold quantities are part of what is there and are never added to it
 * @param measure only what is counted in it: kilograms and litres are not added
 */
record SupplySum(String supplyKind, String measure) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        SumQueries.Total total = evaluation.sums().supply(question, supplyKind, measure);
        return total.anyKnown() ? Figure.amount(total.amount()) : Figure.unknown(Reason.NOT_REPORTED);
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        return Lineage.sum(evaluation.sums().supplyList(question, supplyKind, measure));
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of(FactKind.SUPPLY);
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.ADDITIVE;
    }
}
