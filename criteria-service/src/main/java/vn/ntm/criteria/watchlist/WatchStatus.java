package vn.ntm.criteria.watchlist;

/** Where an entry of the watch list is. */
public enum WatchStatus {
    /** Waits for a person. */
    OPEN,
    /** A later assessment is better. */
    LEFT,
    /** A person decided. */
    DECIDED,
    /** The recognition was revoked. */
    REVOKED
}
