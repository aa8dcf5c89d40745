package vn.ntm.ocop.ruleset;

import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Confidence;

/**
 * One line of a scoring sheet: a part, a criterion or a sub-criterion. Codes are local to a set: compare sets by topic.
 *
 * @param set number of the product set
 * @param parent code of the line above it
 * @param scorable whether an option is ticked on it
 */
public record ScoringLine(
        String ruleSet,
        int set,
        String part,
        String code,
        @Nullable String parent,
        String labelVi,
        String labelEn,
        int points,
        boolean scorable,
        Confidence confidence,
        String source) {}
