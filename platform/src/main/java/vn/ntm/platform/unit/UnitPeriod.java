package vn.ntm.platform.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One unit as it was during a half-open period. A code is a key only together with a date.
 *
 * @param validFrom first day, or null when it is before our records
 * @param validTo first day after the period, or null while it is open
 * @param basis SOURCED or RECONSTRUCTION
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitPeriod(
        String code,
        String nameVi,
        String nameAscii,
        String kind,
        @Nullable String parentCode,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String basis,
        String source) {

    /** Whether this was so on that date. */
    public boolean isValidOn(LocalDate date) {
        return (validFrom == null || !date.isBefore(validFrom)) && (validTo == null || date.isBefore(validTo));
    }
}
