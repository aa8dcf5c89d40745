package vn.ntm.budget.ledger;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * Posts to the ledger. Accounts that nobody used yet are made with zero, then all are locked in the order of their ids;
 * what would make a bucket negative, now or on any later business date, is refused by naming cell, rest and wish.
 */
@Singleton
public class Ledger {

    /** One transaction of the ledger: postings of one document that commit together. */
    public record Transaction(
            String kind, String document, LocalDate businessDate, int budgetYear, List<Posting> postings) {}

    private record Key(Cell cell, Bucket bucket) {}

    private record Account(long id, long balance) {}

    public void post(Tx tx, Actor actor, List<Transaction> transactions) {
        if (transactions.isEmpty()) {
            return;
        }
        Handle handle = tx.handle();
        Map<Key, Account> accounts = lock(handle, keys(transactions));
        Map<Key, Long> balances = new HashMap<>();
        accounts.forEach((key, account) -> balances.put(key, account.balance()));
        List<Key> taken = new ArrayList<>();
        for (Transaction transaction : transactions) {
            for (Posting posting : transaction.postings()) {
                Key from = new Key(posting.fromCell(), posting.from());
                Key to = new Key(posting.toCell(), posting.to());
                long left = Objects.requireNonNull(balances.get(from));
                if (posting.from() != Bucket.AUTHORITY && left < posting.amount()) {
                    throw exceeds(posting, left);
                }
                balances.put(from, left - posting.amount());
                balances.merge(to, posting.amount(), Long::sum);
                taken.add(from);
            }
        }
        write(tx, actor, transactions, accounts, balances);
        checkAlongBusinessTime(handle, accounts, new LinkedHashSet<>(taken));
    }

    private static Set<Key> keys(List<Transaction> transactions) {
        Set<Key> keys = new LinkedHashSet<>();
        transactions.forEach(transaction -> transaction.postings().forEach(posting -> {
            keys.add(new Key(posting.fromCell(), posting.from()));
            keys.add(new Key(posting.toCell(), posting.to()));
        }));
        return keys;
    }

    private static Map<Key, Account> lock(Handle handle, Set<Key> keys) {
        List<Key> order = keys.stream()
                .sorted(Comparator.comparing(
                        key -> key.cell() + " " + key.cell().holderKind() + " " + key.bucket()))
                .toList();
        PreparedBatch insert = handle.prepareBatch("insert into account (fund_source, capital_kind, budget_year,"
                + " holder_kind, holder, bucket) values (:source, :kind, :year, :holderKind, :holder, :bucket)"
                + " on conflict do nothing");
        order.forEach(key -> insert.bind("source", key.cell().fundSource().name())
                .bind("kind", key.cell().capitalKind().name())
                .bind("year", key.cell().budgetYear())
                .bind("holderKind", key.cell().holderKind().name())
                .bind("holder", key.cell().holder())
                .bind("bucket", key.bucket().name())
                .add());
        insert.execute();
        Map<String, Key> byName = new LinkedHashMap<>();
        order.forEach(key -> byName.put(name(key), key));
        Map<Key, Account> accounts = new LinkedHashMap<>();
        handle.createQuery("""
                        select id, balance, concat_ws(' ', fund_source, capital_kind, budget_year, holder_kind, holder, bucket) as name
                        from account
                        where concat_ws(' ', fund_source, capital_kind, budget_year, holder_kind, holder, bucket) = any (:names)
                          and holder = any (:holders)
                        order by id for update
                        """)
                .bindArray("names", String.class, byName.keySet())
                .bindArray(
                        "holders",
                        String.class,
                        order.stream()
                                .map(key -> key.cell().holder())
                                .distinct()
                                .toList())
                .map((row, c) ->
                        Map.entry(row.getString("name"), new Account(row.getLong("id"), row.getLong("balance"))))
                .forEach(found -> accounts.put(byName.get(found.getKey()), found.getValue()));
        return accounts;
    }

    private static String name(Key key) {
        Cell cell = key.cell();
        return String.join(
                " ",
                cell.fundSource().name(),
                cell.capitalKind().name(),
                Integer.toString(cell.budgetYear()),
                cell.holderKind().name(),
                cell.holder(),
                key.bucket().name());
    }

    private static void write(
            Tx tx, Actor actor, List<Transaction> transactions, Map<Key, Account> accounts, Map<Key, Long> balances) {
        Handle handle = tx.handle();
        PreparedBatch heads = handle.prepareBatch("insert into ledger_transaction values"
                + " (:id, :kind, :document, :date, :year, :recordedAt, :actor)");
        PreparedBatch entries = handle.prepareBatch("insert into entry (transaction_id, account_id, debit, credit)"
                + " values (:transaction, :account, :debit, :credit)");
        for (Transaction transaction : transactions) {
            UUID id = tx.newId();
            heads.bind("id", id)
                    .bind("kind", transaction.kind())
                    .bind("document", transaction.document())
                    .bind("date", transaction.businessDate())
                    .bind("year", transaction.budgetYear())
                    .bind("recordedAt", OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC))
                    .bind("actor", actor.id())
                    .add();
            for (Posting posting : transaction.postings()) {
                long from = Objects.requireNonNull(accounts.get(new Key(posting.fromCell(), posting.from())))
                        .id();
                long to = Objects.requireNonNull(accounts.get(new Key(posting.toCell(), posting.to())))
                        .id();
                entries.bind("transaction", id)
                        .bind("account", from)
                        .bind("debit", posting.amount())
                        .bind("credit", 0L)
                        .add();
                entries.bind("transaction", id)
                        .bind("account", to)
                        .bind("debit", 0L)
                        .bind("credit", posting.amount())
                        .add();
            }
        }
        heads.execute();
        entries.execute();
        PreparedBatch update = handle.prepareBatch("update account set balance = :balance where id = :id");
        accounts.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().id()))
                .forEach(entry -> update.bind("balance", balances.get(entry.getKey()))
                        .bind("id", entry.getValue().id())
                        .add());
        update.execute();
    }

    /** Back-dating must not spend what only came, or will be spent, on another day. */
    private static void checkAlongBusinessTime(Handle handle, Map<Key, Account> accounts, Set<Key> taken) {
        List<Long> ids = taken.stream()
                .filter(key -> key.bucket() != Bucket.AUTHORITY)
                .map(key -> Objects.requireNonNull(accounts.get(key)).id())
                .toList();
        handle.createQuery("""
                        select account_id, business_date, running from (
                            select account_id, business_date,
                                   sum(sum(credit - debit)) over (partition by account_id order by business_date) as running
                            from entry join ledger_transaction t on t.id = transaction_id
                            where account_id = any (:ids)
                            group by account_id, business_date) as days
                        where running < 0 order by business_date limit 1
                        """)
                .bindArray("ids", Long.class, ids)
                .map((row, c) -> Map.of("on", row.getObject(2, LocalDate.class), "short", Money.vnd(-row.getLong(3))))
                .findOne()
                .ifPresent(params -> {
                    throw ProblemException.of(ProblemType.CONFLICT, "", "spends-before-it-came", Map.copyOf(params));
                });
    }

    private static ProblemException exceeds(Posting posting, long left) {
        return ProblemException.of(
                ProblemType.CONFLICT,
                "",
                "exceeds-availability",
                Map.of(
                        "cell", posting.fromCell().toString(),
                        "bucket", posting.from(),
                        "left", Money.vnd(left),
                        "requested", Money.vnd(posting.amount())));
    }
}
