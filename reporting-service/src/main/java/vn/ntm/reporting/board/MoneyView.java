package vn.ntm.reporting.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The budget year's money of a unit, in whole đồng.
 *
 * @param months plan and disbursements added up, at each month's end and on the day
 * @param units what lies directly beneath
 * @param flows from fund source to unit, and from unit to its projects
 * @param obstacles what holds money up on the day, the largest amount first
 */
@Schema(name = "Money")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MoneyView(
        String unit,
        LocalDate validOn,
        int budgetYear,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal plan,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal disbursed,
        List<MonthView> months,
        List<UnitView> units,
        List<FlowView> flows,
        List<ObstacleView> obstacles) {

    /** @param expected the passed share of the year of the plan; @param committed to contracts, null where nothing was */
    @Schema(name = "MoneyMonth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MonthView(
            LocalDate on,
            @Nullable BigDecimal plan,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal committed,
            @Nullable BigDecimal disbursed) {}

    /** Money of a unit; without a plan of its own nothing is said, not zero. */
    @Schema(name = "MoneyUnit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnitView(
            String unit,
            String nameVi,
            @Nullable BigDecimal plan,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal disbursed,
            @Nullable BigDecimal ratePercent) {}

    /**
     * @param from fund source, or code of a unit
     * @param fromUnit code of the unit that assigned it, where it goes from unit to unit
     * @param to code of a unit, or of a project
     * @param project name of the project, where it goes to one
     * @param disbursed paid for the project so far
     */
    @Schema(name = "MoneyFlow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FlowView(
            String from,
            @Nullable String fromUnit,
            String to,
            @Nullable String unitName,
            @Nullable String project,
            BigDecimal amount,
            @Nullable BigDecimal disbursed) {}

    /**
     * An open obstacle.
     *
     * @param code of its kind; @param owner who has to move it; @param held đồng that it holds up
     */
    @Schema(name = "MoneyObstacle")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ObstacleView(
            String unit,
            @Nullable String unitName,
            @Nullable String project,
            @Nullable String code,
            @Nullable String text,
            @Nullable String owner,
            @Nullable BigDecimal held,
            LocalDate openedOn,
            @Nullable LocalDate dueOn) {}
}
