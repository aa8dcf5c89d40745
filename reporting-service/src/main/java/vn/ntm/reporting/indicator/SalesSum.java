package vn.ntm.reporting.indicator;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.fact.FactKind;

/**
 * Turnover of the products of the unit and all beneath it, of periods that ended in the day's year up to the day, in whole đồng.
 *
 * @param channelKind on channels of this kind only; all when null
 */
record SalesSum(@Nullable String channelKind) implements Computation {

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        SumQueries.Total total = evaluation.sums().sales(question, channelKind);
        return total.anyKnown() ? Figure.amount(total.amount()) : Figure.unknown(Reason.NOT_REPORTED);
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        return Lineage.sum(evaluation.sums().saleList(question, channelKind));
    }

    @Override
    public Set<FactKind> facts() {
        return channelKind == null
                ? Set.of(FactKind.SALE, FactKind.PRODUCT)
                : Set.of(FactKind.SALE, FactKind.PRODUCT, FactKind.CHANNEL);
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.ADDITIVE;
    }
}
