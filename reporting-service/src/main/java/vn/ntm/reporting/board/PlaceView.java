package vn.ntm.reporting.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Tabular;
import vn.ntm.reporting.unit.PlaceUnit;

/**
 * A unit of any level on a day, with its history.
 *
 * @param above the units above it, the nearest first
 * @param periods what its code named over time, oldest first
 * @param children what lies directly beneath it
 */
@Schema(name = "Place")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlaceView(
        PlaceUnit unit,
        LocalDate validOn,
        List<PlaceUnit> above,
        List<PeriodView> periods,
        List<PlaceUnit> children,
        List<RecognitionView> recognitions,
        @Nullable AssessmentView assessment,
        @Nullable BigDecimal plan,
        @Nullable BigDecimal disbursed,
        long products,
        long rated)
        implements Tabular {

    @Override
    public Page<?> table() {
        Map<String, List<?>> lists = new LinkedHashMap<>();
        lists.put("above", above);
        lists.put("periods", periods);
        lists.put("children", children);
        lists.put("recognitions", recognitions);
        return Tabular.lists(lists);
    }

    /**
     * What the code named for a while.
     *
     * @param validFrom null when before our records
     * @param validTo first day after, null while it holds
     * @param madeFrom the units that went, whole or in part, into it on its first day
     * @param wentInto the units that it went into, whole or in part, on the first day after
     */
    @Schema(name = "PlacePeriod")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PeriodView(
            String nameVi,
            String kind,
            @Nullable String parentCode,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<MovedView> madeFrom,
            List<MovedView> wentInto) {}

    /** A unit at the other end of a reform, under the name that it had there. */
    @Schema(name = "PlaceMoved")
    public record MovedView(String code, String nameVi, String kind) {}

    /** All that a code named, oldest first; for a day on which it names nothing. */
    @Schema(name = "PlacePeriods")
    public record PeriodsView(List<PeriodView> items) implements Tabular {

        @Override
        public Page<?> table() {
            return new Page<>(items, null);
        }
    }

    /**
     * A decision about the unit, with whether it rests on a source or was reconstructed.
     *
     * @param carriedFrom name of the unit that it was about, where its level is carried over to the one that it went into
     */
    @Schema(name = "PlaceRecognition")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecognitionView(
            String level,
            @Nullable Integer year,
            LocalDate decidedOn,
            @Nullable String precision,
            @Nullable String decisionNumber,
            @Nullable String basis,
            @Nullable String carriedFrom) {}

    /**
     * The last approved assessment under a complete set.
     *
     * @param verdicts by criterion; the others by sub-criterion
     */
    @Schema(name = "PlaceAssessment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AssessmentView(
            String criteriaSet,
            String nameVi,
            String nameEn,
            LocalDate assessedOn,
            int criteriaMet,
            int criteriaTotal,
            @Nullable String basis,

            @Schema(type = SchemaType.OBJECT) @JsonRawValue @Nullable
            String verdicts,

            @Schema(type = SchemaType.OBJECT) @JsonRawValue @Nullable
            String subVerdicts,

            @Schema(type = SchemaType.OBJECT) @JsonRawValue @Nullable
            String values,

            @Schema(type = SchemaType.ARRAY) @JsonRawValue @Nullable
            String criteria,

            @Schema(type = SchemaType.ARRAY) @JsonRawValue @Nullable
            String subCriteria) {}
}
