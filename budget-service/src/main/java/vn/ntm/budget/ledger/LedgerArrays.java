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
        statement.bind(
                "ids",
                SqlArray.uuids(transactions.stream().map(LedgerTransaction::id).toList()));
        texts(statement, "txKinds", transactions, transaction -> transaction
                .kind()
                .name());
        texts(statement, "documents", transactions, LedgerTransaction::document);
        texts(statement, "numbers", transactions, LedgerTransaction::number);
        texts(statement, "dates", transactions, transaction -> text(transaction.businessDate()));
        statement.bind(
                "txYears",
                SqlArray.longs(transactions.stream()
                        .map(transaction -> (long) transaction.budgetYear())
                        .toList()));
        List<@Nullable Long> origins = new ArrayList<>();
        List<@Nullable UUID> reverses = new ArrayList<>();
        transactions.forEach(transaction -> {
            Integer origin = transaction.originYear();
            origins.add(origin == null ? null : Long.valueOf(origin));
            reverses.add(transaction.reverses());
        });
        statement.bind("origins", SqlArray.longs(origins));
        statement.bind("reverses", SqlArray.uuids(reverses));
        texts(statement, "trueDates", transactions, transaction -> text(transaction.trueDate()));
        texts(statement, "reasons", transactions, LedgerTransaction::reason);
        texts(
                statement,
                "digests",
                transactions,
                transaction -> TransactionDigest.of(
                        transaction, recordedAt, actor.apply(transaction).id(), lines(transaction)));
        texts(statement, "actors", transactions, transaction -> actor.apply(transaction)
                .id());
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
        statement.bind(
                "cellIds", SqlArray.longs(rows.stream().map(row -> row.id).toList()));
        for (Bucket bucket : Bucket.values()) {
            statement.bind(
                    "b" + bucket.column(),
                    SqlArray.longs(rows.stream()
                            .map(row -> row.balances[bucket.ordinal()])
                            .toList()));
        }
        texts(statement, "lastDates", rows, row -> text(row.lastDate));
        texts(statement, "decidedBy", rows, row -> row.decidedBy);
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

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static <T> void texts(
            SqlStatement<?> statement, String name, List<T> items, Function<T, @Nullable String> text) {
        List<@Nullable String> values = new ArrayList<>();
        items.forEach(item -> values.add(text.apply(item)));
        statement.bind(name, SqlArray.texts(values));
    }
}
