package vn.ntm.platform.register;

/** Where a document is in its life. */
public enum State {
    /** Being written; does not count. */
    DRAFT,
    /** Handed in; does not count yet. */
    SUBMITTED,
    /** Approved by somebody other than its maker; counts. */
    APPROVED,
    /** Paid by the Treasury (payment requests only). */
    BOOKED,
    /** Called off by a decision before it took effect; no longer counts. */
    CANCELLED,
    /** Refused with a reason; final (payment requests and other requests that somebody else decides on). */
    REFUSED,
    /** Taken back by its maker; final. Its number is free for what is entered in its stead. */
    WITHDRAWN,
    /** Ran out unused; final. Its number is free again. */
    EXPIRED,
    /** Took effect and was taken back; both stay on record. Its number is free for the right one. */
    REVERSED,
    /** Needs no approval (registers and quoted statements); counts. */
    RECORDED;

    /** Whether nobody decides on it any more, because it ended without counting. */
    public boolean isFinal() {
        return this == CANCELLED || this == REFUSED || this == WITHDRAWN || this == EXPIRED || this == REVERSED;
    }
}
