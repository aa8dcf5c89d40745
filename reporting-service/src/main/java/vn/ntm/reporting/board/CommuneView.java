package vn.ntm.reporting.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A commune on a day.
 *
 * @param latitude of its centre, where known
 * @param level highest level recognised and not revoked; null where none is
 * @param carriedSince the commune's first day, where it holds the level that the communes that it was made of held; then no
 *     decision names it
 * @param assessedOn day of the last approved assessment under a complete set; null where there is none
 * @param verdicts by criterion, as the assessment found it; null where it does not say
 * @param plan đồng assigned to it for the day's year; null where it has no plan of its own
 * @param products in the OCOP programme on the day
 * @param rated of these, with a certificate of 3 to 5 stars in force
 */
@Schema(name = "Commune")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommuneView(
        String code,
        String nameVi,
        String kind,
        @Nullable String district,
        @Nullable String districtName,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Nullable String level,
        @Nullable LocalDate decidedOn,
        @Nullable String decisionNumber,
        @Nullable LocalDate carriedSince,
        @Nullable String criteriaSet,
        @Nullable LocalDate assessedOn,
        @Nullable Integer criteriaMet,
        @Nullable Integer criteriaTotal,

        @Schema(type = SchemaType.OBJECT) @JsonRawValue @Nullable
        String verdicts,

        @Nullable BigDecimal plan,
        @Nullable BigDecimal disbursed,
        long products,
        long rated) {

    @Nullable
    public Integer criteriaMissing() {
        return criteriaMet == null || criteriaTotal == null ? null : criteriaTotal - criteriaMet;
    }
}
