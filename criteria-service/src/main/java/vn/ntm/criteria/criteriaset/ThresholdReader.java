package vn.ntm.criteria.criteriaset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;

/** Thresholds and values as texts: a number, a pair {@code a|b}, a grade, a rule, or a word that blocks judging. */
public final class ThresholdReader {

    /** Left to somebody who has not set it. */
    public static final String DELEGATED = "delegated";

    /** The law sets it, but it is not known here. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern FACT =
            Pattern.compile("OCOP_PRODUCTS(:[1-5])?|CONSTRUCTION_DEBT|VILLAGES_RECOGNISED|MEETS:[a-z0-9-]+");

    private static final int WHOLE_DIGITS = 15;
    private static final int DECIMALS = 9;

    private ThresholdReader() {}

    /** Whether the threshold is left to somebody who has not set it, or is not known. */
    public static boolean blocks(String threshold) {
        return threshold.equals(DELEGATED) || threshold.equals(UNKNOWN);
    }

    /** The numbers of a text, one or two; empty where it is none. */
    public static Optional<List<BigDecimal>> numbers(String text) {
        int bar = text.indexOf('|');
        if (bar < 0) {
            String plain = text.strip();
            return isNumber(plain) ? Optional.of(List.of(new BigDecimal(plain))) : Optional.empty();
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (String part : text.split("\\|", -1)) {
            String plain = part.strip();
            if (!isNumber(plain)) {
                return Optional.empty();
            }
            numbers.add(new BigDecimal(plain));
        }
        return Optional.of(numbers);
    }

    /** The grades of a sub-criterion from the lowest to the highest. */
    public static List<String> grades(SubCriterion sub) {
        String grades = sub.grades();
        return grades == null
                ? List.of()
                : Arrays.stream(grades.split("\\|")).map(String::strip).toList();
    }

    /** Whether the threshold, and every variant of it, has the form that the measure asks for. */
    static boolean fits(SubCriterion sub) {
        String basic = sub.basicThreshold();
        String fact = sub.fact();
        return fits(sub, sub.threshold())
                && (fact == null || FACT.matcher(fact).matches())
                && (basic == null || fits(sub, basic))
                && Variants.of(sub.thresholdVariants())
                        .filter(variants -> variants.stream().allMatch(variant -> fits(sub, variant.threshold())))
                        .isPresent();
    }

    static boolean fits(SubCriterion sub, String threshold) {
        if (blocks(threshold)) {
            return sub.measure() != Measure.COMPOSITE;
        }
        return switch (sub.measure()) {
            case BOOLEAN -> threshold.equals("true");
            case PERCENT, NUMBER -> count(threshold, 1);
            case MONEY -> count(threshold, 1) || DerivedThreshold.of(threshold).isPresent();
            case PERCENT_PAIR -> count(threshold, 2);
            case MONEY_BY_YEAR ->
                count(threshold, 1) || YearlyThreshold.of(threshold).isPresent();
            case GRADE -> grades(sub).contains(threshold);
            case COMPOSITE -> CompositeRule.of(threshold).isPresent();
        };
    }

    private static boolean count(String threshold, int count) {
        return numbers(threshold).filter(n -> n.size() == count).isPresent();
    }

    /** Plain ASCII digits with at most one point: what a person types, not all that a computer could read. */
    private static boolean isNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        if (end - start < 1 || end - start > WHOLE_DIGITS || !digits(text, start, end)) {
            return false;
        }
        int decimals = text.length() - end - 1;
        return point < 0 || (decimals >= 1 && decimals <= DECIMALS && digits(text, end + 1, text.length()));
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
