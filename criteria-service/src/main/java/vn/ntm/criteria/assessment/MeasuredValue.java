package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value of one sub-criterion as reported.
 *
 * @param value a number, {@code a|b} for a pair, {@code true} or {@code false}; may be left out where the fraction says it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeasuredValue(
        String subCriterion,
        @Nullable String value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator) {}
