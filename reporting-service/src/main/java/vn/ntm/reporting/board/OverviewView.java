package vn.ntm.reporting.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Tabular;
import vn.ntm.reporting.indicator.ComparisonView;
import vn.ntm.reporting.indicator.FigureView;
import vn.ntm.reporting.indicator.IndicatorView;
import vn.ntm.reporting.unit.PlaceUnit;

/**
 * The unit on one screen.
 *
 * @param today the day of the asking
 * @param firstDay the day that a reader is shown first
 * @param positions by owner, the last position up to which every event is in the figures
 * @param newest recorded time of the newest event in the figures
 * @param attention what needs a decision, worst first
 */
@Schema(name = "Overview")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverviewView(
        PlaceUnit unit,
        LocalDate validOn,
        Instant asOf,
        LocalDate today,
        LocalDate firstDay,
        Map<String, Long> positions,
        Instant newest,
        List<TileView> tiles,
        List<AttentionView> attention)
        implements Tabular {

    @Override
    public Page<?> table() {
        return OverviewTable.of(this);
    }

    /**
     * One figure with what it is measured by.
     *
     * @param shownOn the day of the figure: the asked one, or the last year's end for which something was reported
     * @param criteriaSet under which the units were assessed; left out where the figure does not rest on one
     * @param of what the figure is counted out of, where that says something to a reader
     * @param trend the figure at the ends of past periods; a point without a value was not reported
     * @param beside figures that belong to it
     */
    @Schema(name = "OverviewTile")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TileView(
            String topic,
            IndicatorView indicator,
            LocalDate shownOn,
            FigureView figure,
            @Nullable CriteriaSetView criteriaSet,
            @Nullable BigDecimal of,
            ComparisonView comparison,
            List<TrendView> trend,
            List<BesideView> beside) {}

    /** A criteria set by its names; its code is in the figure. */
    @Schema(name = "TileCriteriaSet")
    public record CriteriaSetView(String nameVi, String nameEn) {}

    /** A point of a trend. */
    @Schema(name = "TrendPoint")
    public record TrendView(LocalDate on, @Nullable BigDecimal value) {}

    /** A figure of the same topic and day. */
    @Schema(name = "BesideFigure")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BesideView(
            IndicatorView indicator, @Nullable BigDecimal value) {}

    /** What may need a decision. */
    @Schema(name = "AttentionKind")
    public enum Kind {
        /** Units whose payments are behind the year's passed share of their plan. */
        LATE_MONEY,
        /** Communes not recognised. */
        NOT_RECOGNISED,
        /** Recognised communes that miss a criterion in an assessment since their recognition. */
        AT_RISK,
        /** Products whose certificate ends within 90 days. */
        EXPIRING,
        /** Communes without an approved assessment for a year. */
        NOT_REPORTED
    }

    /**
     * One thing that may need a decision.
     *
     * @param share how much of its whole is concerned, from 0 to 1: the order of the list
     * @param count units or products concerned
     * @param amount đồng concerned, where it is about money
     * @param worst the first of them, worst first
     */
    @Schema(name = "Attention")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttentionView(
            Kind kind,
            BigDecimal share,
            long count,
            long of,
            @Nullable BigDecimal amount,
            List<WorstView> worst) {}

    /**
     * A unit or product concerned, with how much it misses.
     *
     * @param record path at the owning service of what it rests on, where that is not the unit itself
     */
    @Schema(name = "Worst")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WorstView(
            @Nullable String unit,
            String name,
            @Nullable BigDecimal amount,
            @Nullable LocalDate until,
            @Nullable String record) {}
}
