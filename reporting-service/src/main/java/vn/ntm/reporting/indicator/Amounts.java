package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each unit by itself added to a figure.
 *
 * @param kind what the amounts are
 * @param factor by which a ratio is multiplied
 * @param total the figure of the whole; null when unknown
 * @param unitKinds kinds of the units that are counted; empty where it counts none
 * @param byUnit code of the unit that was reported for to what it added above and below the line
 */
public record Amounts(
        Kind kind, BigDecimal factor, @Nullable BigDecimal total, List<String> unitKinds, Map<String, Amount> byUnit) {

    /** What can be done with the amounts on another map. */
    public enum Kind {
        /** Money, quantities, people: parts add up to the whole. */
        ADDITIVE,
        /** Sums over sums. */
        RATIO,
        /** Units that have something, each counted once. */
        UNITS,
        /** All units of some kinds: those of another map are counted there. */
        UNITS_OF_MAP,
        /** Units that have something over all units of their kinds. */
        SHARE_OF_UNITS,
        /** What was decided for a unit: nobody decided it for another. */
        DECIDED,
        /** A decided number and a count of units together: each follows a rule of its own. */
        EXPECTED,
        /** A figure over itself on another day: those are carried, it is not. */
        COMPARISON
    }

    /** @param of null where there is no line */
    public record Amount(BigDecimal counts, @Nullable BigDecimal of) {

        Amount plus(Amount other) {
            return new Amount(
                    counts.add(other.counts), of == null ? other.of : other.of == null ? of : of.add(other.of));
        }
    }
}
