package vn.ntm.criteria.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.recognition.Level;

/**
 * A line of a roadmap: this unit is due at this level by the end of this year. A unit has one line for a level; another year
 * is a new version of it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoadmapLine(
        String unit,
        Level level,
        int dueYear,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {

    /** The day on which the unit's code is read. */
    LocalDate firstDay() {
        return LocalDate.of(dueYear, 1, 1);
    }

    /** The day by which it is due. */
    LocalDate lastDay() {
        return LocalDate.of(dueYear, 12, 31);
    }

    String naturalKey() {
        return unit + " " + level;
    }
}
