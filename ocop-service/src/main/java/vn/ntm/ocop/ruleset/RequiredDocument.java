package vn.ntm.ocop.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Confidence;

/**
 * A document that a dossier needs.
 *
 * @param kind what evidence calls itself, such as {@code FOOD_SAFETY_CERTIFICATE}
 * @param sets numbers of the sets that need it, with spaces; absent for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequiredDocument(
        String ruleSet,
        String kind,
        @Nullable String sets,
        String labelVi,
        String labelEn,
        Confidence confidence,
        String source) {

    String naturalKey() {
        return ruleSet + " " + kind;
    }

    boolean concerns(int set) {
        return sets == null || java.util.Arrays.asList(sets.split(" ")).contains(Integer.toString(set));
    }
}
