package vn.ntm.criteria.criteriaset;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * When the law revokes a recognition for criteria that are no longer met (18/2022/QĐ-TTg): from one share on if a named
 * criterion is among them, from another share on in any case. Shares and names are data of the set.
 *
 * @param fromPercent share of unmet criteria from which a named one counts
 * @param allPercent share from which no name is needed
 * @param named codes of the named criteria
 */
public record RevocationRule(int fromPercent, int allPercent, List<String> named) {

    /** Why a recognition falls. */
    public enum Ground {
        /** The lower share is reached, and a named criterion is among the unmet ones. */
        NAMED_CRITERION,
        /** The higher share is reached. */
        SHARE
    }

    /** The rule of a set on a day; empty where the set has none, the law's shares are not known, or it was not law yet. */
    public static Optional<RevocationRule> of(CriteriaSetRow set, LocalDate on) {
        Integer all = set.revocationAllPercent();
        LocalDate since = set.revocationSince();
        if (all == null || (since != null && on.isBefore(since))) {
            return Optional.empty();
        }
        Integer from = set.revocationFromPercent();
        String named = set.revocationCriteria();
        return Optional.of(
                from == null || named == null
                        ? new RevocationRule(all, all, List.of())
                        : new RevocationRule(from, all, List.of(named.split("\\|"))));
    }

    /**
     * Why the law revokes; empty where it does not. Shares are not rounded: of 19 criteria 6 are 30 percent and more.
     *
     * @param unmet codes of the criteria that are judged and not met; what is not reported is not known to fail
     * @param criteria how many apply to the unit
     */
    public Optional<Ground> ground(Collection<String> unmet, int criteria) {
        int hundredfold = unmet.size() * 100;
        if (criteria == 0) {
            return Optional.empty();
        }
        if (hundredfold >= allPercent * criteria) {
            return Optional.of(Ground.SHARE);
        }
        boolean isNamed = unmet.stream().anyMatch(named::contains);
        return hundredfold >= fromPercent * criteria && isNamed
                ? Optional.of(Ground.NAMED_CRITERION)
                : Optional.empty();
    }
}
