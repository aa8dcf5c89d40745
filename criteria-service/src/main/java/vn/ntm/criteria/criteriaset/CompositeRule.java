package vn.ntm.criteria.criteriaset;

import java.util.Optional;

/**
 * How many of a composite's parts must be met.
 *
 * @param least that many, or 0 for all
 */
public record CompositeRule(int least) {

    private static final String AT_LEAST = "at-least:";

    /** {@code all}, {@code any} or {@code at-least:n}; empty for anything else. */
    public static Optional<CompositeRule> of(String text) {
        if (text.equals("all")) {
            return Optional.of(new CompositeRule(0));
        }
        if (text.equals("any")) {
            return Optional.of(new CompositeRule(1));
        }
        boolean some =
                text.startsWith(AT_LEAST) && text.substring(AT_LEAST.length()).matches("[1-9][0-9]?");
        return some
                ? Optional.of(new CompositeRule(Integer.parseInt(text.substring(AT_LEAST.length()))))
                : Optional.empty();
    }

    /** How many of so many parts must be met. */
    public int needed(int parts) {
        return least == 0 ? parts : least;
    }
}
