package vn.ntm.budget.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Postings of one document that count together or not at all.
 *
 * @param document path of the document, such as {@code payment-requests/0199…}
 * @param number the document's number as people know it
 * @param businessDate when it was true; the Treasury's booking date for payments
 * @param budgetYear the year whose money it is
 * @param originYear the year that carried-over money comes from
 * @param trueDate when it really happened, where that day's period is closed and {@code businessDate} lies in an open one
 * @param reverses the transaction that this one takes back
 */
public record LedgerTransaction(
        UUID id,
        TransactionKind kind,
        String document,
        String number,
        LocalDate businessDate,
        int budgetYear,
        @Nullable Integer originYear,
        @Nullable LocalDate trueDate,
        @Nullable UUID reverses,
        @Nullable String reason,
        List<Posting> postings) {

    public static LedgerTransaction of(
            UUID id,
            TransactionKind kind,
            String document,
            String number,
            LocalDate businessDate,
            int budgetYear,
            List<Posting> postings) {
        return new LedgerTransaction(
                id, kind, document, number, businessDate, budgetYear, null, null, null, null, postings);
    }

    public LedgerTransaction because(@Nullable String why) {
        return new LedgerTransaction(
                id, kind, document, number, businessDate, budgetYear, originYear, trueDate, reverses, why, postings);
    }

    /** The same, with the day on which it really happened. */
    public LedgerTransaction trulyOn(@Nullable LocalDate date) {
        return new LedgerTransaction(
                id, kind, document, number, businessDate, budgetYear, originYear, date, reverses, reason, postings);
    }

    /** The same, carrying money of another year. */
    public LedgerTransaction from(int year) {
        return new LedgerTransaction(
                id, kind, document, number, businessDate, budgetYear, year, trueDate, reverses, reason, postings);
    }

    /** What takes this transaction back: every posting the other way round, the last one first. */
    public LedgerTransaction mirrored(UUID reversal, LocalDate on, String why) {
        List<Posting> back = new ArrayList<>();
        for (Posting posting : postings) {
            back.add(
                    0,
                    new Posting(posting.toCell(), posting.to(), posting.fromCell(), posting.from(), posting.amount()));
        }
        return new LedgerTransaction(
                reversal,
                TransactionKind.REVERSAL,
                document,
                number,
                on,
                budgetYear,
                originYear,
                businessDate,
                id,
                why,
                back);
    }
}
