package vn.ntm.criteria.criteriaset;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value is judged by, or why there is nothing to judge it by.
 *
 * @param text the threshold as the law or the decision writes it; null where there is none
 * @param numbers its numbers, one or two; empty for yes or no, grades and composites
 * @param decision number of the decision that set it, where the law left it open or somebody made it stricter
 * @param gap why there is none; null where there is one
 */
public record Threshold(
        @Nullable String text,
        List<BigDecimal> numbers,
        @Nullable String decision,
        @Nullable Gap gap) {

    /** Why there is no threshold; each blocks judging, none ever passes. */
    public enum Gap {
        /** Left to somebody who has not set it. */
        DELEGATED,
        /** Set by the law, not known here. */
        UNKNOWN,
        /** It goes by the unit's class, which nobody recorded for that day. */
        UNIT_CLASS_UNKNOWN,
        /** It goes by the unit's class; the units that this one was made of differ in it, and nobody recorded its own. */
        UNIT_CLASS_DIFFERS,
        /** It goes by the year, and none is set for that year. */
        YEAR_NOT_SET,
        /** It goes by a number of the unit, such as its schools, that was not reported. */
        FACT_MISSING,
        /** It rests on another figure that is not there. */
        BASE_UNKNOWN,
        /** It rests on an earlier figure of the unit; the units that this one was made of differ in it. */
        BASE_DIFFERS,
        /** It rests on an earlier figure of a unit that was divided, which is nobody's figure now. */
        BASE_DIVIDED
    }

    static Threshold known(String text, @Nullable String decision) {
        return new Threshold(text, ThresholdReader.numbers(text).orElse(List.of()), decision, null);
    }

    static Threshold missing(Gap gap) {
        return new Threshold(null, List.of(), null, gap);
    }

    public boolean isSet() {
        return gap == null;
    }
}
