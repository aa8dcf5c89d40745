package vn.ntm.criteria.criteriaset;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unitclass.HeldClass;

/**
 * All that a threshold depends on besides the law itself.
 *
 * @param unitClass the unit's class on the day, or null where nobody recorded one
 * @param year the year of the assessment
 * @param facts numbers of the unit that thresholds go by, such as {@code schools}
 * @param decisions decisions in force on the day, those that set delegated thresholds
 * @param otherSets the sub-criteria of another published set, for thresholds that rest on it
 * @param ownAtRecognition the unit's own quantity when it was recognised at a level
 */
public record Circumstances(
        @Nullable HeldClass unitClass,
        int year,
        Map<String, BigDecimal> facts,
        List<ThresholdDecision> decisions,
        Function<String, List<SubCriterion>> otherSets,
        BiFunction<String, String, OwnFigure> ownAtRecognition) {

    /** Nothing is known but the year. */
    public static Circumstances of(int year) {
        return new Circumstances(
                null, year, Map.of(), List.of(), set -> List.of(), (quantity, level) -> OwnFigure.UNKNOWN);
    }
}
