package vn.ntm.budget.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.security.Actor;

/** Binds transactions, entries and balances as arrays, so that any number of them is one statement. */
final class LedgerArrays {

    private LedgerArrays() {}

    static void bindTransactions(
            SqlStatement<?> statement,
            Instant recordedAt,
            Function<LedgerTransaction, Actor> actor,
            List<LedgerTransaction> transactions) {
        statement
                .bind("ids", SqlArray.uuids(transactions, LedgerTransaction::id))
                .bind("txKinds", SqlArray.texts(transactions, transaction -> transaction
                        .kind()
                        .name()))
                .bind("documents", SqlArray.texts(transactions, LedgerTransaction::document))
                .bind("numbers", SqlArray.texts(transactions, LedgerTransaction::number))
                .bind("dates", SqlArray.texts(transactions, transaction -> text(transaction.businessDate())))
                .bind("txYears", SqlArray.longs(transactions, transaction -> (long) transaction.budgetYear()))
                .bind("origins", SqlArray.longs(transactions, transaction -> number(transaction.originYear())))
                .bind("reverses", SqlArray.uuids(transactions, LedgerTransaction::reverses))
                .bind("trueDates", SqlArray.texts(transactions, transaction -> text(transaction.trueDate())))
                .bind("reasons", SqlArray.texts(transactions, LedgerTransaction::reason))
                .bind(
                        "digests",
                        SqlArray.texts(
                                transactions,
                                transaction -> TransactionDigest.of(
                                        transaction,
                                        recordedAt,
                                        actor.apply(transaction).id(),
                                        lines(transaction))))
                .bind("actors", SqlArray.texts(transactions, transaction -> actor.apply(transaction)
                        .id()));
    }

    static void bindEntries(
            SqlStatement<?> statement, List<LedgerTransaction> transactions, ToLongFunction<Cell> cellId) {
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
        statement.bind("entryTx", SqlArray.uuids(owners));
        statement.bind("entryCells", SqlArray.longs(cells));
        statement.bind("entryBuckets", SqlArray.texts(buckets));
        statement.bind("debits", SqlArray.longs(debits));
        statement.bind("credits", SqlArray.longs(credits));
        statement.bind("entryDates", SqlArray.texts(dates));
    }

    static void bindCells(SqlStatement<?> statement, List<LockedCells.Row> rows) {
        statement.bind("cellIds", SqlArray.longs(rows, row -> row.id));
        for (Bucket bucket : Bucket.values()) {
            statement.bind("b" + bucket.column(), SqlArray.longs(rows, row -> row.balances[bucket.ordinal()]));
        }
        statement.bind("lastDates", SqlArray.texts(rows, row -> text(row.lastDate)));
        statement.bind("decidedBy", SqlArray.texts(rows, row -> row.decidedBy));
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
