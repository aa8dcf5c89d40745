package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import vn.ntm.budget.Basis;
import vn.ntm.budget.contract.LockedContract;
import vn.ntm.budget.contract.MemoryContracts;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.LedgerTransaction;
import vn.ntm.budget.ledger.LockedCells;
import vn.ntm.budget.ledger.MemoryCells;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.budget.ledger.TransactionKind;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.web.ProblemException;

/** One random sequence, wholly given by its seed, on the product's own steps and on the reference model beside them. */
final class Sequence {

    private static final String UNIT = "C1";
    private static final String PROJECT = "DA-01";

    private final long seed;
    private final Random random;
    private final MemoryCells memory = new MemoryCells();
    private final LockedCells cells = memory.cells();
    private final UUID contractId;
    private final LockedContract contract;
    private final PaymentSteps steps;
    private final ReferenceModel model;
    private final Cell unit = Cell.unit(FundSource.PROVINCE, CapitalKind.INVESTMENT, 2021, UNIT);
    private final Cell project = Cell.project(FundSource.PROVINCE, CapitalKind.INVESTMENT, 2021, UNIT, PROJECT);
    private final Map<Integer, PaymentRequest> open = new HashMap<>();
    private final long decided;
    private int ids;
    private int accepted;
    private int refused;

    Sequence(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.contractId = new UUID(seed, 1);
        long value = 200 + random.nextInt(1_000);
        int cap = random.nextBoolean() ? 50 : 30;
        this.contract = MemoryContracts.contract(contractId, UNIT, PROJECT, value, cap, 80);
        this.model = new ReferenceModel(value, cap, 80);
        this.steps = new PaymentSteps(Map.of(contractId, contract), cells);
        this.decided = 100_000;
        memory.open(unit);
        memory.open(project);
        memory.open(project.contract(contractId));
        post(TransactionKind.APPROPRIATION, LocalDate.of(2020, 12, 9), Posting.authority(unit, decided));
    }

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }

    void run(int count) {
        for (int i = 0; i < count; i++) {
            List<Long> before = memory.fingerprint();
            boolean expected;
            boolean done;
            int choice = random.nextInt(10);
            long amount = 1 + random.nextInt(300);
            LocalDate on = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(300));
            String step;
            Integer asked = open.isEmpty() ? null : new ArrayList<>(open.keySet()).get(random.nextInt(open.size()));
            if (choice == 0) {
                step = "detail " + amount;
                expected = model.detail(amount, on);
                done = attempt(() -> post(TransactionKind.PLAN_DETAIL, on, Posting.down(unit, project, amount)));
            } else if (choice == 1) {
                step = "cut " + amount;
                expected = model.cut(amount, on);
                done = attempt(() -> post(TransactionKind.PLAN_ADJUST, on, Posting.down(project, unit, amount)));
            } else if (choice == 2) {
                step = "commit " + amount;
                expected = model.commit(amount, on);
                done = attempt(() -> {
                    contract.position(cells).commit(amount).ifPresent(breach -> {
                        throw new IllegalStateException("refused");
                    });
                    post(
                            TransactionKind.COMMITMENT,
                            on,
                            new Posting(project, Bucket.FREE, project.contract(contractId), Bucket.COMMITTED, amount));
                });
            } else if (choice == 3) {
                step = "accept " + amount;
                expected = model.accept(amount);
                done = contract.position(cells).accept(amount).isEmpty();
                if (done) {
                    MemoryContracts.accept(contract, amount);
                }
            } else if (choice <= 6 || asked == null) {
                char kind = "DAP".charAt(random.nextInt(3));
                long recovery = kind == 'P' ? Math.min(amount, random.nextInt(200)) : 0;
                int id = ids++;
                PaymentRequest request = request(id, kind, amount, recovery, on);
                step = "ask " + kind + " " + amount + " recovering " + recovery;
                expected = model.ask(id, new ReferenceModel.Asked(kind, amount, recovery, on));
                done = attempt(() -> steps.hold(new UUID(seed, id), new UUID(2, id), request));
                if (done) {
                    open.put(id, request);
                }
            } else if (choice <= 8) {
                PaymentRequest request = open.get(asked);
                long gross = request.gross().amount();
                long recovery = request.recovered().amount();
                boolean partly = random.nextInt(3) == 0 && recovery == 0 && gross > 1;
                long booked = partly ? 1 + random.nextInt((int) gross - 1) : gross;
                step = "book " + booked + " of " + request.kind() + " " + gross + " recovering " + recovery;
                expected = model.book(asked, on, booked, recovery);
                done = attempt(() -> steps.book(new UUID(seed, 1), new UUID(2, asked), request, on, booked, recovery));
                if (done) {
                    open.remove(asked);
                }
            } else {
                PaymentRequest request = open.get(asked);
                step = "release " + request.kind() + " " + request.gross().amount();
                expected = model.release(asked, on);
                done = attempt(() -> steps.release(new UUID(seed, 1), new UUID(2, asked), request, on, "no"));
                if (done) {
                    open.remove(asked);
                }
            }
            String where = "seed " + seed + ", step " + i + ", " + step + " on " + on;
            if (expected != done) {
                throw new AssertionError(where + ": the model says " + expected + ", the product " + done);
            }
            accepted += done ? 1 : 0;
            refused += done ? 0 : 1;
            if (!done && !memory.fingerprint().equals(before)) {
                throw new AssertionError(where + ": a refusal changed something");
            }
            compare(where);
        }
        memory.check();
        memory.checkAlongBusinessTime();
    }

    private void compare(String where) {
        List<Long> holds = List.of(
                sum(Bucket.FREE), sum(Bucket.COMMITTED), sum(Bucket.IN_PAYMENT), sum(Bucket.ADVANCE), sum(Bucket.PAID));
        if (!holds.equals(model.holds())) {
            throw new AssertionError(where + ": the model holds " + model.holds() + ", the product " + holds);
        }
        long all = cells.balance(unit, Bucket.FREE);
        for (Bucket bucket : Bucket.values()) {
            all += bucket == Bucket.AUTHORITY ? 0 : sum(bucket);
        }
        if (all != decided) {
            throw new AssertionError(where + ": the tree holds " + all + " of " + decided);
        }
        if (contract.position(cells).claimed() > model.value || model.paid > model.accepted) {
            throw new AssertionError(where + ": the contract costs more than it may");
        }
    }

    private long sum(Bucket bucket) {
        return cells.balance(project, bucket) + cells.balance(project.contract(contractId), bucket);
    }

    private void post(TransactionKind kind, LocalDate on, Posting posting) {
        cells.post(LedgerTransaction.of(new UUID(3, 3), kind, "x/y", "QĐ", on, 2021, List.of(posting)));
    }

    private static boolean attempt(Runnable step) {
        try {
            step.run();
            return true;
        } catch (ProblemException | IllegalStateException refusal) {
            return false;
        }
    }

    private PaymentRequest request(int id, char kind, long gross, long recovery, LocalDate on) {
        return new PaymentSubmission(
                        UNIT,
                        PROJECT,
                        FundSource.PROVINCE,
                        CapitalKind.INVESTMENT,
                        2021,
                        kind == 'D'
                                ? PaymentRequest.Kind.DIRECT
                                : kind == 'A' ? PaymentRequest.Kind.ADVANCE : PaymentRequest.Kind.PAYMENT,
                        kind == 'D' ? null : contractId,
                        "YC-" + id,
                        on,
                        Money.vnd(gross),
                        Money.vnd(recovery),
                        on,
                        null,
                        Basis.SOURCED,
                        "test")
                .request();
    }
}
