package vn.ntm.budget.paymentrequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.contract.ContractBook;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Asked;
import vn.ntm.platform.web.Decision;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.SharedCommands;
import vn.ntm.platform.web.SharedCommandsFactory;

/**
 * Entering and booking single requests, which are most of the traffic: those that wait at the same time share one commit
 * and the locks of their cells. Each is decided alone, in the order in which they came, and a refused one has written
 * nothing.
 */
@Singleton
class SharedPayments {

    private final PaymentRequests requests;
    private final PaymentRules rules;
    private final DocumentRules documents;
    private final ContractBook contracts;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final SharedCommands<Entering> entering;
    private final SharedCommands<BookingOne> booking;

    SharedPayments(
            PaymentRequests requests,
            PaymentRules rules,
            DocumentRules documents,
            ContractBook contracts,
            Ledger ledger,
            ObjectMapper json,
            SharedCommandsFactory commands) {
        this.requests = requests;
        this.rules = rules;
        this.documents = documents;
        this.contracts = contracts;
        this.ledger = ledger;
        this.json = json;
        this.entering = commands.sharing(this::beginEntering);
        this.booking = commands.sharing(this::beginBooking);
    }

    /** A request with the units of whoever enters it. */
    record Entering(PaymentRequest request, List<String> units) {

        DocumentRules.Place place() {
            return request.place(units);
        }
    }

    /** A booking with the units of the treasurer. */
    record BookingOne(Booking booking, List<String> units) {}

    SharedCommands<Entering> entering() {
        return entering;
    }

    SharedCommands<BookingOne> booking() {
        return booking;
    }

    /** All that a request rests on can be asked, and locked, with the look-up of its key. */
    private Function<List<Asked<Entering>>, List<Decision>> beginEntering(Tx tx, List<Entering> wishes) {
        List<PaymentRequest> wanted = wishes.stream().map(Entering::request).toList();
        Supplier<Map<DocumentRules.Place, DocumentRules.Cover>> covers =
                documents.askingCovers(tx, wishes.stream().map(Entering::place).toList());
        Supplier<Map<String, UUID>> taken = requests.register()
                .table()
                .askingTaken(tx, wanted.stream().map(PaymentRequest::naturalKey).toList());
        Supplier<PaymentSteps> steps = requests.askingSteps(
                tx, wanted, wanted.stream().map(PaymentRequest::businessDate).toList());
        return asked -> enterAll(tx, asked, covers.get(), taken.get(), steps.get());
    }

    private List<Decision> enterAll(
            Tx tx,
            List<Asked<Entering>> asked,
            Map<DocumentRules.Place, DocumentRules.Cover> covers,
            Map<String, UUID> taken,
            PaymentSteps steps) {
        List<PaymentRequest> wanted =
                asked.stream().map(one -> one.content().request()).toList();
        LateDays extended = rules.extended(
                tx.handle(),
                wanted,
                wanted.stream().map(PaymentRequest::businessDate).toList());
        @Nullable Decision[] decisions = new Decision[asked.size()];
        List<Entry<PaymentRequest>> entered = new ArrayList<>();
        Map<UUID, Actor> makers = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked<Entering> one = asked.get(i);
            PaymentRequest request = wanted.get(i);
            DocumentRules.Place place = one.content().place();
            DocumentRules.Cover cover = Objects.requireNonNull(covers.get(place));
            try {
                ProblemException.throwIfAny(rules.faults(cover, request, steps.contract(request), extended, ""));
                DocumentRules.requireCovered(cover, place);
                UUID existing = taken.get(request.naturalKey());
                if (existing != null) {
                    throw Register.taken(request.naturalKey(), existing);
                }
                UUID transaction = tx.newId();
                Entry<PaymentRequest> entry = requests.register().draft(tx.newId(), one.actor(), request);
                steps.hold(transaction, entry.id(), request);
                makers.put(transaction, one.actor());
                taken.put(request.naturalKey(), entry.id());
                entered.add(entry);
                decisions[i] = answered(tx, one, entry);
            } catch (ProblemException refusal) {
                decisions[i] = Decision.refused(refusal);
            }
        }
        if (!entered.isEmpty()) {
            tx.later(requests.register().insertingFree(entered));
            tx.later(ledger.writing(tx, posted -> Objects.requireNonNull(makers.get(posted.id())), steps.cells()));
        }
        return complete(decisions);
    }

    private Function<List<Asked<BookingOne>>, List<Decision>> beginBooking(Tx tx, List<BookingOne> wishes) {
        Supplier<Map<UUID, Entry<PaymentRequest>>> known = requests.askingLock(
                tx, wishes.stream().map(wish -> wish.booking().id()).toList());
        return asked -> bookAll(tx, asked, known.get());
    }

    private List<Decision> bookAll(Tx tx, List<Asked<BookingOne>> asked, Map<UUID, Entry<PaymentRequest>> known) {
        Supplier<Map<DocumentRules.Place, DocumentRules.Cover>> asking = documents.askingCovers(
                tx,
                asked.stream()
                        .filter(one -> known.containsKey(one.content().booking().id()))
                        .map(one -> place(known, one.content()))
                        .toList());
        PaymentRequests.Batch batch = requests.batch(
                tx,
                known,
                asked.stream()
                        .map(one -> one.content().booking())
                        .filter(one -> known.containsKey(one.id()))
                        .toList());
        Map<DocumentRules.Place, DocumentRules.Cover> covers = asking.get();
        LateDays extended = requests.extended(
                tx, known, asked.stream().map(one -> one.content().booking()).toList());
        @Nullable Decision[] decisions = new Decision[asked.size()];
        Map<UUID, Entry<PaymentRequest>> booked = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked<BookingOne> one = asked.get(i);
            Booking wish = one.content().booking();
            Entry<PaymentRequest> entry = known.get(wish.id());
            try {
                // Out of the caller's scope is as if it were not there.
                if (entry == null || covers.get(place(known, one.content())) != DocumentRules.Cover.COVERED) {
                    throw ProblemException.notFound("document", wish.id().toString());
                }
                ProblemException.throwIfAny(rules.bookingFaults(entry.content(), wish, extended, ""));
                Entry<PaymentRequest> after = batch.book(one.actor(), wish);
                booked.put(after.id(), after);
                decisions[i] = answered(tx, one, after);
            } catch (ProblemException refusal) {
                decisions[i] = Decision.refused(refusal);
            }
        }
        if (!booked.isEmpty()) {
            batch.write(List.copyOf(booked.values()));
        }
        return complete(decisions);
    }

    private static DocumentRules.Place place(Map<UUID, Entry<PaymentRequest>> known, BookingOne wish) {
        return Objects.requireNonNull(known.get(wish.booking().id())).content().place(wish.units());
    }

    /** The entry is written as JSON once, for the answer and for the event. */
    private Decision answered(Tx tx, Asked<?> one, Entry<PaymentRequest> entry) {
        String text = text(entry);
        EventDraft event = PaymentRequests.event(entry);
        EventDraft told = new EventDraft(
                event.topic(),
                event.type(),
                event.subject(),
                event.sequence(),
                event.partitionKey(),
                event.businessDate(),
                new RawValue(text));
        return Decision.done(
                Answer.created("/v1/payment-requests/" + entry.id(), entry.version(), text), one.append(tx, told));
    }

    private String text(Entry<PaymentRequest> entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A payment request cannot be written as JSON.", e);
        }
    }

    private static List<Decision> complete(@Nullable Decision[] decisions) {
        List<Decision> all = new ArrayList<>();
        for (Decision decision : decisions) {
            all.add(Objects.requireNonNull(decision));
        }
        return Collections.unmodifiableList(all);
    }
}
