package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A computed value with what it was made of.
 *
 * @param value null when unknown; then the reason says why
 * @param notReported units that should have reported and did not
 * @param carriedOver of the counted units, those that count by what the units that they were made of held; null where the
 *     figure counts none that could
 * @param reconstructed facts in it that are a reconstruction, not a sourced statement; null where that was not looked at
 */
record Figure(
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String criteriaSet,
        List<OtherSet> otherSets,
        @Nullable Long notReported,
        @Nullable Long carriedOver,
        @Nullable Long reconstructed,
        @Nullable Reason reason) {

    private static final int DECIMALS = 6;

    /** The same computation over the units that were assessed under another criteria set. */
    record OtherSet(String criteriaSet, @Nullable BigDecimal value, BigDecimal numerator, BigDecimal denominator) {}

    static Figure unknown(Reason reason) {
        return new Figure(null, null, null, null, List.of(), null, null, null, reason);
    }

    static Figure unknown(Reason reason, @Nullable Long notReported) {
        return new Figure(null, null, null, null, List.of(), notReported, null, null, reason);
    }

    static Figure amount(BigDecimal amount) {
        return new Figure(exact(amount), exact(amount), null, null, List.of(), null, null, null, null);
    }

    static Figure count(long count, @Nullable Long of) {
        BigDecimal counted = BigDecimal.valueOf(count);
        return new Figure(
                counted, counted, of == null ? null : BigDecimal.valueOf(of), null, List.of(), null, null, null, null);
    }

    static Figure ratio(BigDecimal numerator, BigDecimal denominator, BigDecimal factor, @Nullable Long notReported) {
        return new Figure(
                quotient(numerator, denominator, factor),
                exact(numerator),
                exact(denominator),
                null,
                List.of(),
                notReported,
                null,
                null,
                null);
    }

    Figure underSets(String set, List<OtherSet> others) {
        return new Figure(value, numerator, denominator, set, others, notReported, carriedOver, reconstructed, reason);
    }

    /** A count of units some of which count by what the units that they were made of held. */
    Figure ofThemCarriedOver(long units) {
        return new Figure(
                value, numerator, denominator, criteriaSet, otherSets, notReported, units, reconstructed, reason);
    }

    Figure reconstructed(long facts) {
        return new Figure(
                value, numerator, denominator, criteriaSet, otherSets, notReported, carriedOver, facts, reason);
    }

    static BigDecimal quotient(BigDecimal numerator, BigDecimal denominator, BigDecimal factor) {
        return exact(numerator.multiply(factor).divide(denominator, MathContext.DECIMAL128));
    }

    /** At most six decimals and no trailing noise, so that 19.5 is written as 19.5 and 2E+11 as 200000000000. */
    static BigDecimal exact(BigDecimal number) {
        BigDecimal rounded = number.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
