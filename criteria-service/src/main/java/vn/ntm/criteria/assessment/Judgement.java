package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one sub-criterion with the value and the threshold that it rests on.
 *
 * @param threshold the threshold under the circumstances of the day; absent where there is none
 * @param decision number of the decision that set it, where the law left it open
 * @param why what the figures alone do not explain
 * @param fact the record of another service that gave the value
 * @param partOf the composite sub-criterion of which it is a part; a part is not counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Judgement(
        String code,
        String criterion,
        Verdict verdict,
        @Nullable String value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String quantity,
        @Nullable String threshold,
        @Nullable String decision,
        @Nullable Why why,
        @Nullable Fraction men,
        @Nullable Fraction women,
        @Nullable Fraction coverage,
        @Nullable List<String> evidence,
        @Nullable String fact,
        @Nullable String partOf) {}
