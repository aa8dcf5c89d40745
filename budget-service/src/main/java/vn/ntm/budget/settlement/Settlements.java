package vn.ntm.budget.settlement;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.law.RuleBook;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.LedgerTransaction;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.budget.ledger.Standing;
import vn.ntm.budget.ledger.TransactionKind;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Proposes settlements; approved, they move paid volume to SETTLED, also after the year is closed. */
@Singleton
class Settlements {

    private final Register<Settlement> register;
    private final DocumentRules rules;
    private final RuleBook law;
    private final Ledger ledger;
    private final Caller caller;

    Settlements(ObjectMapper json, DocumentRules rules, RuleBook law, Ledger ledger, Caller caller) {
        this.register = new Register<>(
                "settlement",
                Settlement.class,
                json,
                Settlement::naturalKey,
                Visibility.scoped(Settlement::unit, Settlement::decidedOn),
                State.SUBMITTED,
                Settlements::event);
        this.rules = rules;
        this.law = law;
        this.ledger = ledger;
        this.caller = caller;
    }

    Register<Settlement> register() {
        return register;
    }

    void check(Tx tx, Settlement settlement) {
        ProblemException.throwIfAny(DocumentRules.together(
                frozen(tx.handle(), settlement),
                rules.plausibleYear(settlement.budgetYear(), "/budgetYear"),
                rules.plausibleYear(settlement.settlementYear(), "/settlementYear"),
                rules.notInTheFuture(settlement.decidedOn(), "/decidedOn"),
                rules.knownUnit(tx.handle(), settlement.unit(), settlement.decidedOn(), "/unit"),
                rules.plainCode(settlement.project(), "/project"),
                rules.aboveZero(settlement.amount(), "/amount")));
        rules.requireScope(tx.handle(), caller, List.of(settlement.unit()), settlement.decidedOn());
    }

    void approved(Tx tx, List<Entry<Settlement>> entries) {
        for (Entry<Settlement> entry : entries) {
            Settlement settlement = entry.content();
            frozen(tx.handle(), settlement).forEach(fault -> {
                throw new ProblemException(ProblemType.CONFLICT, List.of(fault));
            });
            ledger.post(
                    tx,
                    new Actor("approver", String.valueOf(entry.approverId()), ""),
                    List.of(LedgerTransaction.of(
                            tx.newId(),
                            TransactionKind.SETTLED,
                            "settlements/" + entry.id(),
                            settlement.number(),
                            settlement.decidedOn(),
                            settlement.budgetYear(),
                            List.of(Posting.within(
                                    settlement.cell(),
                                    Bucket.PAID,
                                    Bucket.SETTLED,
                                    settlement.amount().amount())))));
        }
    }

    /** Final figures of a year take no more settlements from a day of the next year on. */
    private List<Fault> frozen(Handle handle, Settlement settlement) {
        return law.find("SETTLEMENT_FREEZE", settlement.decidedOn())
                .filter(rule -> settlement.decidedOn().isAfter(rule.day(settlement.budgetYear())))
                .map(rule -> {
                    Cell cell = settlement.cell();
                    Map<String, Object> params = rule.deadline(settlement.budgetYear(), settlement.decidedOn());
                    params.putAll(Standing.of(handle, cell).params(Bucket.PAID, settlement.amount()));
                    return Fault.at("/decidedOn", "after-deadline", params);
                })
                .map(List::of)
                .orElse(List.of());
    }

    private static EventDraft event(Entry<Settlement> entry) {
        String fact =
                switch (entry.state()) {
                    case APPROVED -> "settlement-approved";
                    case WITHDRAWN -> "settlement-withdrawn";
                    default -> "settlement-submitted";
                };
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "settlements/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().decidedOn(),
                entry);
    }
}
