package vn.ntm.reporting.indicator;

import static vn.ntm.reporting.fact.TwoClocks.GROUND;
import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.saidOf;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.reporting.fact.TwoClocks;

/** Sums of facts of one kind over a unit and all beneath it, and the same facts one by one. */
final class SumQueries {

    /** The unit of a sale is that of its product. */
    private static final String SALES = """
            ground g join fact r on r.kind = 'PRODUCT' and %4$s and %1$s
            join fact f on f.kind = 'SALE' and f.item = r.attributes ->> 'code'
             and f.valid_from between :yearStart::date and :on::date and %2$s
             and (:channelKind::text is null or exists (
                  select 1 from fact c where c.kind = 'CHANNEL' and c.item = f.quantity and c.level = :channelKind and %3$s))
            """.formatted(known("r"), known("f"), known("c"), saidOf("r", "g"));

    private static final String SUPPLY =
            """
            ground g join fact f on f.kind = 'SUPPLY' and %2$s and f.level = :supplyKind and f.measure = :measure
             and (f.attributes ->> 'asOf')::date <= :on::date and %1$s
            """.formatted(trueOnTheDay("f"), saidOf("f", "g", "(f.attributes ->> 'asOf')::date"));

    private static final String LATEST = " order by f.unit, f.item, f.attributes ->> 'asOf' desc, f.position desc";

    private final Handle handle;

    SumQueries(Handle handle) {
        this.handle = handle;
    }

    /** @param anyKnown whether there is anything from which a sum of nothing would be zero */
    record Total(BigDecimal amount, long facts, boolean anyKnown) {

        BigDecimal of(FactSum.Counting counting) {
            return counting == FactSum.Counting.AMOUNT ? amount : BigDecimal.valueOf(facts);
        }
    }

    Total facts(Question question, FactSum sum) {
        return bind(ask(GROUND + """
                                select coalesce(sum(m.amount), 0), coalesce(sum(m.facts), 0),
                                       exists (select 1 from fact f where f.kind = :factKind and (:anyYear or f.year = :year) and %s)
                                from ground g cross join lateral (
                                    select sum(f.numerator) as amount, count(*) as facts from fact f where %s
                                ) m
                                """.formatted(known("f"), condition(sum)), question), sum)
                .map((row, context) -> new Total(row.getBigDecimal(1), row.getLong(2), row.getBoolean(3)))
                .one();
    }

    List<Contribution> factList(Question question, FactSum sum) {
        return bind(
                        ask(
                                GROUND + "select " + Contribution.COLUMNS + " from ground g join fact f on "
                                        + condition(sum) + " order by f.valid_from, f.subject, f.id",
                                question),
                        sum)
                .map((row, context) ->
                        sum.counting() == FactSum.Counting.AMOUNT ? Contribution.amount(row) : Contribution.one(row))
                .list();
    }

    private static String condition(FactSum sum) {
        String period =
                switch (sum.period()) {
                    case ON_THE_DAY -> trueOnTheDay("f");
                    case YEAR_TO_DATE -> " f.valid_from between :yearStart::date and :on::date and" + known("f");
                    case BUDGET_YEAR -> " f.year = :year and" + trueOnTheDay("f");
                };
        return " f.kind = :factKind and " + saidOf("f", "g") + " and " + period
                + " and (:anyLevel or f.level = any (:levels)) and (not :withItem or f.item is not null)";
    }

    private static Query bind(Query query, FactSum sum) {
        List<String> levels = sum.levels();
        return query.bind("factKind", sum.kind().name())
                .bind("anyLevel", levels == null)
                .bind("levels", SqlArray.texts(levels == null ? List.of() : levels))
                // What was said of another budget year says nothing about this one: nothing is known then, not zero.
                .bind("anyYear", sum.period() != FactSum.Period.BUDGET_YEAR)
                .bind("withItem", Boolean.TRUE.equals(sum.withItem()));
    }

    Total sales(Question question, @Nullable String channelKind) {
        return ask(
                        GROUND + "select coalesce(sum(f.numerator), 0), count(*),"
                                + " exists (select 1 from fact f where f.kind = 'SALE' and " + known("f") + ") from "
                                + SALES,
                        question)
                .bind("channelKind", channelKind)
                .map((row, context) -> new Total(row.getBigDecimal(1), row.getLong(2), row.getBoolean(3)))
                .one();
    }

    /** A sale is said of a product; its unit is the product's. */
    List<Contribution> saleList(Question question, @Nullable String channelKind) {
        return ask(
                        GROUND + "select " + Contribution.columnsOf("r.unit") + " from " + SALES
                                + " order by f.valid_from, f.subject",
                        question)
                .bind("channelKind", channelKind)
                .map((row, context) -> Contribution.amount(row))
                .list();
    }

    /** What nobody declared for the day is not reported; a declared nothing is zero. */
    Total supply(Question question, String supplyKind, String measure) {
        return ask(
                        GROUND + ", latest as (select distinct on (f.unit, f.item) f.numerator from " + SUPPLY + LATEST
                                + ") select coalesce(sum(numerator), 0), count(*), count(*) > 0 from latest",
                        question)
                .bind("supplyKind", supplyKind)
                .bind("measure", measure)
                .map((row, context) -> new Total(row.getBigDecimal(1), row.getLong(2), row.getBoolean(3)))
                .one();
    }

    List<Contribution> supplyList(Question question, String supplyKind, String measure) {
        return ask(
                        GROUND + "select distinct on (f.unit, f.item) " + Contribution.COLUMNS + " from " + SUPPLY
                                + LATEST,
                        question)
                .bind("supplyKind", supplyKind)
                .bind("measure", measure)
                .map((row, context) -> Contribution.amount(row))
                .list();
    }

    private Query ask(String sql, Question question) {
        return TwoClocks.ask(handle, sql, question.unit(), question.validOn(), question.asOf())
                .bind("yearStart", question.firstOfYear())
                .bind("year", question.validOn().getYear());
    }
}
