package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a figure stands against what the year is to end with. */
public enum Standing {
    MET,
    /** Not met yet, and not behind the straight way from the year's start to the target. */
    ON_TRACK,
    BEHIND,
    NO_TARGET,
    NOT_REPORTED;

    /**
     * @param expected where the straight way stands on the day; null where the start is unknown, and then only a met target
     *     is not behind
     */
    static Standing of(
            Definition.Direction direction,
            @Nullable BigDecimal value,
            @Nullable BigDecimal target,
            @Nullable BigDecimal expected) {
        if (value == null) {
            return NOT_REPORTED;
        }
        if (target == null || direction == Definition.Direction.NEUTRAL) {
            return NO_TARGET;
        }
        if (isAsGood(direction, value, target)) {
            return MET;
        }
        return expected != null && isAsGood(direction, value, expected) ? ON_TRACK : BEHIND;
    }

    private static boolean isAsGood(Definition.Direction direction, BigDecimal value, BigDecimal than) {
        int order = value.compareTo(than);
        return direction == Definition.Direction.LOWER_IS_BETTER ? order <= 0 : order >= 0;
    }

    /** The straight way from the year's start to its end, on a day; the target itself on the last day. */
    static BigDecimal onTheWay(BigDecimal start, BigDecimal target, LocalDate day) {
        BigDecimal passed = BigDecimal.valueOf(day.getDayOfYear())
                .divide(BigDecimal.valueOf(day.lengthOfYear()), MathContext.DECIMAL128);
        return Figure.exact(start.add(target.subtract(start).multiply(passed)));
    }
}
