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

    MeasuredValue measured() {
        return new MeasuredValue(subCriterion, value, numerator, denominator);
    }
}
