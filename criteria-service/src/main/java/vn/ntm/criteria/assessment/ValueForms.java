package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.CriteriaSetRow.BasicallyMet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;
import vn.ntm.criteria.criteriaset.ThresholdReader;

/** Whether a reported value has the form that its measure asks for; judging takes only what has. */
final class ValueForms {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ValueForms() {}

    /** Whether the value has the form of this measure; half a fraction, one below zero, or more than the whole has none. */
    static boolean isReadable(SubCriterion sub, MeasuredValue value, BasicallyMet basically) {
        String text = value.value();
        boolean anyPart = value.numerator() != null || value.denominator() != null;
        if (sub.measure() == Measure.COMPOSITE || !isReadable(value.men(), sub) || !isReadable(value.women(), sub)) {
            return false;
        }
        if (value.coverage() != null && !value.coverage().fitsItsWhole()) {
            return false;
        }
        if (MeasuredValue.NOT_APPLICABLE.equals(text)) {
            return sub.isIfAny() && !anyPart;
        }
        if (anyPart && (!takesFraction(sub.measure()) || !isWhole(sub, value))) {
            return false;
        }
        if (text == null) {
            return anyPart || (value.men() != null && value.women() != null);
        }
        return switch (sub.measure()) {
            case BOOLEAN ->
                text.equals("true")
                        || text.equals("false")
                        || (text.equals(MeasuredValue.BASIC) && basically != BasicallyMet.NOT_ALLOWED);
            case GRADE -> ThresholdReader.grades(sub).contains(text);
            case PERCENT_PAIR -> hasShares(text, 2);
            case PERCENT -> hasShares(text, 1);
            case NUMBER, MONEY, MONEY_BY_YEAR ->
                ThresholdReader.numbers(text).filter(n -> n.size() == 1).isPresent();
            case COMPOSITE -> false;
        };
    }

    /** Counts and money are never below zero; shares have their own limits. */
    static boolean isNegative(SubCriterion sub, MeasuredValue value) {
        String text = value.value();
        boolean counted =
                switch (sub.measure()) {
                    case NUMBER, MONEY, MONEY_BY_YEAR -> true;
                    case BOOLEAN, PERCENT, PERCENT_PAIR, GRADE, COMPOSITE -> false;
                };
        return counted
                && text != null
                && ThresholdReader.numbers(text).stream().flatMap(List::stream).anyMatch(number -> number.signum() < 0);
    }

    /** Whether a value that stands beside its fraction is that fraction, rounded to the value's own decimals. */
    static boolean agrees(SubCriterion sub, MeasuredValue value) {
        String text = value.value();
        Fraction fraction = value.fraction();
        if (text == null || fraction == null || !takesFraction(sub.measure())) {
            return true;
        }
        BigDecimal printed = ThresholdReader.numbers(text).orElseThrow().get(0);
        BigDecimal scaled =
                sub.measure() == Measure.PERCENT ? fraction.numerator().multiply(HUNDRED) : fraction.numerator();
        BigDecimal distance =
                scaled.subtract(printed.multiply(fraction.denominator())).abs();
        return distance.multiply(TWO).movePointRight(printed.scale()).compareTo(fraction.denominator()) <= 0;
    }

    /** Whether the total of a value by sex is what men and women add up to. */
    static boolean addsUp(MeasuredValue value) {
        Fraction men = value.men();
        Fraction women = value.women();
        BigDecimal numerator = value.numerator();
        BigDecimal denominator = value.denominator();
        if (men == null || women == null || numerator == null || denominator == null) {
            return true;
        }
        Fraction both = men.plus(women);
        return both.numerator().compareTo(numerator) == 0 && both.denominator().compareTo(denominator) == 0;
    }

    private static boolean isReadable(@Nullable Fraction bySex, SubCriterion sub) {
        return bySex == null || (sub.isBySex() && isReadable(sub, bySex));
    }

    private static boolean isWhole(SubCriterion sub, MeasuredValue value) {
        BigDecimal numerator = value.numerator();
        BigDecimal denominator = value.denominator();
        return numerator != null && denominator != null && isReadable(sub, new Fraction(numerator, denominator));
    }

    private static boolean isReadable(SubCriterion sub, Fraction fraction) {
        return sub.measure() == Measure.PERCENT ? fraction.fitsItsWhole() : fraction.isReadable();
    }

    private static boolean takesFraction(Measure measure) {
        return switch (measure) {
            case PERCENT, NUMBER, MONEY, MONEY_BY_YEAR -> true;
            case BOOLEAN, PERCENT_PAIR, GRADE, COMPOSITE -> false;
        };
    }

    /** A share is no more than the whole: 950 for 95.0 would pass any threshold. */
    private static boolean hasShares(String text, int count) {
        return ThresholdReader.numbers(text)
                .filter(n -> n.size() == count)
                .filter(n -> n.stream().allMatch(share -> share.signum() >= 0 && share.compareTo(HUNDRED) <= 0))
                .isPresent();
    }
}
