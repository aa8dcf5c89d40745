package vn.ntm.budget.treasury;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.LedgerTransaction;
import vn.ntm.budget.ledger.LockedCells;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.budget.ledger.TransactionKind;
import vn.ntm.platform.web.ProblemException;

/** How money that the Treasury moved is set aside on locked cells; plain Java. */
public final class SuspensePostings {

    private SuspensePostings() {}

    /**
     * Sets the amount aside: from what is free, and otherwise backed by AUTHORITY; on the Treasury's own day, and
     * otherwise today with the true day kept.
     */
    public static void setAside(
            Supplier<UUID> ids,
            LockedCells cells,
            String document,
            String number,
            Cell cell,
            LocalDate bookedOn,
            LocalDate today,
            long amount) {
        for (Bucket from : List.of(Bucket.FREE, Bucket.AUTHORITY)) {
            for (LocalDate on : List.of(bookedOn, today)) {
                try {
                    cells.post(LedgerTransaction.of(
                                    ids.get(),
                                    TransactionKind.SUSPENSE,
                                    document,
                                    number,
                                    on,
                                    cell.budgetYear(),
                                    List.of(Posting.within(cell, from, Bucket.SUSPENSE, amount)))
                            .trulyOn(on.equals(bookedOn) ? null : bookedOn));
                    return;
                } catch (ProblemException refused) {
                    // A Treasury fact is never refused: the next way to set it aside is tried.
                    continue;
                }
            }
        }
        throw new IllegalStateException("No open period takes a Treasury fact of " + bookedOn);
    }
}
