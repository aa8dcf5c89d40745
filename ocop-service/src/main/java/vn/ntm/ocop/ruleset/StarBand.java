package vn.ntm.ocop.ruleset;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The totals that give a star.
 *
 * @param fromPoints the least total, included
 * @param belowPoints the total that no longer belongs to it; absent for the highest
 * @param toPoints the last total of a band that was printed with both ends (69 in "50–69"): what lies between two bands is
 *     left to the council
 */
public record StarBand(
        String ruleSet,
        int star,
        BigDecimal fromPoints,
        @Nullable BigDecimal belowPoints,
        @Nullable BigDecimal toPoints,
        String source) {

    /** Whether {@code sum / members} does not reach it. */
    public boolean isAbove(int sum, int members) {
        return BigDecimal.valueOf(sum).compareTo(fromPoints.multiply(BigDecimal.valueOf(members))) < 0;
    }

    /** Whether {@code sum / members} lies in it, in whole numbers and without rounding. */
    public boolean contains(int sum, int members) {
        BigDecimal total = BigDecimal.valueOf(sum);
        BigDecimal by = BigDecimal.valueOf(members);
        return total.compareTo(fromPoints.multiply(by)) >= 0
                && (belowPoints == null || total.compareTo(belowPoints.multiply(by)) < 0)
                && (toPoints == null || total.compareTo(toPoints.multiply(by)) <= 0);
    }
}
