package vn.ntm.reporting.indicator;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.fact.FactKind;

/**
 * What facts of one kind say of the unit and all beneath it, added up or counted. Where nobody ever reported such a fact the
 * figure is unknown; where somebody did, none is zero.
 *
 * @param levels of these levels only; all when null
 * @param withItem only facts about something, such as assignments that name a project; null for all
 */
record FactSum(
        FactKind kind,
        Period period,
        Counting counting,
        @Nullable List<String> levels,
        @Nullable Boolean withItem) implements Computation {

    /** Which facts a day looks at. */
    enum Period {
        /** True on the day. */
        ON_THE_DAY,
        /** Since 1 January of the day's year, up to the day. */
        YEAR_TO_DATE,
        /** Of the budget year of the day, up to the day. */
        BUDGET_YEAR
    }

    /** What each fact adds. */
    enum Counting {
        /** Its amount. */
        AMOUNT,
        /** One. */
        FACTS
    }

    @Override
    public Figure compute(Evaluation evaluation, Question question) {
        SumQueries.Total total = evaluation.sums().facts(question, this);
        return total.anyKnown() ? Figure.amount(total.of(counting)) : Figure.unknown(Reason.NOT_REPORTED);
    }

    @Override
    public Lineage lineage(Evaluation evaluation, Question question) {
        return Lineage.sum(evaluation.sums().factList(question, this));
    }

    @Override
    public Set<FactKind> facts() {
        return Set.of(kind);
    }

    @Override
    public Amounts.Kind amounts() {
        return Amounts.Kind.ADDITIVE;
    }
}
