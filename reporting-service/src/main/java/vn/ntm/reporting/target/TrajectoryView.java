package vn.ntm.reporting.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Tabular;
import vn.ntm.reporting.indicator.Standing;

/**
 * The way of a figure to its target.
 *
 * @param start the figure on the last day of the year before, or zero where it starts anew each year
 * @param target what the year is to end with; null where none is set
 * @param progressPercent how much of the way from start to target is done: where down is good, going down is progress
 * @param expectedPercent how much of the way the straight line has done on the day
 * @param shortfallPercent by how much progress is behind, in points of the way; zero where it is not
 * @param justificationRequired whether the shortfall is above the set share
 */
@Schema(name = "Trajectory")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrajectoryView(
        String indicator,
        String unit,
        LocalDate validOn,
        Instant asOf,
        String direction,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal value,
        @Nullable BigDecimal start,
        LocalDate targetOn,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal target,
        Standing standing,
        @Nullable BigDecimal progressPercent,
        @Nullable BigDecimal expectedPercent,
        @Nullable BigDecimal shortfallPercent,
        BigDecimal allowedPercent,
        boolean justificationRequired,
        List<MilestoneView> milestones,
        ForecastView forecast,
        List<JustificationView> justifications)
        implements Tabular {

    @Override
    public Page<?> table() {
        Map<String, List<?>> lists = new LinkedHashMap<>();
        lists.put("milestones", milestones);
        lists.put("forecast", List.of(forecast));
        lists.put("justifications", justifications);
        return Tabular.lists(lists);
    }

    /** @param actual null where the day is still to come, or nothing was reported */
    @Schema(name = "Milestone")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MilestoneView(
            LocalDate on,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal actual,
            Standing standing) {}

    /**
     * @param state FORECAST, or TOO_FEW_POINTS, said plainly
     * @param points known points that it rests on
     * @param lower and {@code upper}: the target day's figure lies between them in four of five cases
     * @param error mean absolute error of the method when it is tried on the past, one step ahead
     * @param reachesTarget whether the forecast is as good as the target
     */
    @Schema(name = "Forecast")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ForecastView(
            String state,
            String vi,
            String en,
            int points,
            String step,
            LocalDate targetOn,
            @Nullable String method,
            @Nullable BigDecimal value,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper,
            @Nullable Integer intervalPercent,
            @Nullable BigDecimal error,
            @Nullable Integer triedOn,
            @Nullable Boolean reachesTarget) {}

    /** Why a figure falls short, and what is done about it. */
    @Schema(name = "Justification")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record JustificationView(
            UUID id,
            long version,
            JustificationRequests.State state,
            String indicator,
            String unit,
            int year,
            LocalDate validOn,
            BigDecimal shortfallPercent,
            String text,
            String measures,
            String makerId,
            @Nullable String approverId,
            Instant recordedAt) {}
}
