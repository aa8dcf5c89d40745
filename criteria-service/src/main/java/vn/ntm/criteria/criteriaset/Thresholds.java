package vn.ntm.criteria.criteriaset;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;
import vn.ntm.criteria.criteriaset.Threshold.Gap;
import vn.ntm.criteria.unitclass.HeldClass;

/**
 * The threshold of a sub-criterion under its circumstances: class of the unit on the day, year, facts, decisions. Where it
 * is left open, unknown, or depends on something that nobody recorded, the answer is the gap, and nothing is judged.
 */
public final class Thresholds {

    private Thresholds() {}

    public static Threshold of(SubCriterion sub, Circumstances circumstances) {
        Threshold byLaw = byLaw(sub, circumstances);
        return circumstances.decisions().stream()
                .filter(decision -> decision.isFor(sub, circumstances.unitClass()))
                .max(Comparator.comparing(ThresholdDecision::validFrom)
                        .thenComparing(ThresholdDecision::decisionNumber))
                .filter(decision -> byLaw.gap() == Gap.DELEGATED || isStricter(sub, byLaw.text(), decision.threshold()))
                .map(decision -> byYear(sub, decision.threshold(), circumstances.year(), decision.decisionNumber()))
                .orElse(byLaw);
    }

    private static Threshold byLaw(SubCriterion sub, Circumstances circumstances) {
        for (Variants.Variant variant : Variants.of(sub.thresholdVariants()).orElse(List.of())) {
            switch (variant.holds(circumstances)) {
                case YES -> {
                    return resolved(sub, variant.threshold(), circumstances);
                }
                case CLASS_UNKNOWN -> {
                    return Threshold.missing(Gap.UNIT_CLASS_UNKNOWN);
                }
                case CLASS_DIFFERS -> {
                    return Threshold.missing(Gap.UNIT_CLASS_DIFFERS);
                }
                case FACT_MISSING -> {
                    return Threshold.missing(Gap.FACT_MISSING);
                }
                case NO -> {
                    // the next case may hold
                }
            }
        }
        return resolved(sub, sub.threshold(), circumstances);
    }

    private static Threshold resolved(SubCriterion sub, String text, Circumstances circumstances) {
        if (text.equals(ThresholdReader.DELEGATED)) {
            return Threshold.missing(Gap.DELEGATED);
        }
        if (text.equals(ThresholdReader.UNKNOWN)) {
            return Threshold.missing(Gap.UNKNOWN);
        }
        Optional<DerivedThreshold> derived =
                sub.measure() == Measure.MONEY ? DerivedThreshold.of(text) : Optional.empty();
        return derived.isPresent()
                ? derived(derived.get(), circumstances)
                : byYear(sub, text, circumstances.year(), null);
    }

    private static Threshold byYear(SubCriterion sub, String text, int year, @Nullable String decision) {
        if (sub.measure() != Measure.MONEY_BY_YEAR
                || ThresholdReader.numbers(text).isPresent()) {
            return Threshold.known(text, decision);
        }
        String inYear = YearlyThreshold.of(text).map(yearly -> yearly.in(year)).orElse(null);
        return inYear == null ? Threshold.missing(Gap.YEAR_NOT_SET) : Threshold.known(inYear, decision);
    }

    private static Threshold derived(DerivedThreshold rule, Circumstances circumstances) {
        String set = rule.otherSet();
        String quantity = rule.quantity();
        String level = rule.level();
        if (set != null) {
            return circumstances.otherSets().apply(set).stream()
                    .filter(other -> other.code().equals(rule.otherCode()) && other.measure() != Measure.COMPOSITE)
                    .findFirst()
                    .map(other -> of(other, circumstances))
                    .map(base -> base.numbers().size() == 1
                            ? times(rule.factor(), base.numbers().get(0))
                            : Threshold.missing(base.gap() == null ? Gap.BASE_UNKNOWN : base.gap()))
                    .orElse(Threshold.missing(Gap.BASE_UNKNOWN));
        }
        OwnFigure own = quantity == null || level == null
                ? OwnFigure.UNKNOWN
                : circumstances.ownAtRecognition().apply(quantity, level);
        BigDecimal value = own.value();
        return value == null
                ? Threshold.missing(Objects.requireNonNullElse(own.gap(), Gap.BASE_UNKNOWN))
                : times(rule.factor(), value);
    }

    private static Threshold times(BigDecimal factor, BigDecimal base) {
        BigDecimal product = factor.multiply(base).stripTrailingZeros();
        BigDecimal plain = product.scale() < 0 ? product.setScale(0) : product;
        return new Threshold(plain.toPlainString(), List.of(plain), null, null);
    }

    /** Whether {@code given} asks for at least as much as {@code law}; where the law's figure is not known, it cannot be. */
    static boolean isStricter(SubCriterion sub, @Nullable String law, String given) {
        List<BigDecimal> before =
                law == null ? List.of() : ThresholdReader.numbers(law).orElse(List.of());
        List<BigDecimal> after = ThresholdReader.numbers(given).orElse(List.of());
        if (before.isEmpty() || before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            int comparison = after.get(i).compareTo(before.get(i));
            boolean holds =
                    switch (sub.direction()) {
                        case AT_LEAST -> comparison >= 0;
                        case AT_MOST -> comparison <= 0;
                        case IS_MET -> comparison == 0;
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** The law's own threshold for a class, without any decision; for checking a decision that is being entered. */
    static Threshold ofLaw(SubCriterion sub, @Nullable HeldClass unitClass, int year) {
        Circumstances plain = Circumstances.of(year);
        return byLaw(
                sub,
                new Circumstances(
                        unitClass, year, plain.facts(), List.of(), plain.otherSets(), plain.ownAtRecognition()));
    }
}
