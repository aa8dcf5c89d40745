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
import vn.ntm.budget.ledger.Cell;
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
            Map<Cell, LocalDate> extended,
            String pointer) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(request.businessDate(), pointer + "/businessDate"),
                DocumentRules.unknownUnit(cover, request.unit(), request.businessDate(), pointer + "/unit"),
                rules.plainCode(request.project(), pointer + "/project"),
                rules.aboveZero(request.gross(), pointer + "/gross"),
                withinYear(request, request.businessDate(), extended, pointer + "/businessDate"),
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

    List<Fault> bookingFaults(PaymentRequest request, Booking booking, Map<Cell, LocalDate> extended, String pointer) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(booking.bookedOn(), pointer + "/bookedOn"),
                withinYear(request, booking.bookedOn(), extended, pointer + "/bookedOn")));
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
     * The last days that decisions gave to these requests' projects, asked only where a day lies after the usual one.
     *
     * @param dates the day in question of each request, in the same order
     */
    Map<Cell, LocalDate> extended(Handle handle, List<PaymentRequest> requests, List<LocalDate> dates) {
        Set<Cell> late = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            if (dates.get(i).isAfter(usualLastDay(requests.get(i), dates.get(i)))) {
                late.add(requests.get(i).cell().project());
            }
        }
        return late.isEmpty() ? Map.of() : extensions.until(handle, late);
    }

    private LocalDate usualLastDay(PaymentRequest request, LocalDate date) {
        return law.deadline("PAYMENT_DEADLINE", request.budgetYear(), date)
                .orElse(LocalDate.of(request.budgetYear() + 1, 1, 31));
    }

    /** Within the budget year and its adjustment period, or its extension; an advance by the deadline in force on the day. */
    private List<Fault> withinYear(
            PaymentRequest request, LocalDate date, Map<Cell, LocalDate> extended, String pointer) {
        LocalDate usual = usualLastDay(request, date);
        LocalDate decided = extended.getOrDefault(request.cell().project(), usual);
        LocalDate last = decided.isAfter(usual) ? decided : usual;
        List<Fault> faults = rules.withinBudgetYear(date, request.budgetYear(), last, pointer);
        Optional<LawRule> advances = law.find("ADVANCE_DEADLINE", date);
        if (faults.isEmpty()
                && request.kind() == PaymentRequest.Kind.ADVANCE
                && advances.isPresent()
                && date.isAfter(advances.get().day(request.budgetYear()))) {
            return List.of(Fault.at(
                    pointer,
                    "after-deadline",
                    Map.of(
                            "rule", advances.get().code(),
                            "law", advances.get().citation(),
                            "given", date,
                            "last", advances.get().day(request.budgetYear()))));
        }
        return faults;
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
