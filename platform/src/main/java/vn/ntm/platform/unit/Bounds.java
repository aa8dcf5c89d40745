package vn.ntm.platform.unit;

import java.math.BigDecimal;

/**
 * What is known of a number: it lies between these two, both included; they are equal where it is known exactly.
 *
 * @param lower never above {@code upper}
 */
public record Bounds(BigDecimal lower, BigDecimal upper) {

    public static final Bounds NOTHING = exactly(BigDecimal.ZERO);
    public static final Bounds ALL = exactly(BigDecimal.ONE);

    public Bounds {
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException(lower + " is above " + upper);
        }
    }

    public static Bounds exactly(BigDecimal value) {
        return new Bounds(value, value);
    }

    public boolean isExact() {
        return lower.compareTo(upper) == 0;
    }

    public Bounds plus(Bounds other) {
        return new Bounds(lower.add(other.lower), upper.add(other.upper));
    }

    /** @param factor not negative */
    public Bounds times(BigDecimal factor) {
        return new Bounds(lower.multiply(factor), upper.multiply(factor));
    }
}
