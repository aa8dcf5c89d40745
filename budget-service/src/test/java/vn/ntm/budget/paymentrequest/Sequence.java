package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;
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
import vn.ntm.budget.treasury.SuspensePostings;
import vn.ntm.budget.yearend.YearEnd;
import vn.ntm.budget.yearend.YearEndPostings;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.web.ProblemException;

/** One random sequence, wholly given by its seed, on the product's own steps and on the reference model beside them. */
final class Sequence {

    private static final String UNIT = "C1";
    private static final String PROJECT = "DA-01";
    private static final String OTHER = "DA-02";
    private static final int FIRST_YEAR = 2021;
    private static final LocalDate YEAR_END = LocalDate.of(2022, 2, 10);

    /** The day on which all this is entered; its month is never closed. */
    private static final LocalDate TODAY = LocalDate.of(2022, 12, 31);

    private final long seed;
    private final Random random;
    private final MemoryCells memory = new MemoryCells();
    private final LockedCells cells = memory.cells();
    private final UUID contractId;
    private final int cap;
    private final Map<UUID, LockedContract> contracts = new HashMap<>();
    private final PaymentSteps steps;
    private final ReferenceModel model;
    private final Map<Integer, PaymentRequest> open = new HashMap<>();
    private final Map<Integer, PaymentRequest> booked = new HashMap<>();
    private final Map<Integer, LedgerTransaction> bookings = new HashMap<>();
    private final Map<Integer, LedgerTransaction> decisions = new HashMap<>();
    private long decided;
    private int ids;
    private int accepted;
    private int refused;

    Sequence(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.contractId = new UUID(seed, 1);
        long value = 200 + random.nextInt(1_000);
        this.cap = random.nextBoolean() ? 50 : 30;
        contracts.put(contractId, MemoryContracts.contract(contractId, UNIT, PROJECT, value, cap, 80));
        this.model = new ReferenceModel(FIRST_YEAR, value, cap, 80);
        this.steps = new PaymentSteps(contracts, cells);
        for (int year = FIRST_YEAR; year <= FIRST_YEAR + 1; year++) {
            memory.open(council(year));
            memory.open(unit(year));
            memory.open(project(year, PROJECT));
            memory.open(project(year, OTHER));
            memory.open(project(year, PROJECT).contract(contractId));
        }
        begin(100_000, LocalDate.of(2020, 12, 9));
    }

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }

    /** One step on both sides: what it is called, what the model said, what the product did. */
    private record Step(String name, boolean expected, boolean done) {}

    void run(int count) {
        for (int i = 0; i < count; i++) {
            List<Long> before = memory.fingerprint();
            LocalDate on = (model.year == FIRST_YEAR ? LocalDate.of(2021, 1, 1) : YEAR_END.plusDays(1))
                    .plusDays(random.nextInt(300));
            Step step = step(on, 1 + random.nextInt(300));
            String where = "seed " + seed + ", step " + i + ", " + step.name() + " on " + on;
            if (step.expected() != step.done()) {
                throw new AssertionError(
                        where + ": the model says " + step.expected() + ", the product " + step.done());
            }
            accepted += step.done() ? 1 : 0;
            refused += step.done() ? 0 : 1;
            if (!step.done() && !memory.fingerprint().equals(before)) {
                throw new AssertionError(where + ": a refusal changed something");
            }
            compare(where);
            memory.check();
        }
        memory.checkAlongBusinessTime();
    }

    private Step step(LocalDate on, long amount) {
        int choice = random.nextInt(28);
        return switch (choice) {
            case 0, 1, 2 -> detail(on, amount);
            case 3 -> cut(on, amount);
            case 4 -> transfer(on, amount);
            case 5, 6 -> commit(on, amount);
            case 7 -> release(on, amount);
            case 8 -> accept(amount);
            case 9 -> amend(amount);
            case 10, 11, 12 -> ask(on, amount);
            case 13, 14, 15 -> open.isEmpty() ? ask(on, amount) : book(on);
            case 16 -> open.isEmpty() ? ask(on, amount) : end(on);
            case 17 -> booked.isEmpty() ? ask(on, amount) : reverse(on);
            case 18, 19 -> booked.isEmpty() ? ask(on, amount) : giveBack(on, amount);
            case 20 -> random.nextBoolean() ? appropriate(on, amount) : assign(on, amount);
            case 21 -> random.nextBoolean() ? recall(on, amount) : cancel(on, amount);
            case 22 -> decisions.isEmpty() ? detail(on, amount) : undo(on);
            case 23 -> settle(on, amount);
            case 24 -> random.nextInt(3) == 0 ? suspend(on, amount) : ask(on, amount);
            case 25 -> random.nextInt(3) == 0 ? close() : ask(on, amount);
            case 26 -> model.closed.isEmpty() ? commit(on, amount) : reopen();
            default -> model.year == FIRST_YEAR && random.nextInt(3) == 0 ? endYear() : ask(on, amount);
        };
    }

    /** A plan decision of one line; it can be taken back later. */
    private Step decided(
            String name,
            TransactionKind kind,
            BiPredicate<Integer, LocalDate> expected,
            LocalDate on,
            Cell from,
            Bucket out,
            Cell to,
            Bucket in,
            long amount) {
        int id = ids++;
        boolean said = expected.test(id, on);
        boolean done = attempt(() -> post(kind, on, new Posting(from, out, to, in, amount)));
        if (done) {
            decisions.put(id, memory.last());
            decided += out == Bucket.AUTHORITY ? amount : 0;
        }
        return new Step(name + " " + amount, said, done);
    }

    private Step appropriate(LocalDate on, long amount) {
        return decided(
                "appropriate",
                TransactionKind.APPROPRIATION,
                (id, day) -> model.appropriate(id, amount, day),
                on,
                council(),
                Bucket.AUTHORITY,
                council(),
                Bucket.FREE,
                amount);
    }

    private Step assign(LocalDate on, long amount) {
        return decided(
                "assign",
                TransactionKind.PLAN_ASSIGN,
                (id, day) -> model.assign(id, amount, day),
                on,
                council(),
                Bucket.FREE,
                unit(),
                Bucket.FREE,
                amount);
    }

    private Step detail(LocalDate on, long amount) {
        return decided(
                "detail",
                TransactionKind.PLAN_DETAIL,
                (id, day) -> model.detail(id, amount, day),
                on,
                unit(),
                Bucket.FREE,
                project(),
                Bucket.FREE,
                amount);
    }

    private Step cut(LocalDate on, long amount) {
        return decided(
                "cut",
                TransactionKind.PLAN_ADJUST,
                (id, day) -> model.cut(id, amount, day),
                on,
                project(),
                Bucket.FREE,
                unit(),
                Bucket.FREE,
                amount);
    }

    private Step recall(LocalDate on, long amount) {
        return decided(
                "recall",
                TransactionKind.PLAN_ADJUST,
                (id, day) -> model.recall(id, amount, day),
                on,
                unit(),
                Bucket.FREE,
                council(),
                Bucket.FREE,
                amount);
    }

    private Step cancel(LocalDate on, long amount) {
        return decided(
                "cancel",
                TransactionKind.PLAN_CANCEL,
                (id, day) -> model.cancel(id, amount, day),
                on,
                project(),
                Bucket.FREE,
                project(),
                Bucket.CANCELLED,
                amount);
    }

    private Step transfer(LocalDate on, long amount) {
        boolean away = random.nextBoolean();
        Cell other = project(model.year, OTHER);
        return decided(
                "transfer",
                TransactionKind.PLAN_TRANSFER,
                (id, day) -> model.transfer(id, away, amount, day),
                on,
                away ? project() : other,
                Bucket.FREE,
                away ? other : project(),
                Bucket.FREE,
                amount);
    }

    private Step undo(LocalDate on) {
        int id = any(decisions);
        LedgerTransaction decision = decisions.get(id);
        LocalDate day = on.isBefore(decision.businessDate()) ? decision.businessDate() : on;
        boolean expected = model.undo(id, day);
        boolean done = attempt(() -> cells.post(decision.mirrored(new UUID(seed, 1), day, "wrong")));
        if (done) {
            decisions.remove(id);
            Posting posting = decision.postings().get(0);
            decided -= posting.from() == Bucket.AUTHORITY ? posting.amount() : 0;
        }
        return new Step("take back " + decision.kind(), expected, done);
    }

    private Step release(LocalDate on, long amount) {
        boolean expected = model.releaseCommitment(amount, on);
        boolean done = attempt(() -> post(
                TransactionKind.COMMITMENT_RELEASED,
                on,
                new Posting(contractCell(), Bucket.COMMITTED, project(), Bucket.FREE, amount)));
        return new Step("release " + amount, expected, done);
    }

    private Step settle(LocalDate on, long amount) {
        int year = someYear();
        boolean expected = model.settle(year, amount, on);
        Cell contract = project(year, PROJECT).contract(contractId);
        boolean done = attempt(() -> cells.post(LedgerTransaction.of(
                new UUID(3, 3),
                TransactionKind.SETTLED,
                "x/y",
                "QT",
                on,
                year,
                List.of(Posting.within(contract, Bucket.PAID, Bucket.SETTLED, amount)))));
        return new Step("settle " + amount + " of " + year, expected, done);
    }

    /** A Treasury fact is never refused, whatever is closed. */
    private Step suspend(LocalDate on, long amount) {
        int year = someYear();
        boolean backed = model.suspend(year, amount, on, TODAY);
        SuspensePostings.setAside(() -> new UUID(3, 3), cells, "x/y", "KB", project(year, PROJECT), on, TODAY, amount);
        decided += backed ? amount : 0;
        return new Step("suspend " + amount + " of " + year, true, true);
    }

    private Step close() {
        String period = random.nextInt(3) == 0
                ? Integer.toString(FIRST_YEAR)
                : YearMonth.of(FIRST_YEAR, 1).plusMonths(random.nextInt(23)).toString();
        boolean flies = period.length() == 4 && sum(FIRST_YEAR, Bucket.IN_PAYMENT) > 0;
        boolean expected = model.close(period);
        boolean done = !flies && memory.closedPeriods().add(period);
        return new Step("close " + period, expected, done);
    }

    private Step reopen() {
        List<String> closed = new ArrayList<>(model.closed);
        String period = closed.get(random.nextInt(closed.size()));
        return new Step(
                "reopen " + period, model.reopen(period), memory.closedPeriods().remove(period));
    }

    private int someYear() {
        return model.year == FIRST_YEAR || random.nextBoolean() ? FIRST_YEAR : model.year;
    }

    private Step commit(LocalDate on, long amount) {
        boolean expected = model.commit(amount, on);
        boolean done = contract().position(cells).commit(amount).isEmpty()
                && attempt(() -> post(
                        TransactionKind.COMMITMENT,
                        on,
                        new Posting(project(), Bucket.FREE, contractCell(), Bucket.COMMITTED, amount)));
        return new Step("commit " + amount, expected, done);
    }

    private Step accept(long volume) {
        boolean expected = model.accept(volume);
        boolean done = contract().position(cells).accept(volume).isEmpty();
        if (done) {
            MemoryContracts.accept(contract(), volume);
        }
        return new Step("accept " + volume, expected, done);
    }

    private Step amend(long amount) {
        long value = Math.max(1, model.value + (random.nextBoolean() ? amount : -amount));
        long volume = model.accepted;
        boolean expected = model.amend(value);
        boolean done = contract().position(cells).amend(value).isEmpty();
        if (done) {
            LockedContract amended = MemoryContracts.contract(contractId, UNIT, PROJECT, value, cap, 80);
            MemoryContracts.accept(amended, volume);
            open.values().stream()
                    .filter(request -> request.contractId() != null)
                    .forEach(request -> {
                        long gross = request.gross().amount();
                        boolean advance = request.kind() == PaymentRequest.Kind.ADVANCE;
                        amended.pending(
                                advance ? gross : 0,
                                advance ? 0 : gross,
                                request.recovered().amount());
                    });
            contracts.put(contractId, amended);
        }
        return new Step("amend to " + value, expected, done);
    }

    private Step ask(LocalDate on, long amount) {
        char kind = "DAP".charAt(random.nextInt(3));
        long recovery = kind == 'P' ? Math.min(amount, random.nextInt(200)) : 0;
        int id = ids++;
        PaymentRequest request = request(id, kind, amount, recovery, on);
        boolean expected = model.ask(id, new ReferenceModel.Asked(kind, model.year, amount, recovery, on));
        boolean done = attempt(() -> steps.hold(new UUID(seed, id), new UUID(2, id), request));
        if (done) {
            open.put(id, request);
        }
        return new Step("ask " + kind + " " + amount + " recovering " + recovery, expected, done);
    }

    private Step book(LocalDate on) {
        int id = any(open);
        PaymentRequest request = open.get(id);
        long gross = request.gross().amount();
        long recovery = request.recovered().amount();
        boolean partly = random.nextInt(3) == 0 && recovery == 0 && gross > 1;
        long volume = partly ? 1 + random.nextInt((int) gross - 1) : gross;
        boolean expected = model.book(id, on, volume, recovery);
        boolean done = attempt(() -> steps.book(new UUID(seed, 1), new UUID(2, id), request, on, volume, recovery));
        if (done) {
            open.remove(id);
            booked.put(id, request.booked(on, "KB", "treasurer", volume, recovery));
            bookings.put(id, memory.last());
        }
        return new Step("book " + volume + " of " + request.kind() + " " + gross, expected, done);
    }

    /** Refused or withdrawn on a day, or run out: on its own day, or today when that day is closed. */
    private Step end(LocalDate on) {
        int id = any(open);
        PaymentRequest request = open.get(id);
        boolean expires = random.nextBoolean();
        LocalDate own = model.isClosed(request.businessDate()) ? TODAY : request.businessDate();
        LocalDate day = expires ? own : on;
        boolean expected = model.release(id, day);
        boolean done = attempt(() -> steps.release(new UUID(seed, 1), new UUID(2, id), request, day, "no"));
        if (done) {
            open.remove(id);
        }
        return new Step((expires ? "expire " : "refuse ") + request.kind(), expected, done);
    }

    private Step reverse(LocalDate on) {
        int id = any(booked);
        PaymentRequest request = booked.get(id);
        LedgerTransaction booking = bookings.get(id);
        LocalDate day = on.isBefore(booking.businessDate()) ? booking.businessDate() : on;
        boolean expected = model.reverse(id, day);
        boolean done = request.returnedAmount() == 0
                && attempt(() -> steps.unbook(booking.mirrored(new UUID(seed, 1), day, "wrong"), request));
        if (done) {
            booked.remove(id);
            open.put(id, request.unbooked());
        }
        return new Step("reverse " + request.kind(), expected, done);
    }

    private Step giveBack(LocalDate on, long amount) {
        int id = any(booked);
        PaymentRequest request = booked.get(id);
        LocalDate day = on.isBefore(request.bookedOn()) ? request.bookedOn() : on;
        boolean over = request.budgetYear() < model.year || model.closed.contains("" + request.budgetYear());
        boolean expected = model.giveBack(id, day, amount, over);
        boolean done = amount <= request.disbursedAmount()
                && attempt(
                        () -> steps.giveBack(new UUID(seed, 1), new UUID(2, id), request, day, amount, over, "wrong"));
        if (done) {
            booked.put(id, request.gaveBack(day, amount));
        }
        return new Step("give back " + amount + " of " + request.kind(), expected, done);
    }

    private Step endYear() {
        int year = model.year;
        boolean expected = model.endYear(YEAR_END);
        YearEnd yearEnd = new YearEnd("P1", year, "KD", YEAR_END, List.of(), "digest");
        long before = sum(year, Bucket.FREE) + sum(year, Bucket.COMMITTED);
        long carriedBefore = sum(year, Bucket.CARRIED_OUT);
        long cancelledBefore = sum(year, Bucket.CANCELLED);
        List<LedgerTransaction> all = YearEndPostings.of(() -> new UUID(seed, 1), "year-ends/1", yearEnd, lines(year));
        boolean done = sum(year, Bucket.IN_PAYMENT) == 0 && attempt(() -> all.forEach(cells::post));
        if (done) {
            long carried = sum(year, Bucket.CARRIED_OUT) - carriedBefore;
            long came = sum(year + 1, Bucket.FREE) + sum(year + 1, Bucket.COMMITTED);
            if (carried != came || carried + sum(year, Bucket.CANCELLED) - cancelledBefore != before) {
                throw new AssertionError("seed " + seed + ": " + carried + " left " + year + ", " + came + " came");
            }
            decided += carried;
            begin(50_000, TODAY.minusYears(1));
        }
        return new Step("end of " + year, expected, done);
    }

    private List<YearEnd.Line> lines(int year) {
        List<YearEnd.Line> lines = new ArrayList<>();
        for (Cell cell : cells.cells()) {
            for (Bucket bucket : List.of(Bucket.FREE, Bucket.COMMITTED)) {
                long amount = cells.balance(cell, bucket);
                if (cell.budgetYear() == year && amount > 0) {
                    boolean lives = PROJECT.equals(cell.projectCode());
                    lines.add(new YearEnd.Line(
                            cell.fundSource(),
                            cell.capitalKind(),
                            year,
                            cell.unit(),
                            cell.projectCode(),
                            cell.holder(),
                            cell.holderKind() == Cell.HolderKind.COUNCIL,
                            bucket,
                            Money.vnd(amount),
                            lives,
                            lives ? "39/2019/QH14" : null));
                }
            }
        }
        return lines;
    }

    /** A year begins with what the Council decided and the unit was assigned, while those books are open. */
    private void begin(long amount, LocalDate on) {
        for (Step step : List.of(appropriate(on, amount), assign(on, amount))) {
            if (step.expected() != step.done()) {
                throw new AssertionError("seed " + seed + ": the year begins differently, " + step.name());
            }
        }
    }

    /** Every book of the model is a bucket of a cell. */
    private void compare(String where) {
        for (int year = FIRST_YEAR; year <= FIRST_YEAR + 1; year++) {
            Cell project = project(year, PROJECT);
            Cell contract = project.contract(contractId);
            same(where, "council " + year, council(year), Bucket.FREE);
            same(where, "unit " + year, unit(year), Bucket.FREE);
            same(where, "other " + year, project(year, OTHER), Bucket.FREE);
            same(where, "free " + year, project, Bucket.FREE);
            same(where, "flyingDirect " + year, project, Bucket.IN_PAYMENT);
            same(where, "paidDirect " + year, project, Bucket.PAID);
            same(where, "committed " + year, contract, Bucket.COMMITTED);
            same(where, "flying " + year, contract, Bucket.IN_PAYMENT);
            same(where, "advance " + year, contract, Bucket.ADVANCE);
            same(where, "paid " + year, contract, Bucket.PAID);
            same(where, "settled " + year, contract, Bucket.SETTLED);
            same(where, "suspense " + year, project, Bucket.SUSPENSE);
            if (sum(year, Bucket.RETURNED) != model.balance("returned " + year)
                    || sum(year, Bucket.CANCELLED) != model.balance("ended " + year)
                    || sum(year, Bucket.CARRIED_OUT) != model.balance("carried " + year)) {
                throw new AssertionError(where + ": what ended or came back in " + year + " differs");
            }
        }
        long all = 0;
        for (Cell cell : cells.cells()) {
            for (Bucket bucket : Bucket.values()) {
                all += bucket == Bucket.AUTHORITY ? 0 : cells.balance(cell, bucket);
            }
        }
        if (all != decided) {
            throw new AssertionError(where + ": the tree holds " + all + " of " + decided);
        }
        if (contract().position(cells).claimed() > model.value || model.volumePaid() > model.accepted) {
            throw new AssertionError(where + ": the contract costs more than it may");
        }
    }

    private void same(String where, String book, Cell cell, Bucket bucket) {
        if (model.balance(book) != cells.balance(cell, bucket)) {
            throw new AssertionError(where + ": the model's book " + book + " holds " + model.balance(book) + ", "
                    + cell + " " + bucket + " " + cells.balance(cell, bucket));
        }
    }

    private long sum(int year, Bucket bucket) {
        return cells.cells().stream()
                .filter(cell -> cell.budgetYear() == year)
                .mapToLong(cell -> cells.balance(cell, bucket))
                .sum();
    }

    private int any(Map<Integer, ?> numbered) {
        List<Integer> order = new ArrayList<>(new TreeSet<>(numbered.keySet()));
        return order.get(random.nextInt(order.size()));
    }

    private LockedContract contract() {
        return contracts.get(contractId);
    }

    private Cell council() {
        return council(model.year);
    }

    private Cell unit() {
        return unit(model.year);
    }

    private Cell project() {
        return project(model.year, PROJECT);
    }

    private Cell contractCell() {
        return project().contract(contractId);
    }

    private static Cell council(int year) {
        return Cell.council(FundSource.PROVINCE, CapitalKind.INVESTMENT, year, "P1");
    }

    private static Cell unit(int year) {
        return Cell.unit(FundSource.PROVINCE, CapitalKind.INVESTMENT, year, UNIT);
    }

    private static Cell project(int year, String code) {
        return Cell.project(FundSource.PROVINCE, CapitalKind.INVESTMENT, year, UNIT, code);
    }

    private void post(TransactionKind kind, LocalDate on, Posting posting) {
        cells.post(LedgerTransaction.of(new UUID(3, 3), kind, "x/y", "QĐ", on, model.year, List.of(posting)));
    }

    private static boolean attempt(Runnable step) {
        try {
            step.run();
            return true;
        } catch (ProblemException refusal) {
            return false;
        }
    }

    private PaymentRequest request(int id, char kind, long gross, long recovery, LocalDate on) {
        return new PaymentSubmission(
                        UNIT,
                        PROJECT,
                        FundSource.PROVINCE,
                        CapitalKind.INVESTMENT,
                        model.year,
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
