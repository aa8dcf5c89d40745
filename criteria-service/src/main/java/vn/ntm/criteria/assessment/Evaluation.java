package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.Circumstances;
import vn.ntm.criteria.criteriaset.CompositeRule;
import vn.ntm.criteria.criteriaset.CriteriaSetRow.BasicallyMet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Direction;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;
import vn.ntm.criteria.criteriaset.Threshold;
import vn.ntm.criteria.criteriaset.ThresholdReader;
import vn.ntm.criteria.criteriaset.Thresholds;

/**
 * Judges reported values by a set's thresholds (318/QĐ-TTg 2022 and its forerunners). Values are compared unrounded, as
 * fractions where a numerator and a denominator are given. A threshold that nobody set blocks judging; it never passes.
 */
public final class Evaluation {

    private final BasicallyMet basically;
    private final Function<SubCriterion, Threshold> thresholds;
    private final Function<SubCriterion, Fact> facts;

    /**
     * @param thresholds the threshold of each sub-criterion under the circumstances
     * @param facts what other records say of a sub-criterion that rests on them; it goes before what was reported
     */
    Evaluation(
            BasicallyMet basically, Function<SubCriterion, Threshold> thresholds, Function<SubCriterion, Fact> facts) {
        this.basically = basically;
        this.thresholds = thresholds;
        this.facts = facts;
    }

    /** By the law alone: no class, no year, no other record. */
    static Evaluation plain(BasicallyMet basically) {
        Circumstances nothing = Circumstances.of(0);
        return new Evaluation(basically, sub -> Thresholds.of(sub, nothing), sub -> Fact.NONE);
    }

    /** Verdicts in the order of the set; a composite's follow from those of its parts. */
    List<Judgement> judge(List<SubCriterion> set, Map<String, MeasuredValue> values) {
        Map<String, List<Judgement>> parts = new HashMap<>();
        Map<String, Judgement> byCode = new HashMap<>();
        for (SubCriterion sub : set) {
            if (sub.measure() != Measure.COMPOSITE) {
                Judgement judgement = judge(sub, values.get(sub.code()));
                byCode.put(sub.code(), judgement);
                String whole = sub.partOf();
                if (whole != null) {
                    parts.computeIfAbsent(whole, key -> new ArrayList<>()).add(judgement);
                }
            }
        }
        List<Judgement> judgements = new ArrayList<>(set.size());
        for (SubCriterion sub : set) {
            judgements.add(
                    sub.measure() == Measure.COMPOSITE
                            ? composite(sub, parts.getOrDefault(sub.code(), List.of()))
                            : Objects.requireNonNull(byCode.get(sub.code())));
        }
        return judgements;
    }

    /** The verdict of each criterion, in the order of the set; a criterion is met when all its sub-criteria are. */
    static Map<String, Verdict> criteria(List<Judgement> judgements) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Judgement judgement : judgements) {
            if (judgement.partOf() == null) {
                verdicts.merge(judgement.criterion(), judgement.verdict(), Verdict::worse);
            }
        }
        return verdicts;
    }

    private Judgement composite(SubCriterion sub, List<Judgement> parts) {
        int needed = CompositeRule.of(sub.threshold()).orElseThrow().needed(parts.size());
        int met = 0;
        Verdict open = null;
        for (Judgement part : parts) {
            met += part.verdict().counts(basically) ? 1 : 0;
            open = open == null && part.verdict().isOpen() ? part.verdict() : open;
        }
        long possible = parts.stream()
                .filter(part ->
                        part.verdict().counts(basically) || part.verdict().isOpen())
                .count();
        Verdict verdict = Verdict.NOT_MET;
        if (met >= needed && needed > 0) {
            verdict = Verdict.MET;
        } else if (possible >= needed && open != null) {
            verdict = open;
        }
        MeasuredValue counted =
                new MeasuredValue(sub.code(), null, BigDecimal.valueOf(met), BigDecimal.valueOf(parts.size()));
        return judgement(sub, counted, verdict, null, null, sub.fact() != null);
    }

    /** A record's owner knows better than the form. What belongs to a part of a divided unit is judged where it cannot matter. */
    private Judgement judge(SubCriterion sub, @Nullable MeasuredValue reported) {
        Fact fact = sub.fact() == null ? Fact.NONE : facts.apply(sub);
        MeasuredValue value = fact.value();
        if (!fact.isOpen()) {
            return value == null ? judged(sub, reported, false) : judged(sub, value, true);
        }
        if (value != null && fact.most() != null) {
            Judgement least = judged(sub, value, true);
            if (least.verdict() == judged(sub, fact.most(), true).verdict()) {
                return least;
            }
        }
        return reported == null || reported.isEmpty()
                ? judgement(sub, null, Verdict.NOT_REPORTED, null, Why.UNIT_DIVIDED, false)
                : judged(sub, reported, false);
    }

    /** @param recorded whether the value is a record's, and not the form's */
    private Judgement judged(SubCriterion sub, @Nullable MeasuredValue value, boolean recorded) {
        if (value == null || value.isEmpty()) {
            return judgement(sub, value, Verdict.NOT_REPORTED, null, null, recorded);
        }
        if (MeasuredValue.NOT_APPLICABLE.equals(value.value())) {
            return judgement(sub, value, Verdict.NOT_APPLICABLE, null, null, recorded);
        }
        Threshold threshold = thresholds.apply(sub);
        if (threshold.gap() != null) {
            return judgement(sub, value, Verdict.THRESHOLD_NOT_SET, threshold, Why.of(threshold.gap()), recorded);
        }
        if (sub.isBySex() && (value.men() == null || value.women() == null)) {
            return judgement(sub, value, Verdict.NOT_REPORTED, threshold, Why.BY_SEX_MISSING, recorded);
        }
        BigDecimal least = sub.minimumCoverage();
        if (least != null) {
            Fraction coverage = value.coverage();
            if (coverage == null) {
                return judgement(sub, value, Verdict.NOT_REPORTED, threshold, Why.COVERAGE_MISSING, recorded);
            }
            if (coverage.comparePercent(least) < 0) {
                return judgement(sub, value, Verdict.NOT_MET, threshold, Why.COVERAGE_TOO_LOW, recorded);
            }
        }
        return judgement(sub, value, verdict(sub, value, threshold), threshold, null, recorded);
    }

    private Verdict verdict(SubCriterion sub, MeasuredValue value, Threshold threshold) {
        String text = Objects.requireNonNull(threshold.text());
        if (isMet(sub, value, text, threshold.numbers())) {
            return Verdict.MET;
        }
        String basic = sub.basicThreshold();
        boolean isBasic = MeasuredValue.BASIC.equals(value.value())
                || (basic != null
                        && isMet(
                                sub,
                                value,
                                basic,
                                ThresholdReader.numbers(basic).orElse(List.of())));
        return basically != BasicallyMet.NOT_ALLOWED && isBasic ? Verdict.BASICALLY_MET : Verdict.NOT_MET;
    }

    private static boolean isMet(SubCriterion sub, MeasuredValue value, String threshold, List<BigDecimal> thresholds) {
        return switch (sub.measure()) {
            case BOOLEAN -> "true".equals(value.value());
            case GRADE -> gradeHolds(sub, value, threshold);
            case PERCENT_PAIR -> numbersHold(sub, value, thresholds);
            case PERCENT, NUMBER, MONEY, MONEY_BY_YEAR -> {
                Fraction fraction = value.fraction();
                boolean whole = fraction == null
                        ? numbersHold(sub, value, thresholds)
                        : holds(sub.direction(), compare(sub, fraction, thresholds.get(0)));
                yield whole && bothSexes(sub, value, thresholds.get(0));
            }
            case COMPOSITE -> throw new IllegalStateException("A composite is judged by its parts.");
        };
    }

    /** Where the law asks for both, neither stands in for the other. */
    private static boolean bothSexes(SubCriterion sub, MeasuredValue value, BigDecimal threshold) {
        Fraction men = value.men();
        Fraction women = value.women();
        return !sub.isBySex()
                || men == null
                || women == null
                || (holds(sub.direction(), compare(sub, men, threshold))
                        && holds(sub.direction(), compare(sub, women, threshold)));
    }

    private static boolean gradeHolds(SubCriterion sub, MeasuredValue value, String threshold) {
        List<String> grades = ThresholdReader.grades(sub);
        return holds(sub.direction(), Integer.compare(grades.indexOf(value.value()), grades.indexOf(threshold)));
    }

    private static boolean numbersHold(SubCriterion sub, MeasuredValue value, List<BigDecimal> thresholds) {
        String text = value.value();
        List<BigDecimal> values =
                text == null ? List.of() : ThresholdReader.numbers(text).orElse(List.of());
        if (values.size() != thresholds.size()) {
            return false;
        }
        for (int i = 0; i < thresholds.size(); i++) {
            if (!holds(sub.direction(), values.get(i).compareTo(thresholds.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Cross-multiplied, so that no rounding decides: n/d against t becomes n against t × d. */
    private static int compare(SubCriterion sub, Fraction fraction, BigDecimal threshold) {
        return sub.measure() == Measure.PERCENT
                ? fraction.comparePercent(threshold)
                : fraction.numerator().compareTo(threshold.multiply(fraction.denominator()));
    }

    private static boolean holds(Direction direction, int comparison) {
        return switch (direction) {
            case AT_LEAST -> comparison >= 0;
            case AT_MOST -> comparison <= 0;
            case IS_MET -> comparison == 0;
        };
    }

    private static Judgement judgement(
            SubCriterion sub,
            @Nullable MeasuredValue value,
            Verdict verdict,
            @Nullable Threshold threshold,
            @Nullable Why why,
            boolean recorded) {
        Fraction fraction = value == null ? null : value.fraction();
        return new Judgement(
                sub.code(),
                sub.criterion(),
                verdict,
                value == null ? null : value.value(),
                fraction == null ? null : fraction.numerator(),
                fraction == null ? null : fraction.denominator(),
                sub.quantity(),
                threshold == null ? null : threshold.text(),
                threshold == null ? null : threshold.decision(),
                why,
                value == null ? null : value.men(),
                value == null ? null : value.women(),
                value == null ? null : value.coverage(),
                value == null ? null : value.evidence(),
                recorded ? sub.fact() : null,
                sub.partOf());
    }
}
