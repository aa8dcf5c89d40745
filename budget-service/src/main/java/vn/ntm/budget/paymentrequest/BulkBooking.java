package vn.ntm.budget.paymentrequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.platform.web.ProblemView;
import vn.ntm.platform.web.Problems;

/** Thousands of bookings in one transaction: all or none, or each with its own answer. */
@Singleton
class BulkBooking {

    private final PaymentRequests requests;
    private final PaymentRules rules;
    private final Problems problems;

    BulkBooking(PaymentRequests requests, PaymentRules rules, Problems problems) {
        this.requests = requests;
        this.rules = rules;
        this.problems = problems;
    }

    /** What became of one line; a refused one carries the rule, the cell, what is left and who decided it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            UUID id,
            String outcome,
            @Nullable Integer status,
            @Nullable List<ProblemView.FaultView> errors) {}

    /** What became of all. */
    @Schema(name = "BulkBookingReport")
    public record Report(int booked, int unchanged, int refused, List<Line> lines) {}

    /** @param atomic one refusal refuses all, and the answer names every line that stands against it */
    Report book(Tx tx, Actor treasurer, List<Booking> bookings, boolean atomic) {
        Map<UUID, Entry<PaymentRequest>> known =
                requests.locked(tx, bookings.stream().map(Booking::id).toList());
        PaymentRequests.Batch batch = requests.batch(
                tx,
                known,
                bookings.stream()
                        .filter(booking -> known.containsKey(booking.id()))
                        .toList());
        LateDays extended = requests.extended(tx, known, bookings);
        requests.requireScopeOf(tx, known.values());
        List<Entry<PaymentRequest>> booked = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        List<Fault> against = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        ProblemType worst = ProblemType.CONFLICT;
        int unchanged = 0;
        for (int i = 0; i < bookings.size(); i++) {
            Booking booking = bookings.get(i);
            try {
                if (!seen.add(booking.id())) {
                    throw ProblemException.of(
                            ProblemType.INVALID_CONTENT, "/id", "repeated-line", Map.of("line", booking.id()));
                }
                Entry<PaymentRequest> entry = entry(known, booking);
                if (booking.isWhatWasBooked(entry.content())) {
                    unchanged++;
                    lines.add(new Line(booking.id(), "UNCHANGED", null, null));
                } else {
                    ProblemException.throwIfAny(rules.bookingFaults(entry.content(), booking, extended, ""));
                    booked.add(batch.book(treasurer, booking));
                    lines.add(new Line(booking.id(), "BOOKED", null, null));
                }
            } catch (ProblemException refusal) {
                String pointer = "/items/" + i;
                List<Fault> faults = refusal.faults().stream()
                        .map(fault -> Fault.at(pointer + fault.pointer(), fault.code(), fault.params()))
                        .toList();
                against.addAll(faults);
                worst = refusal.type() == ProblemType.CONFLICT ? worst : refusal.type();
                lines.add(new Line(booking.id(), "REFUSED", refusal.type().status(), problems.faults(faults)));
            }
        }
        if (atomic && !against.isEmpty()) {
            throw new ProblemException(worst, against);
        }
        if (!booked.isEmpty()) {
            booked.forEach(entry -> tx.append(PaymentRequests.event(entry)));
            batch.write(booked);
        }
        return new Report(booked.size(), unchanged, bookings.size() - booked.size() - unchanged, lines);
    }

    private static Entry<PaymentRequest> entry(Map<UUID, Entry<PaymentRequest>> known, Booking booking) {
        Entry<PaymentRequest> entry = known.get(booking.id());
        if (entry == null) {
            throw ProblemException.of(
                    ProblemType.INVALID_CONTENT, "/id", "no-such-document", Map.of("key", booking.id()));
        }
        return entry;
    }
}
