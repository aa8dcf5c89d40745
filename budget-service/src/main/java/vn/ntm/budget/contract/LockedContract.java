package vn.ntm.budget.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.LockedCells;
import vn.ntm.platform.register.Entry;

/** A contract whose row this transaction holds, with sums that follow what the transaction does. */
public final class LockedContract {

    private final Entry<Contract> entry;
    private final ContractPosition.Terms terms;
    private long accepted;
    private long pendingAdvance;
    private long pendingVolume;
    private long pendingRecovery;

    LockedContract(
            Entry<Contract> entry,
            ContractPosition.Terms terms,
            long accepted,
            long pendingAdvance,
            long pendingVolume,
            long pendingRecovery) {
        this.entry = entry;
        this.terms = terms;
        this.accepted = accepted;
        this.pendingAdvance = pendingAdvance;
        this.pendingVolume = pendingVolume;
        this.pendingRecovery = pendingRecovery;
    }

    public Entry<Contract> entry() {
        return entry;
    }

    public UUID id() {
        return entry.id();
    }

    public Contract content() {
        return entry.content();
    }

    public LocalDate signedOn() {
        return content().signedOn();
    }

    /** Where the contract stands with what these cells hold now. */
    public ContractPosition position(LockedCells cells) {
        return new ContractPosition(
                terms,
                accepted,
                sum(cells, Bucket.COMMITTED),
                sum(cells, Bucket.IN_PAYMENT),
                sum(cells, Bucket.ADVANCE),
                sum(cells, Bucket.PAID) + sum(cells, Bucket.SETTLED),
                pendingAdvance,
                pendingVolume,
                pendingRecovery);
    }

    /** The contract's cells, the oldest year first: advances of old years are recovered first. */
    public List<Cell> cells(LockedCells cells) {
        String suffix = "/" + id();
        return cells.cells().stream()
                .filter(cell -> cell.holder().endsWith(suffix))
                .sorted(java.util.Comparator.comparing(Cell::budgetYear).thenComparing(Cell::fundSource))
                .toList();
    }

    /** A request is asked (positive amounts) or resolved (negative amounts). */
    public void pending(long advance, long volume, long recovery) {
        pendingAdvance += advance;
        pendingVolume += volume;
        pendingRecovery += recovery;
    }

    void accepted(long volume) {
        accepted += volume;
    }

    private long sum(LockedCells cells, Bucket bucket) {
        return cells(cells).stream()
                .mapToLong(cell -> cells.balance(cell, bucket))
                .sum();
    }
}
