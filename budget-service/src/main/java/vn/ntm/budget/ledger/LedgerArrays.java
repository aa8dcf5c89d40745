package vn.ntm.budget.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.security.Actor;

/** Transactions, entries and balances as arrays, in the order in which the ledger's statement has them. */
final class LedgerArrays {

    private LedgerArrays() {}

    /** Also the ids once more, of those that wait for a seal. */
    static List<SqlArray> ofTransactions(
            Instant recordedAt, Function<LedgerTransaction, Actor> actor, List<LedgerTransaction> transactions) {
        SqlArray ids = SqlArray.uuids(transactions, LedgerTransaction::id);
        return List.of(
                ids,
                SqlArray.texts(transactions, transaction -> transaction.kind().name()),
                SqlArray.texts(transactions, LedgerTransaction::document),
                SqlArray.texts(transactions, LedgerTransaction::number),
                SqlArray.texts(transactions, transaction -> text(transaction.businessDate())),
                SqlArray.longs(transactions, transaction -> (long) transaction.budgetYear()),
                SqlArray.longs(transactions, transaction -> number(transaction.originYear())),
                SqlArray.texts(transactions, transaction -> text(transaction.trueDate())),
                SqlArray.uuids(transactions, LedgerTransaction::reverses),
                SqlArray.texts(transactions, LedgerTransaction::reason),
                SqlArray.texts(
                        transactions,
                        transaction -> TransactionDigest.of(
                                transaction,
                                recordedAt,
                                actor.apply(transaction).id(),
                                lines(transaction))),
                SqlArray.texts(
                        transactions, transaction -> actor.apply(transaction).id()),
                ids);
    }

    static List<SqlArray> ofEntries(List<LedgerTransaction> transactions, ToLongFunction<Cell> cellId) {
        List<UUID> owners = new ArrayList<>();
        List<Long> cells = new ArrayList<>();
        List<String> buckets = new ArrayList<>();
        List<Long> debits = new ArrayList<>();
        List<Long> credits = new ArrayList<>();
        List<String> dates = new ArrayList<>();
        for (LedgerTransaction transaction : transactions) {
            String date = transaction.businessDate().toString();
            for (Posting posting : transaction.postings()) {
                owners.add(transaction.id());
                cells.add(cellId.applyAsLong(posting.fromCell()));
                buckets.add(posting.from().name());
                debits.add(posting.amount());
                credits.add(0L);
                dates.add(date);
                owners.add(transaction.id());
                cells.add(cellId.applyAsLong(posting.toCell()));
                buckets.add(posting.to().name());
                debits.add(0L);
                credits.add(posting.amount());
                dates.add(date);
            }
        }
        return List.of(
                SqlArray.uuids(owners),
                SqlArray.longs(cells),
                SqlArray.texts(buckets),
                SqlArray.longs(debits),
                SqlArray.longs(credits),
                SqlArray.texts(dates));
    }

    static List<SqlArray> ofCells(List<LockedCells.Row> rows) {
        List<SqlArray> arrays = new ArrayList<>();
        arrays.add(SqlArray.longs(rows, row -> row.id));
        arrays.add(SqlArray.texts(rows, row -> text(row.lastDate)));
        arrays.add(SqlArray.texts(rows, row -> row.decidedBy));
        for (Bucket bucket : Bucket.values()) {
            arrays.add(SqlArray.longs(rows, row -> row.balances[bucket.ordinal()]));
        }
        return arrays;
    }

    static List<TransactionDigest.Line> lines(LedgerTransaction transaction) {
        List<TransactionDigest.Line> lines = new ArrayList<>();
        for (Posting posting : transaction.postings()) {
            lines.add(new TransactionDigest.Line(
                    posting.fromCell().name(), posting.from().name(), posting.amount(), 0));
            lines.add(new TransactionDigest.Line(
                    posting.toCell().name(), posting.to().name(), 0, posting.amount()));
        }
        return lines;
    }

    private static @Nullable Long number(@Nullable Integer year) {
        return year == null ? null : Long.valueOf(year);
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
