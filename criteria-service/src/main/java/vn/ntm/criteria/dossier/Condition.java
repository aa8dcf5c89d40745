package vn.ntm.criteria.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One share that a survey or vote must reach. It is compared as a fraction, never rounded.
 *
 * @param name what is measured, such as {@code vote-quorum}
 * @param requiredPercent the share by law, absent where it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        String name,
        long numerator,
        long denominator,
        @Nullable BigDecimal requiredPercent,
        Result result) {

    /** What a share came to. */
    public enum Result {
        MET,
        NOT_MET,
        /** Nobody told us the share that the law asks for; unknown is neither met nor missed. */
        THRESHOLD_UNKNOWN
    }

    static Condition of(String name, long numerator, long denominator, @Nullable BigDecimal requiredPercent) {
        return new Condition(
                name, numerator, denominator, requiredPercent, result(numerator, denominator, requiredPercent));
    }

    /** Numerator × 100 against percent × denominator; nothing of nothing reaches no share. */
    private static Result result(long numerator, long denominator, @Nullable BigDecimal requiredPercent) {
        if (requiredPercent == null) {
            return Result.THRESHOLD_UNKNOWN;
        }
        BigDecimal reached = BigDecimal.valueOf(numerator).movePointRight(2);
        boolean met =
                denominator > 0 && reached.compareTo(requiredPercent.multiply(BigDecimal.valueOf(denominator))) >= 0;
        return met ? Result.MET : Result.NOT_MET;
    }
}
