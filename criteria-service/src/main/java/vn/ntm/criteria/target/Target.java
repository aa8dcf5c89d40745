package vn.ntm.criteria.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;

/**
 * What a plan wants in a year for units of a kind beneath a unit.
 *
 * @param direction a floor unless it says otherwise
 * @param value a number of units, so a whole one
 * @param measure whether the value is to be added in the year or reached in total
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Target(
        String unit,
        int year,
        Level level,
        UnitKind unitKind,
        Measure measure,
        BigDecimal value,
        Basis basis,
        String source,
        @Nullable String note,
        @Nullable Direction direction) {

    /** Whether the value is a floor or a ceiling; without it a floor. */
    public enum Direction {
        AT_LEAST,
        AT_MOST
    }

    /** To add in the year, or to have by its end. */
    public enum Measure {
        ADD,
        TOTAL
    }

    /** The day on which the unit's code is read. */
    LocalDate firstDay() {
        return LocalDate.of(year, 1, 1);
    }

    Direction directionOrLeast() {
        return direction == null ? Direction.AT_LEAST : direction;
    }

    Target revised(TargetRevision revision) {
        return new Target(
                unit,
                year,
                level,
                unitKind,
                measure,
                revision.value(),
                basis,
                revision.source(),
                revision.note(),
                direction);
    }

    String naturalKey() {
        return unit + " " + year + " " + level + " " + unitKind + " " + measure;
    }
}
