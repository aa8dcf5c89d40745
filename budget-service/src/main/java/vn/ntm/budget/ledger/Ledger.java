package vn.ntm.budget.ledger;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;

/**
 * Posts to the ledger in two round trips: lock, then write. The order of locks is the same everywhere: contracts first
 * (by id), then new cells are made (by name), then cells are locked (by id). Closing a period locks the table of cells,
 * so it never runs beside a posting.
 */
@Singleton
public class Ledger {

    private static final List<Bucket> BUCKETS = List.of(Bucket.values());
    private static final String COLUMNS = BUCKETS.stream().map(Bucket::column).collect(Collectors.joining(", "));
    private static final String KEYS =
            "unnest(?, ?, ?::integer[], ?, ?) as k (fund_source, capital_kind, budget_year, holder_kind, holder)";
    private static final String LOCK =
            "select c.id, c.fund_source, c.capital_kind, c.budget_year, c.holder_kind, c.holder,"
                    + " last_date, decided_by, " + COLUMNS
                    + ", (select array_agg(id) from period where id = any (?) and state <> 'OPEN') as closed"
                    + " from cell c where c.id in (select id from cell join " + KEYS
                    + " using (fund_source, capital_kind, budget_year, holder_kind, holder)"
                    + " union select id from cell where contract = any (?)) order by c.id for update of c";
    private static final String WRITE = """
            with heads as (
                insert into ledger_transaction (recorded_at, id, kind, document, number, business_date, budget_year,
                                                origin_year, true_date, reverses, reason, digest, actor_id)
                select ?, t.id, t.kind, t.document, t.number, t.business_date, t.budget_year, t.origin_year,
                       t.true_date, t.reverses, t.reason, decode(t.digest, 'hex'), t.actor_id
                from unnest(?, ?, ?, ?, ?::date[], ?::integer[], ?::integer[], ?::date[], ?, ?, ?, ?)
                     as t (id, kind, document, number, business_date, budget_year, origin_year, true_date,
                           reverses, reason, digest, actor_id)
            ), waiting as (
                insert into ledger_unsealed (transaction_id) select * from unnest(?)
            ), lines as (
                insert into entry (transaction_id, cell_id, bucket, debit, credit, business_date)
                select * from unnest(?, ?, ?, ?, ?, ?::date[])
            )
            update cell set %s, last_date = v.last_date, decided_by = v.decided_by
            from unnest(?, ?::date[], ?, %s) as v (id, last_date, decided_by, %s)
            where cell.id = v.id
            """.formatted(
                    BUCKETS.stream()
                            .map(bucket -> bucket.column() + " = v." + bucket.column())
                            .collect(Collectors.joining(", ")),
                    BUCKETS.stream().map(bucket -> "?").collect(Collectors.joining(", ")),
                    COLUMNS);

    /** Locks, posts and writes in one go; 409 names what stands against it. */
    public void post(Tx tx, Actor actor, List<LedgerTransaction> transactions) {
        if (transactions.isEmpty()) {
            return;
        }
        LockedCells cells = lockFor(tx, transactions);
        transactions.forEach(cells::post);
        write(tx, actor, cells);
    }

    /** Makes the cells that these transactions put money into, and locks all that they touch. */
    public LockedCells lockFor(Tx tx, List<LedgerTransaction> transactions) {
        Set<Cell> all = new LinkedHashSet<>();
        Set<Cell> made = new LinkedHashSet<>();
        Set<LocalDate> dates = new HashSet<>();
        for (LedgerTransaction transaction : transactions) {
            dates.add(transaction.businessDate());
            transaction.postings().forEach(posting -> {
                all.add(posting.fromCell());
                all.add(posting.toCell());
                made.add(posting.toCell());
                if (posting.from() == Bucket.AUTHORITY) {
                    made.add(posting.fromCell());
                }
            });
        }
        open(tx, made);
        return lock(tx, all, dates);
    }

    /** Makes cells that nobody used yet, with zero in every bucket. */
    public void open(Tx tx, Collection<Cell> cells) {
        List<Cell> order = cells.stream().sorted().distinct().toList();
        tx.later(BoundSql.of(
                "insert into cell (fund_source, capital_kind, budget_year, holder_kind, holder) select k.* from " + KEYS
                        + " on conflict do nothing",
                keys(order).toArray()));
    }

    /** Locks cells by id, and looks which of the periods of these dates and years are closed. */
    public LockedCells lock(Tx tx, Collection<Cell> cells, Collection<LocalDate> dates) {
        return lock(tx, cells, List.of(), dates);
    }

    /** Locks these cells and all cells of these contracts, of every year and source. */
    public LockedCells lock(Tx tx, Collection<Cell> cells, Collection<UUID> contracts, Collection<LocalDate> dates) {
        return askingLock(tx, cells, contracts, dates).get();
    }

    /** The same, with whatever else this transaction asks: contracts that it asks to lock before come before. */
    public Supplier<LockedCells> askingLock(
            Tx tx, Collection<Cell> cells, Collection<UUID> contracts, Collection<LocalDate> dates) {
        Set<String> periods = new HashSet<>();
        cells.forEach(cell -> periods.add(Integer.toString(cell.budgetYear())));
        dates.forEach(date -> {
            periods.add(date.toString().substring(0, 4));
            periods.add(date.toString().substring(0, 7));
        });
        List<Object> bound = new ArrayList<>();
        bound.add(SqlArray.texts(periods));
        bound.addAll(keys(cells.stream().sorted().distinct().toList()));
        bound.add(SqlArray.uuids(contracts));
        Set<String> closed = new HashSet<>();
        Supplier<List<Map.Entry<Cell, LockedCells.Row>>> found = tx.asking(BoundSql.of(LOCK, bound.toArray()), row -> {
            java.sql.Array names = row.getArray("closed");
            if (names != null) {
                closed.addAll(Arrays.asList((String[]) names.getArray()));
            }
            return Map.entry(cell(row), row(row));
        });
        return () -> locked(tx, found.get(), closed);
    }

    private static LockedCells locked(Tx tx, List<Map.Entry<Cell, LockedCells.Row>> found, Set<String> closed) {
        Map<Cell, LockedCells.Row> rows = new LinkedHashMap<>();
        found.forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        // While the cells are locked nobody adds to them: many that are booked for one earlier day ask once.
        Map<List<Object>, NavigableMap<LocalDate, Long>> known = new HashMap<>();
        return new LockedCells(
                rows,
                closed,
                (id, bucket, date) -> known.computeIfAbsent(
                        List.of(id, bucket, date), asked -> changesAfter(tx.handle(), id, bucket, date)));
    }

    /** Writes what one actor posted to locked cells, in one round trip. */
    public void write(Tx tx, Actor actor, LockedCells cells) {
        if (!cells.posted().isEmpty()) {
            BoundSql.send(tx.handle(), List.of(writing(tx, transaction -> actor, cells)));
        }
    }

    /** What writes postings to locked cells; where several share a commit, each transaction names its own actor. */
    public BoundSql writing(Tx tx, Function<LedgerTransaction, Actor> actor, LockedCells cells) {
        List<LedgerTransaction> transactions = cells.posted();
        Map<Cell, LockedCells.Row> changed = cells.changed();
        List<Object> bound = new ArrayList<>();
        bound.add(OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC));
        bound.addAll(LedgerArrays.ofTransactions(tx.recordedAt(), actor, transactions));
        bound.addAll(LedgerArrays.ofEntries(transactions, cell -> Objects.requireNonNull(changed.get(cell)).id));
        bound.addAll(LedgerArrays.ofCells(List.copyOf(changed.values())));
        return BoundSql.of(WRITE, bound.toArray());
    }

    private static NavigableMap<LocalDate, Long> changesAfter(Handle handle, long cell, Bucket bucket, LocalDate date) {
        NavigableMap<LocalDate, Long> changes = new TreeMap<>();
        handle.createQuery("select business_date, sum(credit - debit) from entry"
                        + " where cell_id = :cell and bucket = :bucket and business_date > :date group by 1")
                .bind("cell", cell)
                .bind("bucket", bucket.name())
                .bind("date", date)
                .map((row, c) -> Map.entry(row.getObject(1, LocalDate.class), row.getLong(2)))
                .forEach(change -> changes.put(change.getKey(), change.getValue()));
        return changes;
    }

    private static List<SqlArray> keys(List<Cell> cells) {
        return List.of(
                SqlArray.texts(cells, cell -> cell.fundSource().name()),
                SqlArray.texts(cells, cell -> cell.capitalKind().name()),
                SqlArray.longs(cells, cell -> (long) cell.budgetYear()),
                SqlArray.texts(cells, cell -> cell.holderKind().name()),
                SqlArray.texts(cells, Cell::holder));
    }

    static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                FundSource.valueOf(row.getString("fund_source")),
                CapitalKind.valueOf(row.getString("capital_kind")),
                row.getInt("budget_year"),
                Cell.HolderKind.valueOf(row.getString("holder_kind")),
                row.getString("holder"));
    }

    private static LockedCells.Row row(ResultSet row) throws SQLException {
        long[] balances = new long[BUCKETS.size()];
        for (Bucket bucket : BUCKETS) {
            balances[bucket.ordinal()] = row.getLong(bucket.column());
        }
        @Nullable LocalDate last = row.getObject("last_date", LocalDate.class);
        return new LockedCells.Row(row.getLong("id"), balances, last, row.getString("decided_by"));
    }
}
