package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;

/** One row of the import: one value; rows of the same unit, set and date form one assessment. */
public record ValueRow(
        String unit,
        String criteriaSet,
        LocalDate assessedOn,
        String round,
        String subCriterion,
        @Nullable String value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        Basis basis,
        String source) {

    /** Rows of one key form one assessment. */
    String assessmentKey() {
        return unit + " " + criteriaSet + " " + assessedOn;
    }

    /** The value as it was entered, for the text of a fault. */
    String shown() {
        String fraction = numerator == null && denominator == null ? "" : numerator + "/" + denominator;
        return value == null ? fraction : (value + " " + fraction).strip();
    }

    MeasuredValue measured() {
        return new MeasuredValue(subCriterion, value, numerator, denominator);
    }
}
