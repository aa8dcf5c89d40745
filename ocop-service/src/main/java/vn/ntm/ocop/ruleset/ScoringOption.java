package vn.ntm.ocop.ruleset;

import org.jspecify.annotations.Nullable;

/**
 * One answer that may be ticked on a line; points are never typed in.
 *
 * @param minimumForStar the star that needs at least this answer
 * @param variant where a line offers two cases, which of them: a or b
 */
public record ScoringOption(
        String ruleSet,
        int set,
        String code,
        int number,
        int points,
        @Nullable Integer minimumForStar,
        @Nullable String variant,
        String labelVi,
        String labelEn,
        String source) {}
