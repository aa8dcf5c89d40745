package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Tabular;

/**
 * A figure beside its target and beside itself a year earlier.
 *
 * @param target what the year is to end with; null where none is set
 * @param expected where the straight way from the year's start to the target stands on the day
 * @param remaining what is missing to the target; null where there is none or it is met
 * @param lastYearOn the same day a year earlier
 * @param change value less the value a year earlier
 * @param changeIs whether that is good, by the indicator's direction
 */
@Schema(name = "Comparison")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComparisonView(
        String indicator,
        String unit,
        LocalDate validOn,
        FigureView figure,
        @Nullable String targetIndicator,
        @Nullable BigDecimal target,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal remaining,
        Standing standing,
        LocalDate lastYearOn,
        @Nullable BigDecimal lastYear,
        @Nullable BigDecimal change,
        @Nullable Change changeIs)
        implements Tabular {

    @Override
    public Page<?> table() {
        return new Page<>(List.of(this), null);
    }

    /** Good or bad by the indicator's direction: less poverty is better. */
    @Schema(name = "ChangeIs")
    public enum Change {
        BETTER,
        WORSE,
        SAME,
        NEUTRAL;

        static Change of(Definition.Direction direction, BigDecimal change) {
            if (change.signum() == 0) {
                return SAME;
            }
            return switch (direction) {
                case HIGHER_IS_BETTER -> change.signum() > 0 ? BETTER : WORSE;
                case LOWER_IS_BETTER -> change.signum() < 0 ? BETTER : WORSE;
                case NEUTRAL -> NEUTRAL;
            };
        }
    }
}
