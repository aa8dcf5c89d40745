package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.contract.ContractPosition;
import vn.ntm.budget.contract.LockedContract;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.LedgerTransaction;
import vn.ntm.budget.ledger.LockedCells;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.budget.ledger.TransactionKind;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * What the steps of payment requests do to locked contracts and cells; plain Java. A step that is refused throws 409 and
 * leaves contracts and cells as they were.
 */
final class PaymentSteps {

    private final Map<UUID, LockedContract> contracts;
    private final LockedCells cells;

    PaymentSteps(Map<UUID, LockedContract> contracts, LockedCells cells) {
        this.contracts = contracts;
        this.cells = cells;
    }

    LockedCells cells() {
        return cells;
    }

    /** A request speaks for its money. */
    void hold(UUID transaction, UUID id, PaymentRequest request) {
        LockedContract contract = locked(request);
        long gross = request.gross().amount();
        long recovery = request.recovered().amount();
        if (contract != null) {
            ContractPosition position = contract.position(cells);
            refuse(
                    request,
                    contract,
                    request.kind() == PaymentRequest.Kind.ADVANCE
                            ? contract.guaranteed(request.businessDate(), gross)
                                    .or(() -> position.requestAdvance(gross))
                            : position.requestPayment(gross, recovery)
                                    .or(() -> contract.acceptedInTime(cells, request.budgetYear(), gross, true)));
        }
        post(
                transaction,
                id,
                request,
                TransactionKind.PAYMENT_REQUESTED,
                request.businessDate(),
                move(
                        request.cell(),
                        origin(request),
                        Bucket.IN_PAYMENT,
                        request.cash().amount()),
                null);
        pending(contract, request, 1);
    }

    /** The Treasury paid, fully or in part; what it did not pay goes back to where it came from. */
    void book(UUID transaction, UUID id, PaymentRequest request, LocalDate on, long gross, long recovery) {
        LockedContract contract = locked(request);
        long cash = gross - recovery;
        List<Posting> postings = new ArrayList<>();
        Cell cell = request.cell();
        if (contract != null) {
            ContractPosition position = contract.position(cells);
            refuse(
                    request,
                    contract,
                    request.kind() == PaymentRequest.Kind.ADVANCE
                            ? contract.guaranteed(on, gross).or(() -> position.bookAdvance(gross))
                            : position.bookPayment(gross, recovery)
                                    .or(() -> contract.acceptedInTime(cells, request.budgetYear(), gross, false)));
        }
        Bucket to = request.kind() == PaymentRequest.Kind.ADVANCE ? Bucket.ADVANCE : Bucket.PAID;
        postings.addAll(move(cell, Bucket.IN_PAYMENT, to, cash));
        if (contract != null) {
            postings.addAll(recover(contract, request, recovery));
        }
        postings.addAll(
                move(cell, Bucket.IN_PAYMENT, origin(request), request.cash().amount() - cash));
        post(transaction, id, request, TransactionKind.PAYMENT_BOOKED, on, postings, null);
        pending(contract, request, -1);
    }

    /** Refused, withdrawn or expired: the money goes back to where it came from. */
    void release(UUID transaction, UUID id, PaymentRequest request, LocalDate on, String reason) {
        post(
                transaction,
                id,
                request,
                TransactionKind.PAYMENT_RELEASED,
                on,
                move(
                        request.cell(),
                        Bucket.IN_PAYMENT,
                        origin(request),
                        request.cash().amount()),
                reason);
        pending(locked(request), request, -1);
    }

    /** A wrong payment came back: to the plan while its year is open, and to RETURNED when it is closed. */
    void giveBack(
            UUID transaction,
            UUID id,
            PaymentRequest request,
            LocalDate on,
            long amount,
            boolean yearClosed,
            String reason) {
        Bucket from = request.kind() == PaymentRequest.Kind.ADVANCE ? Bucket.ADVANCE : Bucket.PAID;
        post(
                transaction,
                id,
                request,
                TransactionKind.RETURNED,
                on,
                move(request.cell(), from, yearClosed ? Bucket.RETURNED : origin(request), amount),
                reason);
    }

    /** A booking is taken back: the request is in flight again. */
    void unbook(LedgerTransaction mirrored, PaymentRequest request) {
        LockedContract contract = locked(request);
        if (contract != null) {
            ContractPosition position = contract.position(cells);
            long gross = amount(request.bookedGross());
            long recovery = amount(request.bookedRecovered());
            boolean advance = request.kind() == PaymentRequest.Kind.ADVANCE;
            refuse(
                    request,
                    contract,
                    position.become(
                            position.advance() + recovery - (advance ? gross : 0),
                            position.paid() - (advance ? 0 : gross)));
        }
        cells.post(mirrored);
        pending(contract, request, 1);
    }

    /**
     * Advances of the request's own source are recovered before others, those of old years first; recovering moves no
     * money and stays in the advance's own year.
     */
    private List<Posting> recover(LockedContract contract, PaymentRequest request, long recovery) {
        List<Posting> postings = new ArrayList<>();
        long left = recovery;
        List<Cell> order = contract.cells(cells).stream()
                .sorted(Comparator.comparing(cell -> cell.fundSource() != request.fundSource()))
                .toList();
        for (Cell cell : order) {
            long part = Math.min(left, cells.balance(cell, Bucket.ADVANCE));
            postings.addAll(move(cell, Bucket.ADVANCE, Bucket.PAID, part));
            left -= part;
        }
        return postings;
    }

    /** The request's contract; null where it names none, or one that does not exist. */
    @Nullable
    LockedContract contract(PaymentRequest request) {
        UUID id = request.contractId();
        return id == null ? null : contracts.get(id);
    }

    private @Nullable LockedContract locked(PaymentRequest request) {
        return request.contractId() == null
                ? null
                : Objects.requireNonNull(contract(request), "The contract was not locked.");
    }

    private static Bucket origin(PaymentRequest request) {
        return request.contractId() == null ? Bucket.FREE : Bucket.COMMITTED;
    }

    private static void pending(@Nullable LockedContract contract, PaymentRequest request, int sign) {
        if (contract != null) {
            long gross = sign * request.gross().amount();
            if (request.kind() == PaymentRequest.Kind.ADVANCE) {
                contract.pending(gross, 0, 0);
            } else {
                contract.pending(0, gross, sign * request.recovered().amount());
            }
        }
    }

    private void post(
            UUID transaction,
            UUID id,
            PaymentRequest request,
            TransactionKind kind,
            LocalDate on,
            List<Posting> postings,
            @Nullable String reason) {
        if (!postings.isEmpty()) {
            cells.post(LedgerTransaction.of(
                            transaction,
                            kind,
                            "payment-requests/" + id,
                            request.documentNumber(),
                            on,
                            request.budgetYear(),
                            postings)
                    .because(reason));
        }
    }

    private static List<Posting> move(Cell cell, Bucket from, Bucket to, long amount) {
        return amount == 0 ? List.of() : List.of(Posting.within(cell, from, to, amount));
    }

    private static long amount(@Nullable Money money) {
        return money == null ? 0 : money.amount();
    }

    private static void refuse(
            PaymentRequest request, LockedContract contract, Optional<ContractPosition.Breach> breach) {
        breach.ifPresent(found -> {
            throw found.problem(request.cell().toString(), contract.content().number());
        });
    }

    /** A wish that is larger than what is left of something. */
    static ProblemException exceeds(String code, PaymentRequest request, long left, long requested) {
        return ProblemException.of(
                ProblemType.CONFLICT,
                "",
                code,
                Map.of(
                        "rule", "REQUEST",
                        "cell", request.cell().toString(),
                        "left", Money.vnd(left),
                        "requested", Money.vnd(requested),
                        "decidedBy", request.documentNumber()));
    }
}
