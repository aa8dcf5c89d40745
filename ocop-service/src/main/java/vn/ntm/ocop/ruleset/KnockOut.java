package vn.ntm.ocop.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Confidence;

/**
 * A finding that ends an evaluation whatever the points are.
 *
 * @param sets numbers of the sets whose sheet prints it, with spaces; absent where they are not established
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KnockOut(
        String ruleSet,
        String code,
        @Nullable String sets,
        String labelVi,
        String labelEn,
        Confidence confidence,
        String source) {

    String naturalKey() {
        return ruleSet + " " + code;
    }

    /** Whether it may be found on this set's sheet; where that is not established the council says so. */
    public boolean mayConcern(int set) {
        return sets == null || java.util.Arrays.asList(sets.split(" ")).contains(Integer.toString(set));
    }
}
