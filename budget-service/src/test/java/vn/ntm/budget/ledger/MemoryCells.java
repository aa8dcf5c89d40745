package vn.ntm.budget.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Cells without a database, for sequences of hundreds of thousands of steps; entries are kept and can be added up. */
public final class MemoryCells {

    private final Map<Cell, LockedCells.Row> rows = new LinkedHashMap<>();
    private final Set<String> closedPeriods = new HashSet<>();
    private final LockedCells cells = new LockedCells(rows, closedPeriods, this::changesAfter);

    /** Cells that post as those of the service do. */
    public LockedCells cells() {
        return cells;
    }

    public void open(Cell cell) {
        rows.computeIfAbsent(
                cell, key -> new LockedCells.Row(rows.size() + 1, new long[Bucket.values().length], null, null));
    }

    /** Months and years that take no entry, to be closed and reopened. */
    public Set<String> closedPeriods() {
        return closedPeriods;
    }

    /** What was posted last. */
    public LedgerTransaction last() {
        return cells.posted().get(cells.posted().size() - 1);
    }

    /** Every balance of every cell, to be compared before and after a refusal. */
    public List<Long> fingerprint() {
        List<Long> all = new ArrayList<>();
        rows.values().forEach(row -> {
            for (long balance : row.balances) {
                all.add(balance);
            }
        });
        all.add((long) cells.posted().size());
        return all;
    }

    /** Invariants 1, 2 and 9: sums to zero, nothing negative but AUTHORITY, balances equal what entries add up to. */
    public void check() {
        Map<String, Long> sums = new LinkedHashMap<>();
        long total = 0;
        for (LedgerTransaction transaction : cells.posted()) {
            for (Posting posting : transaction.postings()) {
                sums.merge(posting.fromCell().name() + posting.from(), -posting.amount(), Long::sum);
                sums.merge(posting.toCell().name() + posting.to(), posting.amount(), Long::sum);
            }
        }
        for (Map.Entry<Cell, LockedCells.Row> row : rows.entrySet()) {
            for (Bucket bucket : Bucket.values()) {
                long balance = row.getValue().balances[bucket.ordinal()];
                total += balance;
                if (balance < 0 && bucket != Bucket.AUTHORITY) {
                    throw new AssertionError(row.getKey() + " " + bucket + " is " + balance);
                }
                if (sums.getOrDefault(row.getKey().name() + bucket, 0L) != balance) {
                    throw new AssertionError(row.getKey() + " " + bucket + " differs from its entries");
                }
            }
        }
        if (total != 0) {
            throw new AssertionError("The trial balance is " + total);
        }
    }

    /** Invariant 12: no bucket is negative on any business date. */
    public void checkAlongBusinessTime() {
        Map<String, TreeMap<LocalDate, Long>> days = new LinkedHashMap<>();
        for (LedgerTransaction transaction : cells.posted()) {
            for (Posting posting : transaction.postings()) {
                if (posting.from() != Bucket.AUTHORITY) {
                    days.computeIfAbsent(posting.fromCell().name() + posting.from(), key -> new TreeMap<>())
                            .merge(transaction.businessDate(), -posting.amount(), Long::sum);
                }
                days.computeIfAbsent(posting.toCell().name() + posting.to(), key -> new TreeMap<>())
                        .merge(transaction.businessDate(), posting.amount(), Long::sum);
            }
        }
        days.forEach((name, changes) -> {
            long running = 0;
            for (Map.Entry<LocalDate, Long> change : changes.entrySet()) {
                running += change.getValue();
                if (running < 0 && !name.endsWith("AUTHORITY")) {
                    throw new AssertionError(name + " is " + running + " on " + change.getKey());
                }
            }
        });
    }

    /** Everything is in the open postings, which the cells look at themselves. */
    private TreeMap<LocalDate, Long> changesAfter(long cellId, Bucket bucket, LocalDate date) {
        return new TreeMap<>();
    }
}
