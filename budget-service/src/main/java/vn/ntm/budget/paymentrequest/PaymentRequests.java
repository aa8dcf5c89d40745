package vn.ntm.budget.paymentrequest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * Payment requests. A request in flight has spoken for its money: entering moves it from FREE to IN_PAYMENT, booking to
 * PAID. Maker, approver and treasurer are three people, always.
 */
@Singleton
class PaymentRequests {

    private final Register<PaymentRequest> register;
    private final DocumentRules rules;
    private final Ledger ledger;
    private final UnitRegister units;
    private final Caller caller;

    PaymentRequests(ObjectMapper json, DocumentRules rules, Ledger ledger, UnitRegister units, Caller caller) {
        this.register = new Register<>(
                "payment_request",
                PaymentRequest.class,
                json,
                PaymentRequest::documentNumber,
                Visibility.scoped(PaymentRequest::unit, PaymentRequest::businessDate),
                State.SUBMITTED,
                PaymentRequests::event);
        this.rules = rules;
        this.ledger = ledger;
        this.units = units;
        this.caller = caller;
    }

    Register<PaymentRequest> register() {
        return register;
    }

    Entry<PaymentRequest> enter(Tx tx, Actor maker, PaymentRequest request) {
        ProblemException.throwIfAny(faultsOf(tx, request, ""));
        units.requireScope(tx.handle(), caller, request.unit(), request.businessDate());
        Entry<PaymentRequest> entry = register.enter(tx, maker, request);
        hold(tx, maker, List.of(entry));
        return entry;
    }

    ImportReport importRows(Tx tx, Actor maker, List<PaymentRow> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        List<PaymentRequest> requests = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            PaymentRequest request = rows.get(i).request();
            faults.addAll(faultsOf(tx, request, TableReader.pointer(i)));
            units.requireScope(tx.handle(), caller, request.unit(), request.businessDate());
            requests.add(request);
        }
        ProblemException.throwIfAny(faults);
        List<PaymentRequest> fresh = withoutWhatIsEntered(tx, requests);
        List<Entry<PaymentRequest>> entered = fresh.isEmpty()
                ? List.of()
                : register.importAll(tx, maker, fresh, dryRun).entered();
        hold(tx, maker, entered);
        return new ImportReport(dryRun, rows.size(), entered.size(), 0, rows.size() - entered.size());
    }

    /** A row that is entered already must be the same request, whatever became of it since. */
    private List<PaymentRequest> withoutWhatIsEntered(Tx tx, List<PaymentRequest> requests) {
        List<PaymentRequest> fresh = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            PaymentRequest request = requests.get(i);
            Entry<PaymentRequest> known = register.table()
                    .findByKey(tx.handle(), request.documentNumber())
                    .orElse(null);
            if (known == null) {
                fresh.add(request);
            } else if (!unbooked(known.content()).equals(request)) {
                faults.add(Fault.at(
                        TableReader.pointer(i),
                        "approved-differs",
                        Map.of("key", request.documentNumber(), "existing", known.id())));
            }
        }
        ProblemException.throwIfAny(faults);
        return fresh;
    }

    private static PaymentRequest unbooked(PaymentRequest content) {
        return new PaymentRequest(
                content.unit(),
                content.project(),
                content.fundSource(),
                content.capitalKind(),
                content.budgetYear(),
                content.kind(),
                content.documentNumber(),
                content.documentDate(),
                content.gross(),
                content.recovered(),
                content.cash(),
                content.businessDate(),
                null,
                null,
                null,
                content.basis(),
                content.source());
    }

    void approved(Tx tx, List<Entry<PaymentRequest>> entries) {
        // approval moves no money; the request has spoken for it since it was entered
    }

    /** Books approved requests; one that is booked already with the same data stays as it is. */
    List<Entry<PaymentRequest>> book(Tx tx, Actor treasurer, List<Booking> bookings) {
        Map<UUID, Entry<PaymentRequest>> known = new LinkedHashMap<>();
        register.table()
                .lock(tx.handle(), bookings.stream().map(Booking::id).toList())
                .forEach(entry -> known.put(entry.id(), entry));
        List<Fault> faults = new ArrayList<>();
        List<Entry<PaymentRequest>> booked = new ArrayList<>();
        for (int i = 0; i < bookings.size(); i++) {
            Booking booking = bookings.get(i);
            String at = "/items/" + i;
            Entry<PaymentRequest> entry = known.get(booking.id());
            if (entry == null) {
                faults.add(Fault.at(at + "/id", "no-such-document", Map.of("key", booking.id())));
                continue;
            }
            faults.addAll(bookingFaults(entry.content(), booking, at));
            if (!isBooked(entry, booking)) {
                requireOpen(entry);
                requireThirdPerson(entry, treasurer);
                booked.add(entry.moved(
                        State.BOOKED,
                        entry.content().booked(booking.bookedOn(), booking.treasuryDocument(), treasurer.id()),
                        null));
            }
        }
        ProblemException.throwIfAny(faults);
        register.table().updateAll(tx.handle(), booked);
        booked.forEach(entry -> tx.append(register.event(entry)));
        ledger.post(
                tx,
                treasurer,
                transactions(
                        booked,
                        "PAYMENT_BOOKED",
                        Bucket.IN_PAYMENT,
                        Bucket.PAID,
                        content -> Objects.requireNonNull(content.bookedOn())));
        return booked;
    }

    private void hold(Tx tx, Actor maker, List<Entry<PaymentRequest>> entered) {
        ledger.post(
                tx,
                maker,
                transactions(
                        entered, "PAYMENT_REQUESTED", Bucket.FREE, Bucket.IN_PAYMENT, PaymentRequest::businessDate));
    }

    private static List<Ledger.Transaction> transactions(
            List<Entry<PaymentRequest>> entries,
            String kind,
            Bucket from,
            Bucket to,
            Function<PaymentRequest, LocalDate> date) {
        return entries.stream()
                .map(entry -> new Ledger.Transaction(
                        kind,
                        "payment-requests/" + entry.id(),
                        date.apply(entry.content()),
                        entry.content().budgetYear(),
                        List.of(Posting.within(
                                cell(entry.content()),
                                from,
                                to,
                                entry.content().cash().amount()))))
                .toList();
    }

    private static Cell cell(PaymentRequest request) {
        return Cell.project(
                request.fundSource(), request.capitalKind(), request.budgetYear(), request.unit(), request.project());
    }

    private static boolean isBooked(Entry<PaymentRequest> entry, Booking booking) {
        return entry.state() == State.BOOKED
                && booking.bookedOn().equals(entry.content().bookedOn())
                && booking.treasuryDocument().equals(entry.content().treasuryDocument());
    }

    private static void requireOpen(Entry<PaymentRequest> entry) {
        if (entry.state() != State.APPROVED) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "", "not-approved", Map.of("key", entry.id(), "state", entry.state()));
        }
    }

    private static void requireThirdPerson(Entry<PaymentRequest> entry, Actor treasurer) {
        if (treasurer.id().equals(entry.makerId()) || treasurer.id().equals(entry.approverId())) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", entry.id()));
        }
    }

    private List<Fault> bookingFaults(PaymentRequest request, Booking booking, String at) {
        List<Fault> faults = new ArrayList<>(rules.notInTheFuture(booking.bookedOn(), at + "/bookedOn"));
        LocalDate last = LocalDate.of(request.budgetYear() + 1, 1, 31);
        if (booking.bookedOn().isBefore(request.businessDate())
                || booking.bookedOn().isAfter(last)) {
            faults.add(Fault.at(
                    at + "/bookedOn",
                    "outside-budget-year",
                    Map.of("given", booking.bookedOn(), "first", request.businessDate(), "last", last)));
        }
        return faults;
    }

    private List<Fault> faultsOf(Tx tx, PaymentRequest request, String pointer) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(request.businessDate(), pointer + "/businessDate"),
                rules.knownUnit(tx.handle(), request.unit(), request.businessDate(), pointer + "/unit"),
                rules.aboveZero(request.gross(), pointer + "/gross")));
        LocalDate first = LocalDate.of(request.budgetYear(), 1, 1);
        LocalDate last = LocalDate.of(request.budgetYear() + 1, 1, 31);
        if (request.businessDate().isBefore(first) || request.businessDate().isAfter(last)) {
            faults.add(Fault.at(
                    pointer + "/businessDate",
                    "outside-budget-year",
                    Map.of("given", request.businessDate(), "first", first, "last", last)));
        }
        return faults;
    }

    private static EventDraft event(Entry<PaymentRequest> entry) {
        PaymentRequest content = entry.content();
        String fact =
                switch (entry.state()) {
                    case BOOKED -> "payment-request-booked";
                    case APPROVED -> "payment-request-approved";
                    default -> "payment-request-submitted";
                };
        LocalDate bookedOn = content.bookedOn();
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "payment-requests/" + entry.id(),
                entry.version(),
                content.unit(),
                bookedOn == null ? content.businessDate() : bookedOn,
                entry);
    }

    /** What the Treasury did with one request. */
    public record Booking(UUID id, LocalDate bookedOn, String treasuryDocument) {}
}
