package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;

/**
 * The smallest part that is measured and judged (chỉ tiêu).
 *
 * @param threshold a number, {@code a|b} for a pair, {@code true} for yes or no; {@code delegated} or {@code unknown}
 *     blocks judging
 * @param quantity which published quantity the value is, if any, such as {@code income-per-head}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubCriterion(
        String criteriaSet,
        String criterion,
        String criterionNameVi,
        String criterionNameEn,
        String code,
        String nameVi,
        String nameEn,
        Measure measure,
        Direction direction,
        String threshold,
        @Nullable String unitOfMeasure,
        @Nullable String quantity,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {

    /** Kinds of value. */
    public enum Measure {
        BOOLEAN,
        PERCENT,
        PERCENT_PAIR,
        NUMBER,
        MONEY
    }

    /** Which side of the threshold passes. */
    public enum Direction {
        AT_LEAST,
        AT_MOST,
        IS_MET
    }
}
