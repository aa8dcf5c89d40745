package vn.ntm.criteria.recognition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.unit.UnitKind;

/**
 * A decision that a unit has reached a level (18/2022/QĐ-TTg; before it 2540/QĐ-TTg of 2016).
 *
 * @param unitKind what the unit was on the day of the decision
 * @param achievementYear the year for which it counts, not the year of the decision
 * @param decisionNumber number of the decision, absent where it is not known
 * @param decisionDate date on the decision; the last possible day where only month or year is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recognition(
        String unit,
        UnitKind unitKind,
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

    static Recognition of(RecognitionRow row, UnitKind kind) {
        return new Recognition(
                row.unit(),
                kind,
                row.level(),
                row.achievementYear(),
                row.decisionNumber(),
                row.decisionDate(),
                row.decisionDatePrecision(),
                row.signatory(),
                row.issuer(),
                row.basis(),
                row.source(),
                row.confidence(),
                row.note());
    }

    String naturalKey() {
        return unit + " " + level + " " + decisionDate;
    }
}
