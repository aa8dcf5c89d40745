package vn.ntm.reporting.indicator;

import static vn.ntm.reporting.fact.TwoClocks.GROUND;
import static vn.ntm.reporting.fact.TwoClocks.LINES;
import static vn.ntm.reporting.fact.TwoClocks.PLACE;
import static vn.ntm.reporting.fact.TwoClocks.STANDING;
import static vn.ntm.reporting.fact.TwoClocks.fromOutside;
import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.ofTheLine;
import static vn.ntm.reporting.fact.TwoClocks.saidOf;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.reporting.fact.TwoClocks;

/**
 * The facts behind a figure, one by one. It asks for rows where {@link FactQueries} asks for sums, so that the sum over
 * its list proves the other's figure.
 */
final class FactLists {

    private static final String ASKED = PLACE + ", asked as (select code from place where kind = any (:kinds))\n";

    private final Handle handle;

    FactLists(Handle handle) {
        this.handle = handle;
    }

    /** Codes of the units that a figure over these kinds is about. */
    List<String> asked(Question question, List<String> kinds) {
        return ask(ASKED + "select code from asked order by code", question)
                .bind("kinds", SqlArray.texts(kinds))
                .mapTo(String.class)
                .list();
    }

    /** The units themselves. */
    List<Contribution> units(Question question, List<String> kinds) {
        return ask(ASKED + """
                        select 'UNIT' as kind, f.code as unit, null::text as criteria_set, null::text as level,
                               null::integer as star, null::text as item, null::numeric as numerator,
                               null::numeric as denominator, nullif(f.valid_from, '-infinity'::date) as since,
                               json_build_object('name', f.name_vi, 'unitKind', f.kind)::text as attributes, f.subject,
                               f.event_id, f.source_service, f.position, f.recorded_from
                        from asked a join unit_fact f on f.code = a.code and %s order by f.code
                        """.formatted(trueOnTheDay("f")), question)
                .bind("kinds", SqlArray.texts(kinds))
                .map((row, context) -> Contribution.one(row))
                .list();
    }

    /**
     * The recognitions by which units hold the asked level or, if higher ones count, one above it: each unit's highest, or
     * the highest of each unit that it was made of where these are carried over. Of those the lowest counts one, the others
     * are what it rests on besides.
     */
    List<Contribution> recognised(
            Question question,
            List<String> kinds,
            List<String> ladder,
            String level,
            boolean higherCounts,
            @Nullable Integer achievedBefore) {
        return ask(STANDING + """
                        select %s, r.code as carried_from, r.name_vi as carried_name, r.through::text as through, r.carried,
                               row_number() over (partition by r.unit order by r.rung_then, f.valid_from desc, f.id) as place
                        from rests r join fact f on f.id = r.id
                        where r.rung = :rung or (:higherCounts and r.rung > :rung) order by r.unit, place
                        """.formatted(Contribution.columnsOf("r.unit")), question)
                .bind("kinds", SqlArray.texts(kinds))
                .bind("ladder", SqlArray.texts(ladder))
                .bind("rung", ladder.indexOf(level) + 1)
                .bind("higherCounts", higherCounts)
                .bind("before", achievedBefore)
                .map((row, context) -> Contribution.recognition(row))
                .list();
    }

    /** Each unit's last assessment of the year under the complete criteria set that most units were assessed under. */
    List<Contribution> assessed(Question question, List<String> kinds, String kind) {
        List<Contribution> all = ask(
                        LINES
                                + """
                        select distinct on (f.criteria_set, l.unit) %s
                        from line l join fact f on f.kind = :kind and %s
                         and f.valid_from between :yearStart::date and :on::date and %s
                        where l.own and f.criteria_set in (select s.criteria_set from fact s where s.kind = 'CRITERIA_SET'
                                                           and s.attributes ->> 'complete' = 'true' and %s)
                        order by f.criteria_set, l.unit, f.valid_from desc, f.position desc
                        """.formatted(
                                        Contribution.columnsOf("l.unit"), ofTheLine("f", "l"), known("f"), known("s")),
                        question)
                .bind("kinds", SqlArray.texts(kinds))
                .bind("kind", kind)
                .bind("yearStart", question.firstOfYear())
                .map((row, context) -> Contribution.amount(row))
                .list();
        Map<String, Integer> units = new TreeMap<>();
        all.forEach(fact -> units.merge(String.valueOf(fact.criteriaSet()), 1, Integer::sum));
        String most = "";
        for (Map.Entry<String, Integer> set : units.entrySet()) {
            most = most.isEmpty() || set.getValue() > units.getOrDefault(most, 0) ? set.getKey() : most;
        }
        String first = most;
        return all.stream().filter(fact -> first.equals(fact.criteriaSet())).toList();
    }

    /** The units' last reports of the year. */
    List<Contribution> quantity(Question question, List<String> kinds, String quantity) {
        return ask(LINES + """
                        select distinct on (l.unit) %s
                        from line l join fact f on f.kind = 'QUANTITY' and f.quantity = :quantity and %s
                         and f.valid_from between :yearStart::date and :on::date and %s
                        where l.own order by l.unit, f.valid_from desc, f.position desc
                        """.formatted(Contribution.columnsOf("l.unit"), ofTheLine("f", "l"), known("f")), question)
                .bind("kinds", SqlArray.texts(kinds))
                .bind("quantity", quantity)
                .bind("yearStart", question.firstOfYear())
                .map((row, context) -> Contribution.amount(row))
                .list();
    }

    /** The targets of the unit and of all beneath it, each as it was decided. */
    List<Contribution> targetsBeneath(Question question, String level, String measure) {
        return ask(
                        PLACE + "select " + Contribution.COLUMNS + " from place p join fact f on f.kind = 'TARGET'"
                                + " and f.unit = p.code and f.level = :level and f.measure = :measure and f.year = :year"
                                + " and" + known("f") + " order by f.unit, f.subject",
                        question)
                .bind("level", level)
                .bind("measure", measure)
                .bind("year", question.yearInCode())
                .map((row, context) -> Contribution.amount(row))
                .list();
    }

    List<Contribution> targets(Question question, String level, String measure) {
        return ask(
                        "select " + Contribution.COLUMNS + " from fact f where f.kind = 'TARGET' and f.unit = :unit"
                                + " and f.level = :level and f.measure = :measure and f.year = :year and" + known("f")
                                + " order by f.subject",
                        question)
                .bind("level", level)
                .bind("measure", measure)
                .bind("year", question.yearInCode())
                .map((row, context) -> Contribution.amount(row))
                .list();
    }

    List<Contribution> money(Question question, List<String> kinds) {
        return ask(
                        GROUND
                                + """
                        select %s from ground g join fact f on f.kind = any (:moneyKinds) and %s and f.year = :year and %s %s
                        order by f.valid_from, f.subject, f.id
                        """.formatted(
                                                Contribution.COLUMNS,
                                                saidOf("f", "g"),
                                                trueOnTheDay("f"),
                                                fromOutside("f", "f.valid_from")),
                        question)
                .bind("moneyKinds", SqlArray.texts(kinds))
                .bind("year", question.validOn().getYear())
                .map((row, context) -> Contribution.amount(row))
                .list();
    }

    /** One fact per product: where several certificates are in force, the one of most stars. */
    List<Contribution> products(Question question, ProductCount.Which which, int fromStar, int toStar) {
        Map<String, Contribution> byProduct = new HashMap<>();
        ask(GROUND + """
                        select %s from ground g join fact f on f.kind = :kind and %s and %s
                        order by f.item, f.star desc, f.position desc
                        """.formatted(Contribution.COLUMNS, saidOf("f", "g"), which.condition()), question)
                .bind("kind", which.kind().name())
                .bind("yearStart", question.firstOfYear())
                .bind("fromStar", fromStar)
                .bind("toStar", toStar)
                .map((row, context) -> Contribution.one(row))
                .forEach(fact -> byProduct.putIfAbsent(String.valueOf(fact.item()), fact));
        return byProduct.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** For an average over units each of which counts once. */
    static List<Contribution> eachOnce(List<Contribution> facts) {
        return facts.stream()
                .map(fact -> fact.counting(fact.numerator(), BigDecimal.ONE))
                .toList();
    }

    private Query ask(String sql, Question question) {
        return TwoClocks.ask(handle, sql, question.unit(), question.validOn(), question.asOf());
    }
}
