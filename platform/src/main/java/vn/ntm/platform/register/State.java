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
    /** Needs no approval (registers and quoted statements); counts. */
    RECORDED
}
