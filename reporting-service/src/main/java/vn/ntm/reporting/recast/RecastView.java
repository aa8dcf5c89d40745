package vn.ntm.reporting.recast;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Tabular;

/**
 * A series as it was and on the units of one map.
 *
 * @param map day whose units the series is recast on
 * @param method how, in both languages
 */
@Schema(name = "RecastSeries")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecastView(
        String indicator, String unit, LocalDate map, Instant asOf, Method method, List<PointView> points)
        implements Tabular {

    @Override
    public Page<?> table() {
        List<Object> rows = new ArrayList<>();
        for (PointView point : points) {
            rows.add(new WholeRow(
                    point.validOn(),
                    unit,
                    point.asItWas(),
                    point.recast(),
                    point.unplaced(),
                    point.totalsAgree(),
                    point.incomplete(),
                    map,
                    method.code(),
                    method.weight()));
            point.units().forEach(part -> rows.add(new UnitRow(point.validOn(), part)));
        }
        return new Page<>(rows, null);
    }

    /** The whole on one day, as a row. */
    private record WholeRow(
            LocalDate validOn,
            String unit,
            @Nullable BigDecimal asItWas,
            @Nullable RangeView recast,
            @Nullable BigDecimal unplaced,
            boolean totalsAgree,
            boolean incomplete,
            LocalDate map,
            Kind method,
            @Nullable Weight weight) {}

    /** A unit of the other map on one day, as a row. */
    private record UnitRow(LocalDate validOn, @JsonUnwrapped UnitView unit) {}

    /** @param weight POPULATION, AREA or ESTIMATED_AREA; null where the method weighs nothing */
    @Schema(name = "RecastMethod")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Method(Kind code, @Nullable Weight weight, String vi, String en) {}

    /** Ways to carry a figure to another map. */
    @Schema(name = "RecastKind")
    public enum Kind {
        /** What can be added up is divided by the weights. */
        ADDITIVE,
        /** Both sides of a ratio are carried, then divided. */
        RATIO,
        /** A unit has it where every part that it was made from had it. */
        EVERY_PART,
        /** The units of the kinds are counted on the other map itself. */
        UNITS_OF_MAP,
        /** Units that have it by {@link #EVERY_PART} over all units of their kinds on the other map. */
        SHARE_OF_UNITS,
        /** What was decided stays as decided; a unit made of whole units has the sum of what was decided for these. */
        DECIDED
    }

    /** What a part of a divided unit is weighed by. */
    @Schema(name = "RecastWeight")
    public enum Weight {
        POPULATION,
        AREA,
        ESTIMATED_AREA
    }

    /**
     * One day of the series.
     *
     * @param asItWas the figure of the whole, on the map of its own day
     * @param recast bounds of the same over the units of the other map, with what could not be placed
     * @param unplaced what was reported for units that ended without a successor, such as districts
     * @param totalsAgree whether the figure as it was lies within the recast bounds; equal where all weights are known
     * @param incomplete whether some weight is unknown, so that the values of some units are ranges
     */
    @Schema(name = "RecastPoint")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PointView(
            LocalDate validOn,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            BigDecimal asItWas,

            @Nullable RangeView recast,
            @Nullable BigDecimal unplaced,
            boolean totalsAgree,
            boolean incomplete,
            List<UnitView> units) {}

    /** What is known of a number: equal ends where it is known exactly. */
    @Schema(name = "RecastRange")
    public record RangeView(BigDecimal lower, BigDecimal upper) {}

    /**
     * A unit of the other map.
     *
     * @param value null where it is not known exactly, or nothing was reported for its parts
     * @param range where it is not known exactly
     * @param parts the units of the point's day that it was made from
     * @param notReported parts for which nothing was reported
     */
    @Schema(name = "RecastUnit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnitView(
            String unit,
            String nameVi,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            BigDecimal value,

            @Nullable RangeView range,
            List<String> parts,
            long notReported) {}
}
