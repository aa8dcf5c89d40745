package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.unitclass.HeldClass;

/**
 * A decision that sets a threshold which the law left open, or a stricter one; one row of the import.
 *
 * @param issuer who decided it, the one to whom the law left it
 * @param validFrom first day whose assessments it judges
 * @param regionColumn only for communes of this column; absent for all
 * @param communeGroup only for communes of this group; absent for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ThresholdDecision(
        String criteriaSet,
        String subCriterion,
        String threshold,
        String decisionNumber,
        String issuer,
        LocalDate decidedOn,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String regionColumn,
        @Nullable Integer communeGroup,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {

    String naturalKey() {
        return String.join(
                " ",
                criteriaSet,
                subCriterion,
                decisionNumber,
                Objects.requireNonNullElse(regionColumn, "*"),
                communeGroup == null ? "*" : communeGroup.toString());
    }

    boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    /** The class of the units for which it is made, as far as it says. */
    HeldClass asClass() {
        return new HeldClass(validFrom, null, regionColumn, communeGroup, null, Set.of());
    }

    boolean isFor(SubCriterion sub, @Nullable HeldClass unitClass) {
        boolean region = regionColumn == null || (unitClass != null && regionColumn.equals(unitClass.regionColumn()));
        boolean group = communeGroup == null || (unitClass != null && communeGroup.equals(unitClass.communeGroup()));
        return criteriaSet.equals(sub.criteriaSet()) && subCriterion.equals(sub.code()) && region && group;
    }
}
