package vn.ntm.budget.extension;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.budget.law.Deciders;
import vn.ntm.budget.law.LawRule;
import vn.ntm.budget.law.RuleBook;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Standing;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Records extensions; approved by another person, they move the last day of payment of a project's year. */
@Singleton
public class Extensions {

    private final Register<Extension> register;
    private final DocumentRules rules;
    private final RuleBook law;
    private final Deciders deciders;
    private final Caller caller;

    Extensions(ObjectMapper json, DocumentRules rules, RuleBook law, Deciders deciders, Caller caller) {
        this.register = new Register<>(
                "payment_extension",
                Extension.class,
                json,
                Extension::naturalKey,
                Visibility.scoped(Extension::unit, Extension::decidedOn),
                State.SUBMITTED,
                Extensions::event);
        this.rules = rules;
        this.law = law;
        this.deciders = deciders;
        this.caller = caller;
    }

    Register<Extension> register() {
        return register;
    }

    void check(Tx tx, Extension extension) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(extension.decidedOn(), "/decidedOn"),
                rules.knownUnit(tx.handle(), extension.unit(), extension.decidedOn(), "/unit"),
                rules.plainCode(extension.project(), "/project"),
                rules.plausibleYear(extension.budgetYear(), "/budgetYear"),
                lawFaults(tx.handle(), extension)));
        ProblemException.throwIfAny(faults);
        rules.requireScope(tx.handle(), caller, List.of(extension.unit()), extension.decidedOn());
    }

    /** What was lawful when it was proposed is looked at again when it is approved. */
    void approved(Tx tx, List<Entry<Extension>> entries) {
        entries.forEach(entry -> {
            Extension extension = entry.content();
            deciders.require(tx.handle(), who(extension), List.of(extension.unit()), extension.decidedOn());
            List<Fault> faults = lawFaults(tx.handle(), extension);
            if (!faults.isEmpty()) {
                throw new ProblemException(ProblemType.CONFLICT, faults);
            }
        });
    }

    /** The last day until which each of these cells' money may be paid by a decision; only those that have one. */
    public Map<Cell, LocalDate> until(Handle handle, Collection<Cell> projects) {
        Map<Cell, LocalDate> until = new HashMap<>();
        handle.createQuery("select body from payment_extension where state = 'APPROVED' and unit = any (:units)")
                .bind(
                        "units",
                        SqlArray.texts(
                                projects.stream().map(Cell::unit).distinct().toList()))
                .mapTo(String.class)
                .map(register.table()::content)
                .forEach(extension -> {
                    Cell cell = cell(extension);
                    if (projects.contains(cell)) {
                        until.merge(cell, extension.until(), (one, other) -> one.isAfter(other) ? one : other);
                    }
                });
        return until;
    }

    private List<Fault> lawFaults(Handle handle, Extension extension) {
        List<Fault> faults = new ArrayList<>();
        LocalDate on = extension.decidedOn();
        int year = extension.budgetYear();
        Optional<LocalDate> usual = law.deadline("PAYMENT_DEADLINE", year, on);
        if (usual.isPresent() && !extension.until().isAfter(usual.get())) {
            faults.add(Fault.at("/until", "extends-nothing", Map.of("given", extension.until(), "last", usual.get())));
        }
        law.find("EXTENSION_END", on)
                .filter(rule -> extension.until().isAfter(rule.day(year)))
                .ifPresent(rule -> {
                    Cell cell = cell(extension);
                    Standing standing = Standing.of(handle, cell);
                    Map<String, Object> params = rule.deadline(year, extension.until());
                    // An extension asks for no amount: all that is left would be paid later.
                    params.putAll(standing.params(
                            Bucket.FREE, Money.vnd(standing.balances().getOrDefault(Bucket.FREE, 0L))));
                    faults.add(Fault.at("/until", "after-deadline", params));
                });
        Optional<LawRule> who = law.find(who(extension), on);
        // Only investment capital is extended; what is recurrent is carried over or cancelled.
        if (extension.capitalKind() != CapitalKind.INVESTMENT) {
            faults.add(Fault.at("/capitalKind", "only-investment-is-extended"));
        }
        who.filter(rule -> !rule.value().equals(extension.decidedBy().name()))
                .ifPresent(rule -> faults.add(Fault.at(
                        "/decidedBy",
                        "may-not-extend",
                        Map.of(
                                "rule", rule.code(),
                                "law", rule.citation(),
                                "given", extension.decidedBy(),
                                "who", rule.value()))));
        return faults;
    }

    private static Cell cell(Extension extension) {
        return Cell.project(
                extension.fundSource(),
                extension.capitalKind(),
                extension.budgetYear(),
                extension.unit(),
                extension.project());
    }

    private static String who(Extension extension) {
        return extension.fundSource() == FundSource.CENTRAL ? "WHO_EXTENDS_CENTRAL" : "WHO_EXTENDS_LOCAL";
    }

    private static EventDraft event(Entry<Extension> entry) {
        String fact =
                switch (entry.state()) {
                    case APPROVED -> "extension-granted";
                    case WITHDRAWN -> "extension-withdrawn";
                    default -> "extension-submitted";
                };
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "extensions/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().decidedOn(),
                entry);
    }
}
