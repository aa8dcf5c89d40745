package vn.ntm.criteria.unitclass;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;

/**
 * A commune's class during a half-open period; one row of the import.
 *
 * @param regionColumn the column of the national sets that applies, such as {@code DBSH} or {@code TDMNPB}
 * @param communeGroup 1, 2 or 3 under 51/2025/QĐ-TTg; absent where nobody said
 * @param speciallyDifficult whether it is one of the specially difficult communes; absent where it is not known
 * @param validTo first day on which it no longer holds
 * @param legalBasis number of the decision that says so, such as {@code 861/QĐ-TTg}; absent where none is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitClass(
        String unit,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String regionColumn,
        @Nullable Integer communeGroup,
        @Nullable Boolean speciallyDifficult,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String legalBasis,
        @Nullable String note) {

    String naturalKey() {
        return unit + " " + validFrom;
    }

    boolean overlaps(UnitClass other) {
        boolean beginsBeforeEnd = other.validTo == null || validFrom.isBefore(other.validTo);
        return beginsBeforeEnd && (validTo == null || other.validFrom.isBefore(validTo));
    }
}
