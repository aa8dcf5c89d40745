package vn.ntm.criteria.recognition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;

/**
 * A decision that a unit has reached a level (18/2022/QĐ-TTg; before it 2540/QĐ-TTg of 2016).
 *
 * @param achievementYear the year for which it counts, not the year of the decision
 * @param decisionNumber number of the decision, absent where it is not known
 * @param decisionDate date on the decision; the last possible day where only month or year is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recognition(
        String unit,
        Level level,
        int achievementYear,
        @Nullable String decisionNumber,
        LocalDate decisionDate,
        DatePrecision decisionDatePrecision,
        @Nullable String signatory,
        @Nullable String issuer,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {

    String naturalKey() {
        return unit + " " + level + " " + decisionDate;
    }
}
