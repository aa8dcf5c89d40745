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
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.reporting.statement.Statements;

/** Answers questions for indicators and their values. */
@Singleton
public class Indicators {

    private final Catalogue catalogue;
    private final Database database;
    private final Statements statements;
    private final Clock clock;

    Indicators(Catalogue catalogue, Database database, Statements statements, Clock clock) {
        this.catalogue = catalogue;
        this.database = database;
        this.statements = statements;
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
    record Answered(String tag, @Nullable ValueView view) {}

    /** All indicators; those with a year in their code for each year that has a target. */
    public List<IndicatorView> list() {
        return database.read(handle -> {
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
        });
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

    /** The value with its explanation. */
    public ValueView value(String code, Asked asked) {
        ValueView view = value(code, asked, tag -> false).view();
        if (view == null) {
            throw new IllegalStateException("Nobody has an answer that was not given yet.");
        }
        return view;
    }

    Answered value(String code, Asked asked, Predicate<String> callerHas) {
        Catalogue.Found found = find(code);
        Mode mode = mode(asked.mode());
        LocalDate validOn = asked.validOn() == null ? BusinessTime.today(clock) : asked.validOn();
        return database.readConsistently(handle -> {
            Knowledge knowledge = Knowledge.of(handle);
            Instant asOf = asked.asOf() == null ? knowledge.newest() : asked.asOf();
            Question question = new Question(asked.unit(), validOn, asOf, mode, found.year());
            String tag = tag(found.definition().code(), question, knowledge);
            return callerHas.test(tag)
                    ? new Answered(tag, null)
                    : new Answered(tag, answer(handle, found.definition(), question, knowledge));
        });
    }

    private ValueView answer(Handle handle, Definition definition, Question question, Knowledge knowledge) {
        FactQueries facts = new FactQueries(handle);
        if (!facts.unitIsKnown(question)) {
            throw ProblemException.of(
                    ProblemType.NOT_FOUND,
                    "unit",
                    "no-such-unit-on-date",
                    Map.of("unit", question.unit(), "on", question.validOn()));
        }
        Figure figure = compute(facts, definition, question);
        return ValueView.of(
                definition,
                question,
                figure,
                knowledge,
                statements.about(
                        handle,
                        definition.code(),
                        question.unit(),
                        question.validOn(),
                        question.asOf(),
                        definition.computation().hasModes() ? question.mode().code() : null));
    }

    private Figure compute(FactQueries facts, Definition definition, Question question) {
        Evaluation evaluation =
                new Evaluation(facts, (code, asked) -> compute(facts, find(code).definition(), asked));
        return definition.computation().compute(evaluation, question);
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
