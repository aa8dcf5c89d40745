package vn.ntm.reporting.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Communes by criteria, under one complete criteria set: counts under different sets are never mixed.
 *
 * @param criteriaSet the set that most communes were last assessed under; null where none was assessed
 * @param criteria as the set has them: code and name in both languages
 * @param otherSets communes last assessed under another set, and those never assessed
 */
@Schema(name = "CriteriaTable")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CriteriaView(
        String unit,
        LocalDate validOn,
        @Nullable String criteriaSet,
        @Nullable String nameVi,
        @Nullable String nameEn,
        @Schema(type = SchemaType.ARRAY) @JsonRawValue String criteria,
        List<CommuneView> communes,
        long otherSets) {}
