package vn.ntm.criteria.criteriaset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Thresholds and values as texts: a number, a pair {@code a|b}, or a word that blocks judging. */
public final class ThresholdReader {

    /** Left to the province, which has not set it. */
    public static final String DELEGATED = "delegated";

    private static final List<String> BLOCKING = List.of(DELEGATED, "unknown");

    private ThresholdReader() {}

    /** Whether the threshold is left to somebody who has not set it, or is not known. */
    public static boolean blocks(String threshold) {
        return BLOCKING.contains(threshold);
    }

    /** The numbers of a text, one or two; empty where it is none. */
    public static Optional<List<BigDecimal>> numbers(String text) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (String part : text.split("\\|", -1)) {
            String plain = part.strip();
            if (!plain.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
                return Optional.empty();
            }
            numbers.add(new BigDecimal(plain));
        }
        return Optional.of(numbers);
    }

    static boolean fits(SubCriterion sub) {
        if (blocks(sub.threshold())) {
            return true;
        }
        return switch (sub.measure()) {
            case BOOLEAN -> sub.threshold().equals("true");
            case PERCENT, NUMBER, MONEY ->
                numbers(sub.threshold()).filter(n -> n.size() == 1).isPresent();
            case PERCENT_PAIR ->
                numbers(sub.threshold()).filter(n -> n.size() == 2).isPresent();
        };
    }
}
