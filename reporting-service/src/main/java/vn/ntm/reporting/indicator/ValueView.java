package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.statement.StatementView;

/**
 * A figure with all that explains it.
 *
 * @param value null when unknown; then {@code reason} says why
 * @param positions by owner, how much of its events was known: now, or at the moment that was asked for
 * @param notReported units that should have reported and did not
 * @param carriedOver of the recognised units, those that hold their level by what the units that they were made of held,
 *     until a decision of their own
 * @param reconstructed facts in it that are a reconstruction; left out where that is not looked at
 * @param statements what was published about this figure and day, rivals included, never mixed in
 */
@Schema(name = "IndicatorValue")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValueView(
        String indicator,
        String unit,
        LocalDate validOn,
        Instant asOf,
        @Nullable String mode,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal value,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal numerator,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal denominator,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String criteriaSet,
        Map<String, Long> positions,
        @Nullable Long notReported,
        @Nullable Long carriedOver,
        @Nullable Long reconstructed,
        @Nullable List<OtherSetView> otherCriteriaSets,
        @Nullable ReasonView reason,
        List<StatementView> statements) {

    /** The figure of the units that were assessed under another criteria set. */
    @Schema(name = "OtherCriteriaSet")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OtherSetView(
            String criteriaSet, @Nullable BigDecimal value, BigDecimal numerator, BigDecimal denominator) {}

    /** Why there is no value, in both languages. */
    @Schema(name = "UnknownReason")
    public record ReasonView(String code, String vi, String en) {}

    static ValueView of(
            Definition definition,
            Question question,
            Figure figure,
            Map<String, Long> positions,
            List<StatementView> statements) {
        Reason reason = figure.reason();
        return new ValueView(
                definition.code(),
                question.unit(),
                question.validOn(),
                question.asOf(),
                definition.computation().hasModes() ? question.mode().code() : null,
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                figure.criteriaSet(),
                positions,
                figure.notReported(),
                figure.carriedOver(),
                figure.reconstructed(),
                figure.otherSets().isEmpty()
                        ? null
                        : figure.otherSets().stream()
                                .map(set -> new OtherSetView(
                                        set.criteriaSet(), set.value(), set.numerator(), set.denominator()))
                                .toList(),
                reason == null ? null : reason.view(),
                statements);
    }
}
