package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of one sub-criterion as reported.
 *
 * @param value a number, {@code a|b} for a pair, {@code true} or {@code false}, a grade, {@code basic} for basically met
 *     where the set allows it, {@code n/a} where the law says "if any"; may be left out where the fraction says it
 * @param men the share of men, where the law asks for both sexes
 * @param women the share of women
 * @param coverage households that answered a survey, of those that were asked
 * @param evidence SHA-256 of each file that shows it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeasuredValue(
        String subCriterion,
        @Nullable String value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable Fraction men,
        @Nullable Fraction women,
        @Nullable Fraction coverage,
        @Nullable List<String> evidence) {

    /** What is reported where there is nothing to report on. */
    static final String NOT_APPLICABLE = "n/a";

    /** What is reported of a yes-or-no that is basically met. */
    static final String BASIC = "basic";

    @JsonCreator
    public MeasuredValue {}

    MeasuredValue(
            String subCriterion,
            @Nullable String value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator) {
        this(subCriterion, value, numerator, denominator, null, null, null, null);
    }

    /** The fraction as a whole; that of both sexes together where only they are given. */
    @Nullable
    Fraction fraction() {
        if (numerator != null && denominator != null) {
            return new Fraction(numerator, denominator);
        }
        return men != null && women != null ? men.plus(women) : null;
    }

    boolean isEmpty() {
        return value == null && numerator == null && denominator == null && men == null && women == null;
    }
}
