package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.fact.FactKind;

/**
 * An indicator as the catalogue shows it.
 *
 * @param byCriteriaSet whether its values belong to a criteria set, which each value names as {@code criteriaSet}
 * @param target code of the indicator that says what a year is to end with, {@code {year}} standing for the year of the day
 *     that is asked for; absent where nothing of the kind is ever decided
 */
@Schema(name = "Indicator")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IndicatorView(
        String code,
        String nameVi,
        String nameEn,
        String definitionVi,
        String definitionEn,
        String unit,
        String unitVi,
        String unitEn,
        int decimals,
        String direction,
        boolean additive,
        String legalSourceVi,
        String legalSourceEn,
        @Nullable Integer year,
        boolean byCriteriaSet,
        @Nullable String target,
        List<String> modes,
        List<String> facts,
        List<String> indicators) {

    static IndicatorView of(Definition definition, @Nullable Integer year) {
        Computation computation = definition.computation();
        return new IndicatorView(
                definition.code(),
                definition.nameVi(),
                definition.nameEn(),
                definition.definitionVi(),
                definition.definitionEn(),
                definition.unit(),
                definition.unitVi(),
                definition.unitEn(),
                definition.decimals(),
                definition.direction().name(),
                definition.additive(),
                definition.legalSourceVi(),
                definition.legalSourceEn(),
                year,
                computation.facts().contains(FactKind.CRITERIA_SET),
                definition.target(),
                computation.hasModes() ? Mode.codes() : List.of(),
                computation.facts().stream().map(Enum::name).sorted().toList(),
                computation.indicators().stream().sorted().toList());
    }
}
