package vn.ntm.budget.ledger;

/** What a transaction of the ledger does; the names are stored and never change. */
public enum TransactionKind {
    APPROPRIATION,
    PLAN_ASSIGN,
    PLAN_DETAIL,
    PLAN_ADJUST,
    PLAN_TRANSFER,
    PLAN_CARRY_OVER,
    PLAN_CANCEL,
    COMMITMENT,
    COMMITMENT_RELEASED,
    PAYMENT_REQUESTED,
    PAYMENT_RELEASED,
    PAYMENT_BOOKED,
    RETURNED,
    SETTLED,
    SUSPENSE,
    REVERSAL;

    /**
     * What may still happen to the money of a year that is closed: it comes back, is settled, or the Treasury tells of
     * what we did not know, which is a fact and never refused.
     */
    boolean followsAClosedYear() {
        return this == RETURNED || this == SETTLED || this == SUSPENSE;
    }
}
