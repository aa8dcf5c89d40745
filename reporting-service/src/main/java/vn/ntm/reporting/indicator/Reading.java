package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.reporting.fact.Changes;

/** Many figures from one state of the facts, with the knowledge of one moment. */
public final class Reading {

    private static final int MOST_MADE = 500;

    private final Catalogue catalogue;
    private final FactQueries queries;
    private final FactLists lists;
    private final SumQueries sums;
    private final Instant asOf;
    /** Many figures ask for one unit on one day. */
    private final Map<Map.Entry<String, LocalDate>, Boolean> knownUnits = new HashMap<>();
    /** The figures made last: a page shows one figure as value, in its comparison, and at the end of its trend. */
    private final Map<Made, Figure> made = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Made, Figure> eldest) {
            return size() > MOST_MADE;
        }
    };

    private final @Nullable KeptFigures kept;
    private final @Nullable Changes changes;

    private record Made(String code, Question question) {}

    /** With the knowledge of a moment. */
    Reading(Handle handle, Catalogue catalogue, Instant asOf) {
        this(handle, catalogue, asOf, null);
    }

    /** @param kept where the moment is now: figures that need not be made again */
    Reading(Handle handle, Catalogue catalogue, Instant asOf, @Nullable KeptFigures kept) {
        this.kept = kept;
        this.changes = kept == null ? null : Changes.of(handle);
        this.catalogue = catalogue;
        this.queries = new FactQueries(handle, kept != null);
        this.lists = new FactLists(handle);
        this.sums = new SumQueries(handle);
        this.asOf = asOf;
    }

    public Instant asOf() {
        return asOf;
    }

    public IndicatorView indicator(String code) {
        Catalogue.Found found = find(code);
        return IndicatorView.of(found.definition(), found.year());
    }

    /** A higher level counts as having reached the lower ones. */
    public FigureView figure(String code, String unit, LocalDate on) {
        return FigureView.of(figure(code, question(code, unit, on, Mode.AT_LEAST)));
    }

    public List<PointView> series(String code, String unit, List<LocalDate> days) {
        return days.stream()
                .map(day ->
                        new PointView(day, FigureView.of(onAnotherDay(code, question(code, unit, day, Mode.AT_LEAST)))))
                .toList();
    }

    public ComparisonView compare(String code, String unit, LocalDate on) {
        return compare(code, question(code, unit, on, Mode.AT_LEAST));
    }

    ComparisonView compare(String code, Question question) {
        Definition definition = find(code).definition();
        LocalDate on = question.validOn();
        Figure figure = figure(code, question);
        BigDecimal value = figure.value();
        String targetCode = definition.targetIn(on.getYear());
        BigDecimal target = targetCode == null
                ? null
                : figure(targetCode, question(targetCode, question.unit(), on, question.mode()))
                        .value();
        BigDecimal expected = target == null ? null : expected(definition, question, target);
        Standing standing = Standing.of(definition.direction(), value, target, expected);
        LocalDate lastYearOn = on.minusYears(1);
        BigDecimal lastYear = onAnotherDay(code, question.on(lastYearOn)).value();
        BigDecimal change = value == null || lastYear == null ? null : Figure.exact(value.subtract(lastYear));
        return new ComparisonView(
                code,
                question.unit(),
                on,
                FigureView.of(figure),
                targetCode,
                target,
                expected,
                target == null || value == null || standing == Standing.MET
                        ? null
                        : Figure.exact(target.subtract(value).abs()),
                standing,
                lastYearOn,
                lastYear,
                change,
                change == null ? null : ComparisonView.Change.of(definition.direction(), change));
    }

    /** Whether the figure starts from nothing on 1 January. */
    public boolean startsEachYear(String code) {
        return Boolean.TRUE.equals(find(code).definition().startsEachYear());
    }

    /** Where the year's way to the target starts; null where nothing was reported for the year's first day. */
    public @Nullable BigDecimal start(String code, String unit, LocalDate on) {
        return start(find(code).definition(), question(code, unit, on, Mode.AT_LEAST));
    }

    private @Nullable BigDecimal start(Definition definition, Question question) {
        LocalDate before = question.firstOfYear().minusDays(1);
        return Boolean.TRUE.equals(definition.startsEachYear())
                ? BigDecimal.ZERO
                : onAnotherDay(definition.code(), question.on(before)).value();
    }

    private @Nullable BigDecimal expected(Definition definition, Question question, BigDecimal target) {
        BigDecimal start = start(definition, question);
        return start == null ? null : Standing.onTheWay(start, target, question.validOn());
    }

    Figure figure(String code, Question question) {
        Made key = new Made(code, question);
        Figure known = made.get(key);
        if (known == null) {
            // Not computeIfAbsent: a figure may be made of others.
            known = make(find(code), question);
            made.put(key, known);
        }
        return known;
    }

    private Figure make(Catalogue.Found found, Question question) {
        Question own = question.inYear(found.year());
        Computation computation = found.definition().computation();
        KeptFigures keeper = kept;
        Changes stamps = changes;
        return keeper == null || stamps == null
                ? computation.compute(evaluation(), own)
                : keeper.get(found.definition(), own, stamps, () -> computation.compute(evaluation(), own));
    }

    /** A unit that was not there yet, or no longer, has no figure: not zero. */
    private Figure onAnotherDay(String code, Question question) {
        return unitIsKnown(question) ? figure(code, question) : Figure.unknown(Reason.NO_SUCH_UNIT);
    }

    Lineage lineage(String code, Question question) {
        Catalogue.Found found = find(code);
        return found.definition().computation().lineage(evaluation(), question.inYear(found.year()));
    }

    /** What each unit beneath the asked one, or itself, added to the figure by itself. */
    public Amounts amounts(String code, String unit, LocalDate on) {
        Question question = question(code, unit, on, Mode.AT_LEAST);
        BigDecimal total = onAnotherDay(code, question).value();
        Computation computation = definition(code).computation();
        if (computation instanceof Quotient quotient && isOfSums(quotient)) {
            Map<String, Amounts.Amount> byUnit = new TreeMap<>();
            byUnit(facts(quotient.numerator(), unit, on))
                    .forEach((key, amount) -> byUnit.put(key, new Amounts.Amount(amount.counts(), BigDecimal.ZERO)));
            byUnit(facts(quotient.denominator(), unit, on))
                    .forEach((key, amount) -> byUnit.merge(
                            key, new Amounts.Amount(BigDecimal.ZERO, amount.counts()), Amounts.Amount::plus));
            return new Amounts(Amounts.Kind.RATIO, quotient.factor(), total, List.of(), byUnit);
        }
        if (computation instanceof Quotient quotient) {
            // The catalogue has quotients of sums, and of units over all units of their kinds; CatalogueTest says so.
            List<String> kinds =
                    definition(quotient.denominator()).computation().unitKinds();
            return new Amounts(
                    Amounts.Kind.SHARE_OF_UNITS,
                    quotient.factor(),
                    total,
                    kinds,
                    byUnit(facts(quotient.numerator(), unit, on)));
        }
        Amounts.Kind kind = computation.amounts();
        List<String> kinds = computation.unitKinds();
        if (!unitIsKnown(question) || kind == Amounts.Kind.EXPECTED || kind == Amounts.Kind.COMPARISON) {
            return new Amounts(kind, BigDecimal.ONE, total, kinds, Map.of());
        }
        if (computation instanceof TargetValue target) {
            return new Amounts(
                    kind,
                    BigDecimal.ONE,
                    total,
                    kinds,
                    byUnit(lists.targetsBeneath(question, target.level(), target.measure())));
        }
        Lineage lineage = lineage(code, question);
        return new Amounts(kind, lineage.factor(), total, kinds, byUnit(lineage.facts()));
    }

    /** Sums over sums can be carried to another map like any ratio. */
    private boolean isOfSums(Quotient quotient) {
        return Stream.of(quotient.numerator(), quotient.denominator())
                .allMatch(code -> definition(code).computation().amounts() == Amounts.Kind.ADDITIVE);
    }

    private List<Contribution> facts(String code, String unit, LocalDate on) {
        Question question = question(code, unit, on, Mode.AT_LEAST);
        return unitIsKnown(question) ? lineage(code, question).facts() : List.of();
    }

    private static Map<String, Amounts.Amount> byUnit(List<Contribution> facts) {
        Map<String, Amounts.Amount> byUnit = new TreeMap<>();
        for (Contribution fact : facts) {
            BigDecimal counts = fact.counts();
            if (fact.unit() != null && counts != null) {
                byUnit.merge(fact.unit(), new Amounts.Amount(counts, fact.of()), Amounts.Amount::plus);
            }
        }
        return byUnit;
    }

    Definition definition(String code) {
        return find(code).definition();
    }

    boolean unitIsKnown(Question question) {
        return knownUnits.computeIfAbsent(
                Map.entry(question.unit(), question.validOn()), asked -> queries.unitIsKnown(question));
    }

    Question question(String code, String unit, LocalDate on, Mode mode) {
        return new Question(unit, on, asOf, mode, find(code).year());
    }

    private Evaluation evaluation() {
        return new Evaluation(queries, lists, sums, this::figure);
    }

    private Catalogue.Found find(String code) {
        return catalogue.find(code).orElseThrow(() -> ProblemException.notFound("indicator", code));
    }
}
