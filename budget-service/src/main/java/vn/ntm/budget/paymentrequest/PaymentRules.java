package vn.ntm.budget.paymentrequest;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.contract.Contract;
import vn.ntm.budget.contract.LockedContract;
import vn.ntm.budget.extension.Extensions;
import vn.ntm.budget.law.LawRule;
import vn.ntm.budget.law.RuleBook;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Standing;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** What a payment request and a booking must say, before anybody looks at money. All faults at once. */
@Singleton
class PaymentRules {

    private final DocumentRules rules;
    private final RuleBook law;
    private final Extensions extensions;
    private final UnitRegister units;
    private final Clock clock;

    PaymentRules(DocumentRules rules, RuleBook law, Extensions extensions, UnitRegister units, Clock clock) {
        this.rules = rules;
        this.law = law;
        this.extensions = extensions;
        this.units = units;
        this.clock = clock;
    }

    List<Fault> faults(
            DocumentRules.Cover cover,
            PaymentRequest request,
            @Nullable LockedContract contract,
            LateDays late,
            String pointer) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(request.businessDate(), pointer + "/businessDate"),
                DocumentRules.unknownUnit(cover, request.unit(), request.businessDate(), pointer + "/unit"),
                rules.plainCode(request.project(), pointer + "/project"),
                rules.aboveZero(request.gross(), pointer + "/gross"),
                rules.notNegative(request.recovered(), pointer + "/recovered"),
                withinYear(request, request.businessDate(), late, false, pointer + "/businessDate"),
                contractFaults(request, contract, pointer)));
        long recovered = request.recovered().amount();
        if (recovered > request.gross().amount()) {
            faults.add(Fault.at(
                    pointer + "/recovered",
                    "exceeds-gross",
                    Map.of("recovered", request.recovered(), "gross", request.gross())));
        }
        if (recovered > 0 && request.kind() != PaymentRequest.Kind.PAYMENT) {
            faults.add(Fault.at(pointer + "/recovered", "only-payments-recover"));
        }
        OffsetDateTime expires = request.expiresAt();
        if (expires != null && !expires.toInstant().isAfter(clock.instant())) {
            faults.add(Fault.at(pointer + "/expiresAt", "expires-in-the-past", Map.of("given", expires)));
        }
        return faults;
    }

    List<Fault> bookingFaults(PaymentRequest request, Booking booking, LateDays late, String pointer) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(booking.bookedOn(), pointer + "/bookedOn"),
                withinYear(request, booking.bookedOn(), late, true, pointer + "/bookedOn")));
        if (booking.bookedOn().isBefore(request.businessDate())) {
            faults.add(Fault.at(
                    pointer + "/bookedOn",
                    "before-the-request",
                    Map.of("given", booking.bookedOn(), "first", request.businessDate())));
        }
        long gross = booking.grossOf(request);
        long recovery = booking.recoveredOf(request);
        if (gross == 0) {
            faults.add(Fault.at(pointer + "/gross", "zero-amount"));
        }
        boolean within = gross <= request.gross().amount()
                && recovery <= request.recovered().amount()
                && recovery <= gross
                && gross - recovery <= request.cash().amount();
        if (!within) {
            faults.add(Fault.at(
                    pointer + "/gross",
                    "exceeds-request",
                    Map.of("gross", request.gross(), "recovered", request.recovered(), "cash", request.cash())));
        }
        return faults;
    }

    /** How much these units' approver may approve at once on a date; nothing where there is no limit. */
    OptionalLong authority(Handle handle, List<String> approverUnits, LocalDate on) {
        List<String> kinds = approverUnits.stream()
                .flatMap(code -> units.find(handle, code, on).stream())
                .map(UnitPeriod::kind)
                .toList();
        return law.limit(handle, "PAYMENT_REQUEST", kinds, on);
    }

    /** 403 that names the limit, when the request is above it. */
    void requireAuthority(OptionalLong limit, Entry<PaymentRequest> entry) {
        if (limit.isPresent() && entry.content().gross().amount() > limit.getAsLong()) {
            throw ProblemException.of(
                    ProblemType.FORBIDDEN,
                    "",
                    "beyond-authority",
                    Map.of(
                            "rule", "AUTHORITY_LIMIT",
                            "key", entry.id(),
                            "left", Money.vnd(limit.getAsLong()),
                            "requested", entry.content().gross()));
        }
    }

    boolean isExpired(PaymentRequest request) {
        OffsetDateTime expires = request.expiresAt();
        return expires != null && !expires.toInstant().isAfter(clock.instant());
    }

    /**
     * The last days that decisions gave to these requests' projects, and what their cells hold, asked only where a day
     * lies outside the usual ones.
     *
     * @param dates the day in question of each request, in the same order
     */
    LateDays extended(Handle handle, List<PaymentRequest> requests, List<LocalDate> dates) {
        Set<Cell> late = new HashSet<>();
        Set<Cell> cells = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            PaymentRequest request = requests.get(i);
            LocalDate date = dates.get(i);
            boolean afterAll = date.isAfter(usualLastDay(request, date));
            if (afterAll) {
                late.add(request.cell().project());
            }
            if (afterAll
                    || date.getYear() < request.budgetYear()
                    || advanceDeadline(request, date).isPresent()) {
                cells.add(request.cell());
            }
        }
        return cells.isEmpty()
                ? LateDays.NONE
                : new LateDays(late.isEmpty() ? Map.of() : extensions.until(handle, late), Standing.of(handle, cells));
    }

    private LocalDate usualLastDay(PaymentRequest request, LocalDate date) {
        return law.deadline("PAYMENT_DEADLINE", request.budgetYear(), date)
                .orElseGet(() ->
                        LawRule.firstDay(request.budgetYear()).plusYears(1).plusDays(30));
    }

    /** The rule that an advance of this day comes too late by. */
    private Optional<LawRule> advanceDeadline(PaymentRequest request, LocalDate date) {
        return request.kind() == PaymentRequest.Kind.ADVANCE
                ? law.find("ADVANCE_DEADLINE", date).filter(rule -> date.isAfter(rule.day(request.budgetYear())))
                : Optional.empty();
    }

    /** Within the budget year and its adjustment period, or its extension; an advance by the deadline in force on the day. */
    private List<Fault> withinYear(
            PaymentRequest request, LocalDate date, LateDays late, boolean booking, String pointer) {
        int year = request.budgetYear();
        LocalDate usual = usualLastDay(request, date);
        LocalDate decided = late.until(request);
        LocalDate last = decided != null && decided.isAfter(usual) ? decided : usual;
        LocalDate first = LawRule.firstDay(year);
        // A request that is booked has its money in payment already; one that is asked takes it from where it stands.
        Bucket bucket = booking ? Bucket.IN_PAYMENT : request.contractId() == null ? Bucket.FREE : Bucket.COMMITTED;
        if (date.isBefore(first) || date.isAfter(last)) {
            Map<String, Object> params = late.standing(request).params(bucket, request.cash());
            params.putAll(Map.of("given", date, "first", first, "last", last));
            Optional<LawRule> rule = law.find("PAYMENT_DEADLINE", date);
            params.put("rule", "PAYMENT_DEADLINE");
            params.put("law", rule.map(LawRule::citation).orElse("–"));
            return List.of(Fault.at(pointer, "outside-budget-year", params));
        }
        return advanceDeadline(request, date)
                .map(rule -> {
                    Map<String, Object> params = rule.deadline(year, date);
                    params.putAll(late.standing(request).params(bucket, request.cash()));
                    return Fault.at(pointer, "after-deadline", params);
                })
                .map(List::of)
                .orElse(List.of());
    }

    private static List<Fault> contractFaults(
            PaymentRequest request, @Nullable LockedContract contract, String pointer) {
        List<Fault> faults = new ArrayList<>();
        if ((request.kind() == PaymentRequest.Kind.DIRECT) != (request.contractId() == null)) {
            faults.add(Fault.at(
                    pointer + "/contractId", request.contractId() == null ? "contract-missing" : "contract-not-here"));
        } else if (request.contractId() != null && contract == null) {
            faults.add(Fault.at(pointer + "/contractId", "no-such-document", Map.of("key", request.contractId())));
        } else if (contract != null) {
            Contract content = contract.content();
            if (contract.entry().state() != State.APPROVED) {
                faults.add(Fault.at(
                        pointer + "/contractId",
                        "contract-not-signed",
                        Map.of("key", contract.id(), "state", contract.entry().state())));
            }
            if (!content.unit().equals(request.unit())
                    || !content.project().equals(request.project())
                    || content.capitalKind() != request.capitalKind()) {
                faults.add(Fault.at(
                        pointer + "/contractId",
                        "contract-of-another-project",
                        Map.of("unit", content.unit(), "project", content.project())));
            }
            if (request.businessDate().isBefore(content.signedOn())) {
                faults.add(Fault.at(
                        pointer + "/businessDate",
                        "before-contract",
                        Map.of("given", request.businessDate(), "first", content.signedOn())));
            }
        }
        return faults;
    }
}
