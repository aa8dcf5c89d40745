package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;

/**
 * The smallest part that is measured and judged (chỉ tiêu).
 *
 * @param threshold a number, {@code a|b} for a pair, {@code true} for yes or no, a grade, {@code 2022:53|2023:56} by year,
 *     {@code all}, {@code any} or {@code at-least:n} of a composite's parts, {@code times:1.10:set:code} of another set's
 *     threshold, {@code own:1.5:quantity:LEVEL} of the unit's own value at its recognition; {@code delegated} or
 *     {@code unknown} blocks judging
 * @param quantity which published quantity the value is, if any, such as {@code income-per-head}
 * @param thresholdVariants other thresholds by condition, {@code region:TDMNPB,year:2022=39; group:3=75}; the first that
 *     holds wins
 * @param delegatedTo who sets a threshold that the law delegates
 * @param grades the grades from the lowest to the highest, {@code Kém|Trung bình|Khá|Tốt}
 * @param basicThreshold from where a value is basically met (cơ bản đạt), where the set allows that
 * @param mayNotApply the law says "if any" (nếu có)
 * @param bySex men and women must each reach the threshold (áp dụng đạt cho cả nam và nữ)
 * @param minimumCoverage least share of a survey's households that must have answered, in percent
 * @param fact another record that gives the value: {@code OCOP_PRODUCTS:3}, {@code CONSTRUCTION_DEBT},
 *     {@code VILLAGES_RECOGNISED}, {@code MEETS:set}
 * @param partOf the composite sub-criterion of which it is a part
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
        @Nullable String note,
        @Nullable String thresholdVariants,
        @Nullable String delegatedTo,
        @Nullable String grades,
        @Nullable String basicThreshold,
        @Nullable Boolean mayNotApply,
        @Nullable Boolean bySex,
        @Nullable BigDecimal minimumCoverage,
        @Nullable String fact,
        @Nullable String partOf) {

    /** Whether it is a part of a composite one, and so neither counted nor reported as a result of its own. */
    @JsonIgnore
    public boolean isPart() {
        return partOf != null;
    }

    /** Whether men and women must each reach the threshold. */
    @JsonIgnore
    public boolean isBySex() {
        return Boolean.TRUE.equals(bySex);
    }

    /** Whether the law says "if any" of it. */
    @JsonIgnore
    public boolean isIfAny() {
        return Boolean.TRUE.equals(mayNotApply);
    }

    /** Kinds of value. */
    public enum Measure {
        BOOLEAN,
        PERCENT,
        PERCENT_PAIR,
        NUMBER,
        MONEY,
        /** Money whose threshold goes by the year of the assessment. */
        MONEY_BY_YEAR,
        /** One of ordered grades. */
        GRADE,
        /** All, any or some of its parts. */
        COMPOSITE
    }

    /** Which side of the threshold passes. */
    public enum Direction {
        AT_LEAST,
        AT_MOST,
        IS_MET
    }
}
