package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A figure in a list of many.
 *
 * @param value null when unknown; then {@code reason} says why
 * @param notReported units that should have reported and did not
 * @param carriedOver of the recognised units, those that hold their level by what the units that they were made of held,
 *     until a decision of their own
 * @param reconstructed facts in it that are a reconstruction; left out where that is not looked at
 */
@Schema(name = "Figure")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FigureView(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable String criteriaSet,
        @Nullable Long notReported,
        @Nullable Long carriedOver,
        @Nullable Long reconstructed,
        ValueView.@Nullable ReasonView reason) {

    static FigureView of(Figure figure) {
        Reason reason = figure.reason();
        return new FigureView(
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                figure.criteriaSet(),
                figure.notReported(),
                figure.carriedOver(),
                figure.reconstructed(),
                reason == null ? null : reason.view());
    }
}
