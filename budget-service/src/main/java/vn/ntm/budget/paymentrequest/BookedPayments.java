package vn.ntm.budget.paymentrequest;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.debt.ConstructionDebts;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.LedgerTransaction;
import vn.ntm.budget.ledger.ReversibleDocuments;
import vn.ntm.budget.treasury.Differences;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** What can still become of a booked request: money that was paid wrongly comes back, or the booking itself is taken back. */
@Singleton
class BookedPayments implements ReversibleDocuments {

    private final PaymentRequests requests;
    private final DocumentRules documents;
    private final Ledger ledger;
    private final ConstructionDebts debts;

    BookedPayments(PaymentRequests requests, DocumentRules documents, Ledger ledger, ConstructionDebts debts) {
        this.requests = requests;
        this.documents = documents;
        this.ledger = ledger;
        this.debts = debts;
    }

    /** Money that was paid wrongly came back to the Treasury. */
    Entry<PaymentRequest> giveBack(
            Tx tx,
            Actor treasurer,
            Entry<PaymentRequest> entry,
            LocalDate on,
            long amount,
            boolean yearClosed,
            String reason) {
        PaymentRequests.requireState(entry, State.BOOKED);
        PaymentRequests.requireThirdPerson(entry, treasurer);
        PaymentRequest request = entry.content();
        ProblemException.throwIfAny(DocumentRules.together(
                documents.notInTheFuture(on, "/returnedOn"),
                PaymentRequests.notBefore(on, PaymentRequests.bookedOn(request))));
        if (amount > request.disbursedAmount()) {
            throw PaymentSteps.exceeds("exceeds-what-was-paid", request, request.disbursedAmount(), amount);
        }
        PaymentSteps steps = requests.stepsOf(tx, request, on);
        steps.giveBack(tx.newId(), entry.id(), request, on, amount, yearClosed, reason);
        Entry<PaymentRequest> changed = entry.moved(State.BOOKED, request.gaveBack(on, amount), reason);
        requests.register().table().updateAll(tx.handle(), List.of(changed));
        tx.append(PaymentRequests.event(changed, "payment-request-returned"));
        ledger.write(tx, treasurer, steps.cells());
        debts.refresh(tx, PaymentRequests.projects(List.of(request)));
        Differences.retell(tx, List.of(changed.id()), on);
        return changed;
    }

    @Override
    public String collection() {
        return "payment-requests";
    }

    @Override
    public Set<String> peopleBehind(Tx tx, UUID id) {
        Entry<PaymentRequest> entry = requests.register().locked(tx, id);
        Set<String> people = new HashSet<>(Set.of(entry.makerId()));
        people.add(String.valueOf(entry.approverId()));
        people.add(String.valueOf(entry.content().treasurerId()));
        return people;
    }

    /** A booking is taken back by its mirrored transaction; the request is approved and in flight again. */
    @Override
    public void takeBack(Tx tx, Actor actor, UUID id, List<LedgerTransaction> mirrored) {
        Entry<PaymentRequest> entry = requests.register().locked(tx, id);
        PaymentRequests.requireState(entry, State.BOOKED);
        PaymentRequest request = entry.content();
        if (request.returnedAmount() > 0) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "returned-already", Map.of("key", id));
        }
        LedgerTransaction mirror = mirrored.get(0);
        PaymentSteps steps = requests.stepsOf(tx, request, mirror.businessDate());
        steps.unbook(mirror, request);
        Entry<PaymentRequest> changed =
                entry.moved(State.APPROVED, request.tookBack(mirror.businessDate()), mirror.reason());
        requests.register().table().updateAll(tx.handle(), List.of(changed));
        tx.append(PaymentRequests.event(changed, "payment-request-reversed"));
        ledger.write(tx, actor, steps.cells());
        debts.refresh(tx, PaymentRequests.projects(List.of(request)));
        Differences.retell(tx, List.of(id), mirror.businessDate());
    }
}
