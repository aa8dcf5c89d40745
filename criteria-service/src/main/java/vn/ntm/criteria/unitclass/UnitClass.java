package vn.ntm.criteria.unitclass;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
        @Nullable String note) {

    String naturalKey() {
        return unit + " " + validFrom;
    }

    /** Whether it holds on that day. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    /** The part of it that falls into the time in which the unit bears a code; it may be empty. */
    UnitClass within(String code, @Nullable LocalDate began, @Nullable LocalDate ended) {
        LocalDate from = began != null && began.isAfter(validFrom) ? began : validFrom;
        LocalDate to = validTo == null || (ended != null && ended.isBefore(validTo)) ? ended : validTo;
        return new UnitClass(
                code, from, to, regionColumn, communeGroup, speciallyDifficult, basis, source, confidence, note);
    }

    @JsonIgnore
    boolean isEmpty() {
        return validTo != null && !validFrom.isBefore(validTo);
    }

    boolean overlaps(UnitClass other) {
        boolean beginsBeforeEnd = other.validTo == null || validFrom.isBefore(other.validTo);
        return beginsBeforeEnd && (validTo == null || other.validFrom.isBefore(validTo));
    }
}
