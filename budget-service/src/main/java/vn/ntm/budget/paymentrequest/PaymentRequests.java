package vn.ntm.budget.paymentrequest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.contract.ContractBook;
import vn.ntm.budget.contract.LockedContract;
import vn.ntm.budget.debt.ConstructionDebts;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.LockedCells;
import vn.ntm.budget.treasury.Differences;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Column;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * Payment requests. A request in flight has spoken for its money: entering moves it to IN_PAYMENT, booking to ADVANCE or
 * PAID, anything else back to where it came from. Maker, approver and treasurer are three people, always.
 */
@Singleton
class PaymentRequests {

    /** The version that a request has when it is booked for the first time: submitted, approved, booked. */
    private static final long FIRST_BOOKING = 3;

    private final Register<PaymentRequest> register;
    private final PaymentRules rules;
    private final DocumentRules documents;
    private final ContractBook contracts;
    private final Ledger ledger;
    private final ConstructionDebts debts;
    private final Caller caller;

    PaymentRequests(
            ObjectMapper json,
            PaymentRules rules,
            DocumentRules documents,
            ContractBook contracts,
            Ledger ledger,
            ConstructionDebts debts,
            Caller caller) {
        this.register = new Register<>(
                "payment_request",
                PaymentRequest.class,
                json,
                PaymentRequest::naturalKey,
                Visibility.scoped(PaymentRequest::unit, PaymentRequest::businessDate),
                State.SUBMITTED,
                PaymentRequests::event,
                List.of(
                        new Column<>("contract_id", "uuid", PaymentRequest::contractId),
                        new Column<>("kind", "text", PaymentRequest::kind),
                        new Column<>(
                                "gross", "bigint", request -> request.gross().amount()),
                        new Column<>("recovered", "bigint", request -> request.recovered()
                                .amount()),
                        new Column<>("expires_at", "timestamptz", PaymentRequest::expiresAt),
                        new Column<>("treasury_document", "text", PaymentRequest::treasuryDocument)));
        this.rules = rules;
        this.documents = documents;
        this.contracts = contracts;
        this.ledger = ledger;
        this.debts = debts;
        this.caller = caller;
    }

    Register<PaymentRequest> register() {
        return register;
    }

    /**
     * Enters all of these or none, and names every one that stands against it.
     *
     * @param pointers where the request of an index stands in what was sent
     */
    List<Entry<PaymentRequest>> enter(Tx tx, Actor maker, List<PaymentRequest> requests, IntFunction<String> pointers) {
        if (requests.isEmpty()) {
            return List.of();
        }
        List<LocalDate> dates =
                requests.stream().map(PaymentRequest::businessDate).toList();
        Supplier<Map<DocumentRules.Place, DocumentRules.Cover>> asked = documents.askingCovers(
                tx,
                requests.stream().map(request -> request.place(caller.units())).toList());
        PaymentSteps steps = askingSteps(tx, requests, dates).get();
        Map<DocumentRules.Place, DocumentRules.Cover> covers = asked.get();
        LateDays extended = rules.extended(tx.handle(), requests, dates);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            PaymentRequest request = requests.get(i);
            DocumentRules.Cover cover = Objects.requireNonNull(covers.get(request.place(caller.units())));
            faults.addAll(rules.faults(cover, request, steps.contract(request), extended, pointers.apply(i)));
        }
        ProblemException.throwIfAny(faults);
        covers.forEach((place, cover) -> DocumentRules.requireCovered(cover, place));
        // All is decided before anything is written: a refusal has nothing to take back.
        List<UUID> ids = requests.stream().map(request -> tx.newId()).toList();
        for (int i = 0; i < requests.size(); i++) {
            try {
                steps.hold(tx.newId(), ids.get(i), requests.get(i));
            } catch (ProblemException refused) {
                for (Fault fault : refused.faults()) {
                    faults.add(Fault.at(pointers.apply(i) + fault.pointer(), fault.code(), fault.params()));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, faults);
        }
        List<Entry<PaymentRequest>> entered = register.enterAll(tx, maker, ids, requests);
        ledger.write(tx, maker, steps.cells());
        return entered;
    }

    /** Approving moves no money, but nobody approves more than the limit of the level he stands for. */
    void approved(Tx tx, List<Entry<PaymentRequest>> entries) {
        Map<LocalDate, OptionalLong> limits = new HashMap<>();
        for (Entry<PaymentRequest> entry : entries) {
            OptionalLong limit = limits.computeIfAbsent(
                    entry.content().businessDate(), on -> rules.authority(tx.handle(), caller.units(), on));
            rules.requireAuthority(limit, entry);
        }
    }

    /** Books approved requests, all or none; one that is booked already with the same data stays as it is. */
    List<Entry<PaymentRequest>> book(Tx tx, Actor treasurer, List<Booking> bookings) {
        Map<UUID, Entry<PaymentRequest>> known =
                locked(tx, bookings.stream().map(Booking::id).toList());
        LateDays extended = extended(tx, known, bookings);
        List<Fault> faults = new ArrayList<>();
        List<Booking> due = new ArrayList<>();
        Set<UUID> seen = new java.util.HashSet<>();
        for (int i = 0; i < bookings.size(); i++) {
            Booking booking = bookings.get(i);
            String at = bookings.size() == 1 ? "" : "/items/" + i;
            Entry<PaymentRequest> entry = known.get(booking.id());
            if (entry == null) {
                faults.add(Fault.at(at + "/id", "no-such-document", Map.of("key", booking.id())));
            } else if (!seen.add(booking.id())) {
                faults.add(Fault.at(at + "/id", "repeated-line", Map.of("line", booking.id())));
            } else {
                faults.addAll(rules.bookingFaults(entry.content(), booking, extended, at));
                if (entry.state() != State.BOOKED || !booking.isWhatWasBooked(entry.content())) {
                    due.add(booking);
                }
            }
        }
        ProblemException.throwIfAny(faults);
        if (due.isEmpty()) {
            return List.of();
        }
        requireScope(tx, contents(known.values()));
        Batch batch = batch(tx, known, due);
        List<Entry<PaymentRequest>> booked = new ArrayList<>();
        for (Booking booking : due) {
            booked.add(batch.book(treasurer, booking));
        }
        booked.forEach(entry -> tx.append(event(entry)));
        batch.write(booked);
        return booked;
    }

    /** The last days that decisions gave to those of these bookings that come after the usual one. */
    LateDays extended(Tx tx, Map<UUID, Entry<PaymentRequest>> known, Collection<Booking> bookings) {
        List<Booking> found = bookings.stream()
                .filter(booking -> known.containsKey(booking.id()))
                .toList();
        return rules.extended(
                tx.handle(),
                contents(found.stream()
                        .map(booking -> Objects.requireNonNull(known.get(booking.id())))
                        .toList()),
                found.stream().map(Booking::bookedOn).toList());
    }

    /** Prepares the booking of many: what all of them touch is locked in the one order. */
    Batch batch(Tx tx, Map<UUID, Entry<PaymentRequest>> known, Collection<Booking> bookings) {
        List<PaymentRequest> requests = contents(bookings.stream()
                .map(booking -> Objects.requireNonNull(known.get(booking.id())))
                .toList());
        return new Batch(
                tx,
                known,
                askingSteps(
                                tx,
                                requests,
                                bookings.stream().map(Booking::bookedOn).toList())
                        .get());
    }

    /** Bookings of one database transaction; each is refused alone. */
    final class Batch {

        private final Tx tx;
        private final Map<UUID, Entry<PaymentRequest>> known;
        private final PaymentSteps steps;
        private final Map<UUID, Actor> treasurers = new HashMap<>();

        private Batch(Tx tx, Map<UUID, Entry<PaymentRequest>> known, PaymentSteps steps) {
            this.tx = tx;
            this.known = known;
            this.steps = steps;
        }

        /** Throws the refusal and leaves everything as it was, or gives the booked request. */
        Entry<PaymentRequest> book(Actor treasurer, Booking booking) {
            Entry<PaymentRequest> entry = Objects.requireNonNull(known.get(booking.id()));
            if (entry.state() == State.BOOKED) {
                throw ProblemException.of(ProblemType.CONFLICT, "", "already-booked", Map.of("key", entry.id()));
            }
            requireState(entry, State.APPROVED);
            requireThirdPerson(entry, treasurer);
            PaymentRequest request = entry.content();
            if (rules.isExpired(request)) {
                throw ProblemException.of(
                        ProblemType.CONFLICT,
                        "",
                        "reservation-expired",
                        Map.of("key", entry.id(), "at", String.valueOf(request.expiresAt())));
            }
            long gross = booking.grossOf(request);
            long recovery = booking.recoveredOf(request);
            UUID transaction = tx.newId();
            steps.book(transaction, entry.id(), request, booking.bookedOn(), gross, recovery);
            treasurers.put(transaction, treasurer);
            Entry<PaymentRequest> booked = entry.moved(
                    State.BOOKED,
                    request.booked(booking.bookedOn(), booking.treasuryDocument(), treasurer.id(), gross, recovery),
                    null);
            known.put(entry.id(), booked);
            return booked;
        }

        /** Writes what was booked; its events are the caller's. */
        void write(List<Entry<PaymentRequest>> booked) {
            tx.later(register.table().updating(booked));
            tx.later(ledger.writing(tx, posted -> Objects.requireNonNull(treasurers.get(posted.id())), steps.cells()));
            debts.refresh(tx, projects(contents(booked)));
            // Only what was booked before and taken back can stand in a statement with another figure already.
            for (Entry<PaymentRequest> entry : booked) {
                if (entry.version() > FIRST_BOOKING) {
                    Differences.retell(tx, List.of(entry.id()), bookedOn(entry.content()));
                }
            }
        }
    }

    /** The approver or the Treasury says no, with a reason; the money goes back. */
    Entry<PaymentRequest> refuse(Tx tx, Actor decider, Entry<PaymentRequest> entry, LocalDate on, String reason) {
        requireOpen(entry);
        if (decider.id().equals(entry.makerId())) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", entry.id()));
        }
        return end(tx, decider, entry, State.REFUSED, on, reason);
    }

    /** The maker takes the request back; the money goes back. */
    Entry<PaymentRequest> withdraw(Tx tx, Actor maker, Entry<PaymentRequest> entry, LocalDate on, String reason) {
        requireOpen(entry);
        Register.requireMaker(entry, maker);
        return end(tx, maker, entry, State.WITHDRAWN, on, reason);
    }

    /** Ends a reservation whose time ran out; the money goes back. */
    Entry<PaymentRequest> expire(Tx tx, Entry<PaymentRequest> entry, LocalDate on) {
        return end(tx, Actor.SERVICE, entry, State.EXPIRED, on, "expiresAt");
    }

    private Entry<PaymentRequest> end(
            Tx tx, Actor actor, Entry<PaymentRequest> entry, State state, LocalDate on, String reason) {
        PaymentRequest request = entry.content();
        ProblemException.throwIfAny(
                DocumentRules.together(documents.notInTheFuture(on, "/on"), notBefore(on, request.businessDate())));
        PaymentSteps steps = stepsOf(tx, request, on);
        steps.release(tx.newId(), entry.id(), request, on, reason);
        Entry<PaymentRequest> ended = entry.moved(state, request, reason);
        register.table().updateAll(tx.handle(), List.of(ended));
        tx.append(event(ended));
        ledger.write(tx, actor, steps.cells());
        return ended;
    }

    Map<UUID, Entry<PaymentRequest>> locked(Tx tx, Collection<UUID> ids) {
        return askingLock(tx, ids).get();
    }

    /** The same, with whatever else this transaction asks. */
    Supplier<Map<UUID, Entry<PaymentRequest>>> askingLock(Tx tx, Collection<UUID> ids) {
        Supplier<List<Entry<PaymentRequest>>> entries = register.table().askingLock(tx, ids);
        return () -> {
            Map<UUID, Entry<PaymentRequest>> known = new LinkedHashMap<>();
            entries.get().forEach(entry -> known.put(entry.id(), entry));
            return known;
        };
    }

    void requireScopeOf(Tx tx, Collection<Entry<PaymentRequest>> entries) {
        requireScope(tx, contents(entries));
    }

    PaymentSteps stepsOf(Tx tx, PaymentRequest request, LocalDate on) {
        return askingSteps(tx, List.of(request), List.of(on)).get();
    }

    /** Locks contracts and cells of these requests in the one order, with whatever else this transaction asks. */
    Supplier<PaymentSteps> askingSteps(Tx tx, List<PaymentRequest> requests, List<LocalDate> dates) {
        List<UUID> ids = contractIds(requests);
        Supplier<Map<UUID, LockedContract>> locked = contracts.askingLock(tx, ids);
        Supplier<LockedCells> cells = ledger.askingLock(
                tx, requests.stream().map(PaymentRequest::cell).toList(), ids, dates);
        return () -> new PaymentSteps(locked.get(), cells.get());
    }

    private void requireScope(Tx tx, List<PaymentRequest> requests) {
        requests.stream()
                .collect(Collectors.groupingBy(
                        PaymentRequest::businessDate,
                        Collectors.mapping(PaymentRequest::unit, Collectors.toCollection(TreeSet::new))))
                .forEach((date, codes) -> documents.requireScope(tx.handle(), caller, codes, date));
    }

    static List<UUID> contractIds(List<PaymentRequest> requests) {
        return requests.stream()
                .map(PaymentRequest::contractId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<PaymentRequest> contents(Collection<Entry<PaymentRequest>> entries) {
        return entries.stream().map(Entry::content).toList();
    }

    static Set<ConstructionDebts.Project> projects(List<PaymentRequest> requests) {
        return requests.stream()
                .filter(request -> request.contractId() != null)
                .map(request -> new ConstructionDebts.Project(request.unit(), request.project()))
                .collect(Collectors.toSet());
    }

    static LocalDate bookedOn(PaymentRequest request) {
        return Objects.requireNonNull(request.bookedOn());
    }

    static List<Fault> notBefore(LocalDate date, LocalDate first) {
        return date.isBefore(first)
                ? List.of(Fault.at("/on", "before-the-request", Map.of("given", date, "first", first)))
                : List.of();
    }

    private static void requireOpen(Entry<PaymentRequest> entry) {
        if (entry.state() != State.SUBMITTED && entry.state() != State.APPROVED) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "", "already-decided", Map.of("key", entry.id(), "state", entry.state()));
        }
    }

    static void requireState(Entry<PaymentRequest> entry, State state) {
        if (entry.state() != state) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "",
                    state == State.APPROVED ? "not-approved" : "not-booked",
                    Map.of("key", entry.id(), "state", entry.state()));
        }
    }

    static void requireThirdPerson(Entry<PaymentRequest> entry, Actor treasurer) {
        if (treasurer.id().equals(entry.makerId()) || treasurer.id().equals(entry.approverId())) {
            throw ProblemException.of(
                    ProblemType.MAKER_IS_CHECKER, "", "not-a-third-person", Map.of("key", entry.id()));
        }
    }

    private static String fact(Entry<PaymentRequest> entry) {
        return switch (entry.state()) {
            case BOOKED -> "payment-request-booked";
            case APPROVED -> "payment-request-approved";
            case REFUSED -> "payment-request-refused";
            case WITHDRAWN -> "payment-request-withdrawn";
            case EXPIRED -> "payment-request-expired";
            case DRAFT, SUBMITTED, RECORDED, REVERSED, CANCELLED -> "payment-request-submitted";
        };
    }

    static EventDraft event(Entry<PaymentRequest> entry) {
        return event(entry, fact(entry));
    }

    static EventDraft event(Entry<PaymentRequest> entry, String fact) {
        PaymentRequest content = entry.content();
        LocalDate booked = content.bookedOn();
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "payment-requests/" + entry.id(),
                entry.version(),
                content.unit(),
                booked == null ? content.businessDate() : booked,
                entry);
    }
}
