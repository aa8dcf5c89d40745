package vn.ntm.criteria.watchlist;

import vn.ntm.criteria.criteriaset.RevocationRule;

/** Why a recognised unit is on the watch list. */
public enum WatchCause {
    /** From 30 to under 50 percent of the criteria fail, a named one among them. */
    SHARE_WITH_NAMED,
    /** Half of the criteria or more fail. */
    SHARE,
    /** Too many communes of the district were revoked. */
    COMMUNES_REVOKED,
    /** A lower level that the recognition rests on was taken back; what the law says nothing of, a person decides. */
    BASE_REVOKED;

    /** Whether an assessment shows it, so that a better one takes it off the list. */
    boolean isAssessed() {
        return this == SHARE_WITH_NAMED || this == SHARE;
    }

    static WatchCause of(RevocationRule.Ground ground) {
        return ground == RevocationRule.Ground.SHARE ? SHARE : SHARE_WITH_NAMED;
    }
}
