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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.reporting.fact.TwoClocks;

/**
 * Reads facts for one question: one statement per computation, over the unit and all beneath it on that day.
 *
 * <p>Facts are looked up unit by unit ({@code lateral}), always through an index: how many units lie beneath another is
 * more than the planner can know, and its guess of one made it read all facts for each of them.
 */
final class FactQueries {

    /** Subjects beneath the commune are in no register: a place is known to have them once one of them is recognised. */
    private static final Set<String> IN_NO_REGISTER = Set.of("HAMLET", "GARDEN", "HOUSEHOLD");

    /** Sums by all that is known now, changed with the facts that they sum. */
    private static final String KEPT_MONEY = """
            select k.kind, k.from_unit, k.said_on, k.amount, k.facts, k.reconstructed from kept_money k
            where k.year = :year and k.day <= :on::date and %s
            """.formatted(saidOf("k", "g", "k.said_on"));

    private static final String MONEY = """
            select f.kind, f.from_unit, f.valid_from as said_on, f.numerator as amount, 1 as facts,
                   f.reconstructed::integer as reconstructed
            from fact f where f.kind in ('APPROPRIATION', 'ASSIGNMENT', 'DISBURSEMENT') and f.year = :year and %s and %s
            """.formatted(trueOnTheDay("f"), saidOf("f", "g"));

    private final Handle handle;
    private final boolean now;
    /** Average, units below a limit and each criterion are made of the same assessments: nobody reads them twice. */
    private final Map<List<Object>, Assessed> assessed = new HashMap<>();

    private final Map<List<Object>, Map<String, Long>> criteriaMet = new HashMap<>();

    /** @param now whether all questions are about all that the handle sees, and none about an earlier moment */
    FactQueries(Handle handle, boolean now) {
        this.handle = handle;
        this.now = now;
    }

    /** @param reconstructed of the counted, those that rest on a reconstruction */
    record Counted(long count, long of, boolean anyKnown, long reconstructed) {}

    /**
     * @param carriedOver how many of the recognised hold their level by what the units that they were made of held
     * @param reconstructed of the recognised, those that rest on a reconstruction
     */
    record Recognised(long count, long carriedOver, long of, boolean anyKnown, long reconstructed) {}

    /** @param unitsByCount how many units met so many */
    record Met(
            String criteriaSet,
            long units,
            BigDecimal met,
            NavigableMap<BigDecimal, Long> unitsByCount,
            long reconstructed) {

        /** Units that met fewer than so many. */
        long below(BigDecimal limit) {
            return unitsByCount.headMap(limit, false).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        private Met with(BigDecimal count, long its, long ofThemReconstructed) {
            NavigableMap<BigDecimal, Long> all = new TreeMap<>(unitsByCount);
            all.merge(count, its, Long::sum);
            return new Met(
                    criteriaSet,
                    units + its,
                    met.add(count.multiply(BigDecimal.valueOf(its))),
                    all,
                    reconstructed + ofThemReconstructed);
        }
    }

    record Assessed(long asked, long assessed, List<Met> sets) {}

    record Sum(
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            long units,
            long asked,
            long reconstructed) {}

    record Money(
            @Nullable BigDecimal plan,
            @Nullable BigDecimal disbursed,
            long planReconstructed,
            long disbursedReconstructed) {}

    boolean unitIsKnown(Question question) {
        return ask(
                        "select exists (select 1 from unit_fact u where u.code = :unit and" + trueOnTheDay("u") + ")",
                        question)
                .mapTo(Boolean.class)
                .one();
    }

    long units(Question question, List<String> kinds) {
        return ask(PLACE + "select count(*) from place where kind = any (:kinds)", question)
                .bind("kinds", SqlArray.texts(kinds))
                .mapTo(Long.class)
                .one();
    }

    /** @param achievedBefore counts only what was achieved in an earlier year, or all when null */
    Recognised recognised(
            Question question,
            List<String> kinds,
            List<String> ladder,
            String level,
            boolean higherCounts,
            @Nullable Integer achievedBefore) {
        String ofThePlace = IN_NO_REGISTER.containsAll(kinds) ? "and f.unit in (select code from asked)" : "";
        return ask(STANDING + """
                        , reached as (
                            select r.unit, bool_or(r.carried) as carried, bool_or(f.reconstructed) as reconstructed
                            from rests r join fact f on f.id = r.id
                            where r.rung = :rung or (:higherCounts and r.rung > :rung) group by r.unit
                        )
                        select (select count(*) from reached), (select count(*) from reached where carried),
                               (select count(*) from asked),
                               exists (select 1 from fact f where f.kind = 'RECOGNITION' and %s %s),
                               (select count(*) from reached where reconstructed)
                        """.formatted(known("f"), ofThePlace), question)
                .bind("kinds", SqlArray.texts(kinds))
                .bind("ladder", SqlArray.texts(ladder))
                .bind("rung", ladder.indexOf(level) + 1)
                .bind("higherCounts", higherCounts)
                .bind("before", achievedBefore)
                .map((row, context) -> new Recognised(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4), row.getLong(5)))
                .one();
    }

    /** Each unit's last approved assessment of the calendar year, by complete criteria set; most used set first. */
    Assessed assessed(Question question, List<String> kinds, String kind) {
        return assessed.computeIfAbsent(
                List.of(question.unit(), question.validOn(), question.asOf(), kinds, kind),
                key -> lastOfTheYear(question, kinds, kind));
    }

    private Assessed lastOfTheYear(Question question, List<String> kinds, String kind) {
        Map<String, Met> sets = new TreeMap<>();
        long[] counts = new long[2];
        // The sets are found once: read for each unit, their attributes alone cost a nation ten seconds.
        ask(LINES + """
                        , latest as (
                            select distinct on (l.unit, m.criteria_set) l.unit, m.criteria_set, m.numerator,
                                   m.reconstructed
                            from line l cross join lateral (
                                select distinct on (f.criteria_set) f.criteria_set, f.numerator, f.reconstructed,
                                       f.valid_from, f.position
                                from fact f where f.kind = :kind and %2$s
                                  and f.valid_from between :yearStart::date and :on::date and %1$s
                                order by f.criteria_set, f.valid_from desc, f.position desc
                            ) m
                            where l.own and m.criteria_set = any (array (
                                select s.criteria_set from fact s where s.kind = 'CRITERIA_SET'
                                   and s.attributes ->> 'complete' = 'true' and %3$s))
                            order by l.unit, m.criteria_set, m.valid_from desc, m.position desc
                        )
                        select n.asked, n.assessed, l.criteria_set, l.numerator, count(l.unit),
                               count(*) filter (where l.reconstructed)
                        from (select (select count(*) from asked) as asked,
                                     (select count(distinct unit) from latest) as assessed) n
                             left join latest l on true
                        group by 1, 2, 3, 4
                        """.formatted(known("f"), ofTheLine("f", "l"), known("s")), question)
                .bind("kinds", SqlArray.texts(kinds))
                .bind("kind", kind)
                .bind("yearStart", question.firstOfYear())
                .map((row, context) -> {
                    counts[0] = row.getLong(1);
                    counts[1] = row.getLong(2);
                    String set = row.getString(3);
                    if (set != null) {
                        Met before = sets.getOrDefault(set, new Met(set, 0, BigDecimal.ZERO, new TreeMap<>(), 0));
                        sets.put(set, before.with(row.getBigDecimal(4), row.getLong(5), row.getLong(6)));
                    }
                    return true;
                })
                .list();
        List<Met> mostUsedFirst = sets.values().stream()
                .sorted(Comparator.comparingLong(Met::units).reversed())
                .toList();
        return new Assessed(counts[0], counts[1], mostUsedFirst);
    }

    /** The code that a criterion of one of these names has in the set, or null where it names none. */
    @Nullable
    String criterion(Question question, String set, List<String> names) {
        return ask("""
                        select c ->> 'code' from fact s, jsonb_array_elements(s.attributes -> 'criteria') c
                        where s.kind = 'CRITERIA_SET' and s.criteria_set = :set and c ->> 'nameVi' = any (:names) and %s
                        order by 1 limit 1
                        """.formatted(known("s")), question)
                .bind("set", set)
                .bind("names", SqlArray.texts(names))
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** Units whose last assessment of the year under the set found the criterion met. */
    long criterionMet(Question question, List<String> kinds, String set, String criterion) {
        return criteriaMet
                .computeIfAbsent(
                        List.of(question.unit(), question.validOn(), question.asOf(), kinds, set),
                        key -> criteriaMet(question, kinds, set))
                .getOrDefault(criterion, 0L);
    }

    private Map<String, Long> criteriaMet(Question question, List<String> kinds, String set) {
        return ask(LINES + """
                        select v.criterion, count(*) from (
                            select distinct on (l.unit) m.verdicts
                            from line l cross join lateral (
                                select f.attributes -> 'verdicts' as verdicts, f.valid_from, f.position
                                from fact f where f.kind = 'CRITERIA_MET' and %2$s and f.criteria_set = :set
                                  and f.valid_from between :yearStart::date and :on::date and %1$s
                                order by f.valid_from desc, f.position desc limit 1
                            ) m
                            where l.own order by l.unit, m.valid_from desc, m.position desc
                        ) latest cross join lateral jsonb_each_text(latest.verdicts) v (criterion, verdict)
                        where v.verdict = 'MET' group by 1
                        """.formatted(known("f"), ofTheLine("f", "l")), question)
                .bind("kinds", SqlArray.texts(kinds))
                .bind("set", set)
                .bind("yearStart", question.firstOfYear())
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Sums of the units' last reports of the calendar year. */
    Sum quantity(Question question, List<String> kinds, String quantity) {
        return ask(LINES + """
                        , latest as (
                            select distinct on (l.unit) q.numerator, q.denominator, q.reconstructed
                            from line l cross join lateral (
                                select f.numerator, f.denominator, f.reconstructed, f.valid_from, f.position from fact f
                                where f.kind = 'QUANTITY' and f.quantity = :quantity and %2$s
                                  and f.valid_from between :yearStart::date and :on::date and %1$s
                                order by f.valid_from desc, f.position desc limit 1
                            ) q
                            where l.own order by l.unit, q.valid_from desc, q.position desc
                        )
                        select sum(numerator), sum(denominator), count(*), (select count(*) from asked),
                               count(*) filter (where reconstructed)
                        from latest
                        """.formatted(known("f"), ofTheLine("f", "l")), question)
                .bind("kinds", SqlArray.texts(kinds))
                .bind("quantity", quantity)
                .bind("yearStart", question.firstOfYear())
                .map((row, context) -> new Sum(
                        row.getBigDecimal(1), row.getBigDecimal(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .one();
    }

    /** The unit's own target: those of units beneath it may be parts of the same one. */
    @Nullable
    BigDecimal target(Question question, String level, String measure) {
        return ask(
                        "select sum(f.numerator) from fact f where f.kind = 'TARGET' and f.unit = :unit and f.level = :level"
                                + " and f.measure = :measure and f.year = :year and" + known("f"),
                        question)
                .bind("level", level)
                .bind("measure", measure)
                .bind("year", question.yearInCode())
                .mapTo(BigDecimal.class)
                .one();
    }

    /**
     * The budget year's money up to the day. A unit's plan is what was appropriated to it or beneath it, and what came to
     * it from outside; what moves within it is already in.
     */
    Money money(Question question) {
        return ask(GROUND + """
                        select case when sum(m.facts) filter (where m.planned) > 0
                                    then sum(m.amount) filter (where m.planned) end,
                               case when sum(m.facts) filter (where not m.planned) > 0
                                    then sum(m.amount) filter (where not m.planned) end,
                               coalesce(sum(m.reconstructed) filter (where m.planned), 0),
                               coalesce(sum(m.reconstructed) filter (where not m.planned), 0)
                        from (
                            select m.kind <> 'DISBURSEMENT' as planned, m.amount, m.facts, m.reconstructed
                            from ground g cross join lateral (%s) m %s
                        ) m
                        """.formatted(now ? KEPT_MONEY : MONEY, fromOutside("m", "m.said_on")), question)
                .bind("year", question.validOn().getYear())
                .map((row, context) ->
                        new Money(row.getBigDecimal(1), row.getBigDecimal(2), row.getLong(3), row.getLong(4)))
                .one();
    }

    Counted products(Question question, ProductCount.Which which, int fromStar, int toStar) {
        return ask(GROUND + """
                        select count(distinct i.item), 0, (select exists (select 1 from fact f where f.kind = :kind and %2$s)),
                               count(distinct i.item) filter (where i.reconstructed)
                        from ground g cross join lateral (
                            select f.item, f.reconstructed from fact f
                            where f.kind = :kind and %3$s and %1$s offset 0
                        ) i
                        """.formatted(which.condition(), known("f"), saidOf("f", "g")), question)
                .bind("kind", which.kind().name())
                .bind("yearStart", question.firstOfYear())
                .bind("fromStar", fromStar)
                .bind("toStar", toStar)
                .map((row, context) -> new Counted(row.getLong(1), row.getLong(2), row.getBoolean(3), row.getLong(4)))
                .one();
    }

    private Query ask(String sql, Question question) {
        return TwoClocks.ask(handle, sql, question.unit(), question.validOn(), question.asOf());
    }
}
