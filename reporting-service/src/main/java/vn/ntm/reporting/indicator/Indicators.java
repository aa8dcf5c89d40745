package vn.ntm.reporting.indicator;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.reporting.fact.Moment;
import vn.ntm.reporting.statement.Statements;
import vn.ntm.reporting.unit.PlaceUnit;
import vn.ntm.reporting.unit.PlaceUnits;

/** Answers questions for indicators and their values. */
@Singleton
public class Indicators {

    private static final int MOST_POINTS = 240;

    private final Catalogue catalogue;
    private final Database database;
    private final Statements statements;
    private final PlaceUnits units;
    private final Clock clock;
    private final KeptFigures kept;

    Indicators(
            Catalogue catalogue,
            KeptFigures kept,
            Database database,
            Statements statements,
            PlaceUnits units,
            Clock clock) {
        this.catalogue = catalogue;
        this.kept = kept;
        this.database = database;
        this.statements = statements;
        this.units = units;
        this.clock = clock;
    }

    /**
     * What a caller asks; everything but the unit may be left open.
     *
     * @param validOn today when left open
     * @param asOf all that is known when left open
     */
    public record Asked(
            String unit,
            @Nullable LocalDate validOn,
            @Nullable Instant asOf,
            @Nullable String mode) {}

    /**
     * @param tag same tag, same bytes
     * @param view null when the caller has it already
     */
    record Answered<T>(String tag, @Nullable T view) {}

    /** All indicators; those with a year in their code for each year that has a target. */
    public List<IndicatorView> list() {
        return database.read(this::list);
    }

    /** The same from the state that the handle sees. */
    public List<IndicatorView> list(Handle handle) {
        List<IndicatorView> views = new ArrayList<>();
        for (Definition definition : catalogue.all()) {
            if (definition.isFamily()) {
                yearsWithTargets(handle, definition)
                        .forEach(year -> views.add(IndicatorView.of(definition.of(year), year)));
            } else {
                views.add(IndicatorView.of(definition, null));
            }
        }
        return views;
    }

    private static List<Integer> yearsWithTargets(Handle handle, Definition family) {
        return handle.createQuery("select distinct year from fact where kind = 'TARGET' and level = :level"
                        + " and recorded_to = 'infinity' order by year")
                .bind("level", family.computation().levelOfTargets())
                .mapTo(Integer.class)
                .list();
    }

    IndicatorView one(String code) {
        Catalogue.Found found = find(code);
        return IndicatorView.of(found.definition(), found.year());
    }

    /** Figures from the state of the database that the handle sees. */
    public Reading reading(Handle handle, Instant asOf) {
        return new Reading(handle, catalogue, asOf);
    }

    /** The same with all that is known now: what did not change since it was asked for is not made again. */
    public Reading readingNow(Handle handle, Instant newest) {
        return new Reading(handle, catalogue, newest, kept);
    }

    /** Changes when a definition does. */
    public String catalogueDigest() {
        return catalogue.digest();
    }

    /** The value with its explanation. */
    public ValueView value(String code, Asked asked) {
        ValueView view = value(code, asked, tag -> false).view();
        if (view == null) {
            throw new IllegalStateException("Nobody has an answer that was not given yet.");
        }
        return view;
    }

    Answered<ValueView> value(String code, Asked asked, Predicate<String> callerHas) {
        return answer(code, asked, "value", callerHas, (handle, reading, question, knowledge) -> {
            Definition definition = find(code).definition();
            return ValueView.of(
                    definition,
                    question,
                    reading.figure(code, question),
                    asked.asOf() == null ? knowledge.positions() : Knowledge.positions(handle, question.asOf()),
                    statements.about(
                            handle,
                            definition.code(),
                            question.unit(),
                            question.validOn(),
                            question.asOf(),
                            definition.computation().hasModes()
                                    ? question.mode().code()
                                    : null));
        });
    }

    Answered<ComparisonView> comparison(String code, Asked asked, Predicate<String> callerHas) {
        return answer(
                code,
                asked,
                "comparison",
                callerHas,
                (handle, reading, question, knowledge) -> reading.compare(code, question));
    }

    Answered<Page<PointView>> series(
            String code, Asked asked, @Nullable LocalDate from, Step step, Predicate<String> callerHas) {
        return answer(code, asked, "series|" + from + step, callerHas, (handle, reading, question, knowledge) -> {
            LocalDate first = from == null ? question.validOn().minusYears(1) : from;
            ProblemException.requireParameter(!first.isAfter(question.validOn()), "from", "after-the-end");
            List<LocalDate> days = step.days(first, question.validOn());
            ProblemException.requireParameter(days.size() <= MOST_POINTS, "from", "too-many-points");
            return new Page<>(reading.series(code, question.unit(), days), null);
        });
    }

    Answered<Page<BreakdownView>> breakdown(String code, Asked asked, Below below, Predicate<String> callerHas) {
        return answer(code, asked, "breakdown|" + below, callerHas, (handle, reading, question, knowledge) -> {
            List<PlaceUnit> all = units.beneath(handle, question.unit(), question.validOn(), question.asOf());
            List<BreakdownView> rows = new ArrayList<>();
            for (PlaceUnit unit : below.of(all)) {
                Figure figure = reading.figure(code, question.of(unit.code()));
                rows.add(new BreakdownView(
                        unit.code(), unit.nameVi(), unit.kind(), unit.parentCode(), FigureView.of(figure)));
            }
            return new Page<>(rows, null);
        });
    }

    Answered<LineageView> lineage(String code, Asked asked, Predicate<String> callerHas) {
        return answer(
                code,
                asked,
                "lineage",
                callerHas,
                (handle, reading, question, knowledge) -> LineageView.of(
                        find(code).definition(),
                        question,
                        reading,
                        UnitNames.of(units.beneath(handle, question.unit(), question.validOn(), question.asOf()))));
    }

    Answered<Page<RevisionView>> revisions(
            String code, Asked asked, @Nullable Instant before, Predicate<String> callerHas) {
        return answer(
                code, asked, "revisions|" + before, callerHas, (handle, reading, question, knowledge) -> new Revisions(
                                handle, moment -> new Reading(handle, catalogue, moment))
                        .of(find(code).definition(), question, before));
    }

    private interface Work<T> {
        T apply(Handle handle, Reading reading, Question question, Knowledge knowledge);
    }

    private <T> Answered<T> answer(String code, Asked asked, String what, Predicate<String> callerHas, Work<T> work) {
        Catalogue.Found found = find(code);
        Mode mode = mode(asked.mode());
        LocalDate validOn = Moment.day(asked.validOn() == null ? BusinessTime.today(clock) : asked.validOn());
        return database.readConsistently(handle -> {
            Knowledge knowledge = Knowledge.of(handle);
            Instant asOf = knowledge.moment(asked.asOf(), clock);
            Question question = new Question(asked.unit(), validOn, asOf, mode, found.year());
            String tag = tag(found.definition().code() + "|" + what, question, knowledge);
            if (callerHas.test(tag)) {
                return new Answered<>(tag, null);
            }
            Reading reading = asked.asOf() == null ? readingNow(handle, asOf) : reading(handle, asOf);
            if (!reading.unitIsKnown(question)) {
                throw ProblemException.of(
                        ProblemType.NOT_FOUND,
                        "unit",
                        "no-such-unit-on-date",
                        Map.of("unit", question.unit(), "on", question.validOn()));
            }
            return new Answered<>(tag, work.apply(handle, reading, question, knowledge));
        });
    }

    private Catalogue.Found find(String code) {
        return catalogue.find(code).orElseThrow(() -> ProblemException.notFound("indicator", code));
    }

    private static Mode mode(@Nullable String code) {
        if (code == null) {
            return Mode.AT_LEAST;
        }
        return Mode.find(code)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.INVALID_PARAMETER,
                        "mode",
                        "not-one-of",
                        Map.of("given", code, "allowed", Mode.codes())));
    }

    private String tag(String code, Question question, Knowledge knowledge) {
        String text = String.join(
                "|",
                code,
                question.toString(),
                knowledge.positions().toString(),
                Long.toString(knowledge.effects()),
                catalogue.digest());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
