package vn.ntm.budget.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * Cells that a database transaction has locked, with what was posted to them so far. Posting is decided here, in plain
 * Java on locked values; what is refused leaves no trace, so that one refused request of many does not disturb the rest.
 */
public final class LockedCells {

    /** What later entries did to a bucket, by business date; asked only where an entry is dated back. */
    interface Later {
        NavigableMap<LocalDate, Long> changesAfter(long cellId, Bucket bucket, LocalDate date);
    }

    /** A locked row. */
    static final class Row {
        final long id;
        final long[] balances;

        @Nullable
        LocalDate lastDate;

        @Nullable
        String decidedBy;

        Row(long id, long[] balances, @Nullable LocalDate lastDate, @Nullable String decidedBy) {
            this.id = id;
            this.balances = balances;
            this.lastDate = lastDate;
            this.decidedBy = decidedBy;
        }
    }

    private final Map<Cell, Row> rows;
    private final Set<String> closedPeriods;
    private final Later later;
    private final List<LedgerTransaction> posted = new ArrayList<>();
    private final Map<UUID, List<Cell>> byContract = new HashMap<>();
    private int indexed;

    LockedCells(Map<Cell, Row> rows, Set<String> closedPeriods, Later later) {
        this.rows = rows;
        this.closedPeriods = closedPeriods;
        this.later = later;
    }

    /** What a bucket holds now; nothing where nobody used the cell. */
    public long balance(Cell cell, Bucket bucket) {
        Row row = rows.get(cell);
        return row == null ? 0 : row.balances[bucket.ordinal()];
    }

    public boolean knows(Cell cell) {
        return rows.containsKey(cell);
    }

    public Collection<Cell> cells() {
        return rows.keySet();
    }

    /** The cells of a contract, the oldest year first; looked up, because many contracts may be locked at once. */
    public List<Cell> cellsOf(UUID contract) {
        if (indexed != rows.size()) {
            byContract.clear();
            rows.keySet().forEach(cell -> {
                UUID owner = cell.contractId();
                if (owner != null) {
                    byContract.computeIfAbsent(owner, id -> new ArrayList<>()).add(cell);
                }
            });
            byContract
                    .values()
                    .forEach(cells ->
                            cells.sort(Comparator.comparing(Cell::budgetYear).thenComparing(Cell::fundSource)));
            indexed = rows.size();
        }
        return byContract.getOrDefault(contract, List.of());
    }

    /** Number of the decision that last brought money to the cell. */
    public @Nullable String decidedBy(Cell cell) {
        Row row = rows.get(cell);
        return row == null ? null : row.decidedBy;
    }

    /** Posts, or throws 409 and leaves everything as it was. */
    public void post(LedgerTransaction transaction) {
        requireOpenPeriod(transaction);
        Map<Cell, long[]> before = new LinkedHashMap<>();
        try {
            for (Posting posting : transaction.postings()) {
                take(transaction, posting, before);
                put(posting, before);
            }
        } catch (ProblemException refusal) {
            before.forEach((cell, balances) -> System.arraycopy(balances, 0, row(cell).balances, 0, balances.length));
            throw refusal;
        }
        posted.add(transaction);
        for (Cell cell : before.keySet()) {
            Row row = row(cell);
            if (row.lastDate == null || row.lastDate.isBefore(transaction.businessDate())) {
                row.lastDate = transaction.businessDate();
            }
        }
        transaction.postings().stream()
                .filter(posting -> posting.to() == Bucket.FREE || posting.to() == Bucket.COMMITTED)
                .filter(posting -> !posting.fromCell().equals(posting.toCell()) || posting.from() == Bucket.AUTHORITY)
                .forEach(posting -> row(posting.toCell()).decidedBy = transaction.number());
    }

    List<LedgerTransaction> posted() {
        return posted;
    }

    Map<Cell, Row> changed() {
        Map<Cell, Row> changed = new LinkedHashMap<>();
        posted.forEach(transaction -> transaction.postings().forEach(posting -> {
            changed.put(posting.fromCell(), row(posting.fromCell()));
            changed.put(posting.toCell(), row(posting.toCell()));
        }));
        return changed;
    }

    private void take(LedgerTransaction transaction, Posting posting, Map<Cell, long[]> before) {
        Row row = rows.get(posting.fromCell());
        if (row == null) {
            throw exceeds(posting, 0);
        }
        remember(posting.fromCell(), row, before);
        int bucket = posting.from().ordinal();
        if (posting.from() != Bucket.AUTHORITY) {
            if (row.balances[bucket] < posting.amount()) {
                throw exceeds(posting, row.balances[bucket]);
            }
            if (row.lastDate != null && transaction.businessDate().isBefore(row.lastDate)) {
                requireAlongBusinessTime(row, transaction, posting);
            }
        }
        row.balances[bucket] = Math.subtractExact(row.balances[bucket], posting.amount());
    }

    private void put(Posting posting, Map<Cell, long[]> before) {
        Row row = row(posting.toCell());
        remember(posting.toCell(), row, before);
        int bucket = posting.to().ordinal();
        row.balances[bucket] = Math.addExact(row.balances[bucket], posting.amount());
    }

    /** Back-dating must not spend what only came, or will be spent, on another day. */
    private void requireAlongBusinessTime(Row row, LedgerTransaction transaction, Posting posting) {
        NavigableMap<LocalDate, Long> changes =
                new TreeMap<>(later.changesAfter(row.id, posting.from(), transaction.businessDate()));
        for (LedgerTransaction earlier : posted) {
            if (earlier.businessDate().isAfter(transaction.businessDate())) {
                earlier.postings().forEach(other -> {
                    if (isOf(row, other.fromCell()) && other.from() == posting.from()) {
                        changes.merge(earlier.businessDate(), -other.amount(), Long::sum);
                    }
                    if (isOf(row, other.toCell()) && other.to() == posting.from()) {
                        changes.merge(earlier.businessDate(), other.amount(), Long::sum);
                    }
                });
            }
        }
        long running = row.balances[posting.from().ordinal()];
        LocalDate worst = null;
        long least = running;
        for (Map.Entry<LocalDate, Long> change : changes.descendingMap().entrySet()) {
            running -= change.getValue();
            if (running < least) {
                least = running;
                worst = changes.lowerKey(change.getKey());
                worst = worst == null ? transaction.businessDate() : worst;
            }
        }
        if (least < posting.amount()) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "",
                    "spends-before-it-came",
                    Map.of(
                            "cell", posting.fromCell().toString(),
                            "bucket", posting.from(),
                            "on", worst == null ? transaction.businessDate() : worst,
                            "left", Money.vnd(Math.max(least, 0)),
                            "requested", Money.vnd(posting.amount()),
                            "short", Money.vnd(posting.amount() - least)));
        }
    }

    private boolean isOf(Row row, Cell cell) {
        Row other = rows.get(cell);
        return other != null && other.id == row.id;
    }

    private void requireOpenPeriod(LedgerTransaction transaction) {
        String date = transaction.businessDate().toString();
        String year = Integer.toString(transaction.budgetYear());
        for (String period : List.of(date.substring(0, 7), date.substring(0, 4))) {
            if (closedPeriods.contains(period)) {
                throw closed(period, transaction.businessDate());
            }
        }
        if (closedPeriods.contains(year) && !transaction.kind().followsAClosedYear()) {
            throw closed(year, transaction.businessDate());
        }
    }

    private static ProblemException closed(String period, LocalDate date) {
        return ProblemException.of(ProblemType.CONFLICT, "", "period-closed", Map.of("period", period, "given", date));
    }

    private static void remember(Cell cell, Row row, Map<Cell, long[]> before) {
        before.computeIfAbsent(cell, key -> Arrays.copyOf(row.balances, row.balances.length));
    }

    private Row row(Cell cell) {
        return Objects.requireNonNull(rows.get(cell), () -> "The cell " + cell + " was not locked.");
    }

    private ProblemException exceeds(Posting posting, long left) {
        Map<String, Object> params = new HashMap<>();
        params.put("rule", "AVAILABILITY");
        params.put("cell", posting.fromCell().toString());
        params.put("bucket", posting.from());
        params.put("left", Money.vnd(left));
        params.put("requested", Money.vnd(posting.amount()));
        params.put("decidedBy", Objects.requireNonNullElse(decidedBy(posting.fromCell()), "–"));
        return ProblemException.of(ProblemType.CONFLICT, "", "exceeds-availability", params);
    }
}
