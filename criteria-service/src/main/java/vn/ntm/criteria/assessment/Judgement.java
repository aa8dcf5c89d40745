package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The verdict on one sub-criterion with the value that it rests on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Judgement(
        String code,
        String criterion,
        Verdict verdict,
        @Nullable String value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String quantity) {}
