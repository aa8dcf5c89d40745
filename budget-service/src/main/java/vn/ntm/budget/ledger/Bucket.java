package vn.ntm.budget.ledger;

/** Where money of a cell stands. Only AUTHORITY, the counterpart of the Council's decision, may be negative. */
public enum Bucket {
    AUTHORITY,
    FREE,
    COMMITTED,
    IN_PAYMENT,
    ADVANCE,
    PAID,
    SETTLED,
    RETURNED,
    CARRIED_OUT,
    CANCELLED,
    SUSPENSE
}
