package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.ProblemException;

/** Many figures from one state of the facts, with the knowledge of one moment. */
public final class Reading {

    private final Catalogue catalogue;
    private final FactQueries queries;
    private final FactLists lists;
    private final Instant asOf;

    Reading(Handle handle, Catalogue catalogue, Instant asOf) {
        this.catalogue = catalogue;
        this.queries = new FactQueries(handle);
        this.lists = new FactLists(handle);
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

    private @Nullable BigDecimal expected(Definition definition, Question question, BigDecimal target) {
        LocalDate before = question.firstOfYear().minusDays(1);
        BigDecimal start = Boolean.TRUE.equals(definition.startsEachYear())
                ? BigDecimal.ZERO
                : onAnotherDay(definition.code(), question.on(before)).value();
        return start == null ? null : Standing.onTheWay(start, target, question.validOn());
    }

    Figure figure(String code, Question question) {
        Catalogue.Found found = find(code);
        Question own = question.inYear(found.year());
        return found.definition().computation().compute(evaluation(), own);
    }

    /** A unit that was not there yet, or no longer, has no figure: not zero. */
    private Figure onAnotherDay(String code, Question question) {
        return unitIsKnown(question) ? figure(code, question) : Figure.unknown(Reason.NO_SUCH_UNIT);
    }

    Lineage lineage(String code, Question question) {
        Catalogue.Found found = find(code);
        return found.definition().computation().lineage(evaluation(), question.inYear(found.year()));
    }

    Definition definition(String code) {
        return find(code).definition();
    }

    boolean unitIsKnown(Question question) {
        return queries.unitIsKnown(question);
    }

    Question question(String code, String unit, LocalDate on, Mode mode) {
        return new Question(unit, on, asOf, mode, find(code).year());
    }

    private Evaluation evaluation() {
        return new Evaluation(queries, lists, this::figure);
    }

    private Catalogue.Found find(String code) {
        return catalogue.find(code).orElseThrow(() -> ProblemException.notFound("indicator", code));
    }
}
