package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Direction;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;
import vn.ntm.criteria.criteriaset.ThresholdReader;

/**
 * Judges reported values by a set's thresholds (318/QĐ-TTg 2022 and its forerunners). Values are compared unrounded, as
 * fractions where a numerator and a denominator are given. A threshold that nobody set blocks judging; it never passes.
 */
public final class Evaluation {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Evaluation() {}

    /** Verdicts in the order of the set; a criterion is met when all its sub-criteria are met. */
    public static List<Judgement> judge(List<SubCriterion> set, Map<String, MeasuredValue> values) {
        List<Judgement> judgements = new ArrayList<>(set.size());
        for (SubCriterion sub : set) {
            judgements.add(judge(sub, values.get(sub.code())));
        }
        return judgements;
    }

    /** The verdict of each criterion, in the order of the set. */
    public static Map<String, Verdict> criteria(List<Judgement> judgements) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        judgements.forEach(judgement -> verdicts.merge(judgement.criterion(), judgement.verdict(), Evaluation::worse));
        return verdicts;
    }

    /** Whether the value has the form of this measure; half a fraction, or one below zero, has none. */
    static boolean isReadable(SubCriterion sub, MeasuredValue value) {
        boolean single = sub.measure() != Measure.BOOLEAN && sub.measure() != Measure.PERCENT_PAIR;
        boolean anyPart = value.numerator() != null || value.denominator() != null;
        if (anyPart && (!single || !isFraction(value))) {
            return false;
        }
        String text = value.value();
        if (text == null) {
            return anyPart;
        }
        return switch (sub.measure()) {
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case PERCENT_PAIR ->
                ThresholdReader.numbers(text).filter(n -> n.size() == 2).isPresent();
            case PERCENT, NUMBER, MONEY ->
                ThresholdReader.numbers(text).filter(n -> n.size() == 1).isPresent();
        };
    }

    /** Whether a value that stands beside its fraction is that fraction, rounded to the value's own decimals. */
    static boolean agrees(SubCriterion sub, MeasuredValue value) {
        String text = value.value();
        if (text == null || !isFraction(value)) {
            return true;
        }
        BigDecimal printed = ThresholdReader.numbers(text).orElseThrow().get(0);
        BigDecimal denominator = Objects.requireNonNull(value.denominator());
        BigDecimal distance = scaledNumerator(sub.measure(), value)
                .subtract(printed.multiply(denominator))
                .abs();
        return distance.multiply(TWO).movePointRight(printed.scale()).compareTo(denominator) <= 0;
    }

    private static Verdict worse(Verdict one, Verdict other) {
        if (one == Verdict.MET) {
            return other;
        }
        return other == Verdict.NOT_MET ? other : one;
    }

    private static Judgement judge(SubCriterion sub, @Nullable MeasuredValue value) {
        if (value == null || (value.value() == null && !isFraction(value))) {
            return judgement(sub, value, Verdict.NOT_REPORTED);
        }
        if (ThresholdReader.blocks(sub.threshold())) {
            return judgement(sub, value, Verdict.THRESHOLD_NOT_SET);
        }
        return judgement(sub, value, isMet(sub, value) ? Verdict.MET : Verdict.NOT_MET);
    }

    private static boolean isMet(SubCriterion sub, MeasuredValue value) {
        String text = value.value();
        if (sub.measure() == Measure.BOOLEAN) {
            return "true".equals(text);
        }
        List<BigDecimal> thresholds = ThresholdReader.numbers(sub.threshold()).orElseThrow();
        if (isFraction(value) && sub.measure() != Measure.PERCENT_PAIR) {
            return holds(sub.direction(), compareFraction(sub.measure(), value, thresholds.get(0)));
        }
        Optional<List<BigDecimal>> numbers = text == null ? Optional.empty() : ThresholdReader.numbers(text);
        List<BigDecimal> values = numbers.orElseThrow();
        for (int i = 0; i < thresholds.size(); i++) {
            if (!holds(sub.direction(), values.get(i).compareTo(thresholds.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Cross-multiplied, so that no rounding decides: n/d against t becomes n against t × d. */
    private static int compareFraction(Measure measure, MeasuredValue value, BigDecimal threshold) {
        BigDecimal denominator = Objects.requireNonNull(value.denominator());
        return scaledNumerator(measure, value).compareTo(threshold.multiply(denominator));
    }

    private static BigDecimal scaledNumerator(Measure measure, MeasuredValue value) {
        BigDecimal numerator = Objects.requireNonNull(value.numerator());
        return measure == Measure.PERCENT ? numerator.multiply(HUNDRED) : numerator;
    }

    private static boolean holds(Direction direction, int comparison) {
        return switch (direction) {
            case AT_LEAST -> comparison >= 0;
            case AT_MOST -> comparison <= 0;
            case IS_MET -> comparison == 0;
        };
    }

    private static boolean isFraction(MeasuredValue value) {
        return value.numerator() != null
                && value.numerator().signum() >= 0
                && value.denominator() != null
                && value.denominator().signum() > 0;
    }

    private static Judgement judgement(SubCriterion sub, @Nullable MeasuredValue value, Verdict verdict) {
        return new Judgement(
                sub.code(),
                sub.criterion(),
                verdict,
                value == null ? null : value.value(),
                value == null ? null : value.numerator(),
                value == null ? null : value.denominator(),
                sub.quantity());
    }
}
