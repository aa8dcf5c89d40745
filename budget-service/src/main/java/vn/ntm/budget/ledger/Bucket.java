package vn.ntm.budget.ledger;

import java.util.Locale;
import java.util.Set;

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
    SUSPENSE;

    /** What counts as disbursed (giải ngân): advances still outstanding, paid volume, settled volume. */
    public static final Set<Bucket> DISBURSED = Set.of(ADVANCE, PAID, SETTLED);

    /** Name of the column that keeps this bucket's balance. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
