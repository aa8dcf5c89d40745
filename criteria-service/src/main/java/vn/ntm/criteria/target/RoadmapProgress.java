package vn.ntm.criteria.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.recognition.Standings;

/**
 * What became of one line of a roadmap by a day.
 *
 * @param decidedOn when the level, or a higher one, was first decided of those in force
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoadmapProgress(
        String unit,
        Level level,
        int dueYear,
        LocalDate on,
        Standing standing,
        @Nullable LocalDate decidedOn) {

    /** Where a unit stands on its way. */
    public enum Standing {
        REACHED,
        /** Not reached, and its year is not over. */
        DUE,
        /** Its year is over. */
        LATE,
        /** Its code names no unit, or another one, on the day. */
        UNIT_ENDED
    }

    /** @param held what the unit holds on the day */
    static RoadmapProgress of(RoadmapLine line, LocalDate on, boolean sameUnit, List<Standings.InForce> held) {
        if (!sameUnit) {
            return new RoadmapProgress(line.unit(), line.level(), line.dueYear(), on, Standing.UNIT_ENDED, null);
        }
        LocalDate decided = held.stream()
                .filter(one -> one.level().rank() >= line.level().rank())
                .map(Standings.InForce::decidedOn)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Standing open = on.isBefore(line.lastDay()) ? Standing.DUE : Standing.LATE;
        return new RoadmapProgress(
                line.unit(), line.level(), line.dueYear(), on, decided == null ? open : Standing.REACHED, decided);
    }
}
