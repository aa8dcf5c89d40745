package vn.ntm.criteria.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.recognition.Standings;
import vn.ntm.criteria.unit.UnitKind;

/**
 * How far a target is on a day. What is to be added counts by the year of achievement, whenever it was decided up to the day;
 * what is to be reached counts by what is in force.
 *
 * @param measured what counts against the value
 * @param remaining what is missing, or for a ceiling what is too much; never below zero
 * @param reached whether the value is reached in the target's direction
 * @param achievedForYear decided up to the day for the target's year of achievement
 * @param decidedInYear decided within the target's year, for whatever year of achievement
 * @param held units that hold the level or a higher one on the day
 * @param carriedOver how many of them hold it by what the units that they were made of held
 * @param units all units of the kind on the day
 * @param due units that the roadmap wants in this year, each with what became of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetProgress(
        UUID target,
        long targetVersion,
        LocalDate on,
        String unit,
        int year,
        Level level,
        UnitKind unitKind,
        Target.Measure measure,
        Target.Direction direction,
        BigDecimal value,
        int measured,
        BigDecimal remaining,
        boolean reached,
        int achievedForYear,
        int decidedInYear,
        int held,
        int carriedOver,
        int units,
        List<Due> due) {

    /** A unit of the roadmap. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Due(
            String unit, boolean recognised, @Nullable LocalDate decidedOn) {}

    static TargetProgress of(UUID id, long version, Target target, LocalDate on, Standings.Held held, List<Due> due) {
        int measured = target.measure() == Target.Measure.ADD ? held.achievedForYear() : held.held();
        BigDecimal missing = target.value().subtract(BigDecimal.valueOf(measured));
        BigDecimal distance = target.directionOrLeast() == Target.Direction.AT_LEAST ? missing : missing.negate();
        return new TargetProgress(
                id,
                version,
                on,
                target.unit(),
                target.year(),
                target.level(),
                target.unitKind(),
                target.measure(),
                target.directionOrLeast(),
                target.value(),
                measured,
                distance.max(BigDecimal.ZERO),
                distance.signum() <= 0,
                held.achievedForYear(),
                held.decidedInYear(),
                held.held(),
                held.carriedOver(),
                held.units(),
                due);
    }
}
