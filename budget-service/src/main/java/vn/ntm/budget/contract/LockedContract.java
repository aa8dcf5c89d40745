package vn.ntm.budget.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.LockedCells;
import vn.ntm.platform.register.Entry;

/** A contract whose row this transaction holds, with sums that follow what the transaction does. */
public final class LockedContract {

    private final Entry<Contract> entry;
    private final ContractPosition.Terms terms;
    private final ContractLaw law;
    private final List<Accepted> accepted;
    private long pendingAdvance;
    private long pendingVolume;
    private long pendingRecovery;

    /** Volume taken over on a day; negative where it is taken out of the count. */
    record Accepted(LocalDate on, long volume) {}

    LockedContract(
            Entry<Contract> entry,
            ContractPosition.Terms terms,
            ContractLaw law,
            List<Accepted> accepted,
            long pendingAdvance,
            long pendingVolume,
            long pendingRecovery) {
        this.entry = entry;
        this.terms = terms;
        this.law = law;
        this.accepted = new ArrayList<>(accepted);
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
                accepted(LocalDate.MAX),
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
        return cells.cellsOf(id());
    }

    /** A request is asked (positive amounts) or resolved (negative amounts). */
    public void pending(long advance, long volume, long recovery) {
        pendingAdvance += advance;
        pendingVolume += volume;
        pendingRecovery += recovery;
    }

    /**
     * A year's money pays for volume that was accepted by the end of that year.
     *
     * @param pending volume that is asked for elsewhere and stands before this
     */
    public Optional<ContractPosition.Breach> acceptedInTime(
            LockedCells cells, int budgetYear, long volume, boolean pending) {
        return law.acceptanceDeadline(budgetYear).flatMap(rule -> {
            long left = accepted(rule.day(budgetYear)) - position(cells).paid() - (pending ? pendingVolume : 0);
            return volume > left
                    ? Optional.of(new ContractPosition.Breach(
                            "accepted-too-late", rule.code(), rule.citation(), Math.max(left, 0), volume))
                    : Optional.empty();
        });
    }

    /** A large contract's advance is covered by a guarantee that is valid on the day. */
    public Optional<ContractPosition.Breach> guaranteed(LocalDate on, long advance) {
        LocalDate until = content().guaranteeUntil();
        return law.guarantee()
                .filter(rule -> content().value().amount() > rule.amount() && (until == null || until.isBefore(on)))
                .map(rule ->
                        new ContractPosition.Breach("guarantee-missing", rule.code(), rule.citation(), 0, advance));
    }

    void accepted(LocalDate on, long volume) {
        accepted.add(new Accepted(on, volume));
    }

    private long accepted(LocalDate until) {
        return accepted.stream()
                .filter(one -> !one.on().isAfter(until))
                .mapToLong(Accepted::volume)
                .sum();
    }

    private long sum(LockedCells cells, Bucket bucket) {
        return cells(cells).stream()
                .mapToLong(cell -> cells.balance(cell, bucket))
                .sum();
    }
}
