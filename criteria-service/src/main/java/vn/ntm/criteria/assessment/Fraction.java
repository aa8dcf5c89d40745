package vn.ntm.criteria.assessment;

import java.math.BigDecimal;

/** A counted part of a counted whole; compared unrounded. */
public record Fraction(BigDecimal numerator, BigDecimal denominator) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    boolean isReadable() {
        return numerator.signum() >= 0 && denominator.signum() > 0;
    }

    /** Whether it is a part of its whole, and no more than that. */
    boolean fitsItsWhole() {
        return isReadable() && numerator.compareTo(denominator) <= 0;
    }

    /** Sign of this, in percent, against the threshold: n / d against t becomes 100 × n against t × d. */
    int comparePercent(BigDecimal threshold) {
        return numerator.multiply(HUNDRED).compareTo(threshold.multiply(denominator));
    }

    Fraction plus(Fraction other) {
        return new Fraction(numerator.add(other.numerator), denominator.add(other.denominator));
    }
}
