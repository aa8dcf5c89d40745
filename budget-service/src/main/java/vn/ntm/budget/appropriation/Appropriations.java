package vn.ntm.budget.appropriation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.law.Deciders;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.LedgerTransaction;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.budget.ledger.Reversed;
import vn.ntm.budget.ledger.ReversibleDocuments;
import vn.ntm.budget.ledger.TransactionKind;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Appropriations: entered by a clerk, confirmed by another; confirming creates the money on the ledger. */
@Singleton
class Appropriations implements ReversibleDocuments {

    private final Register<Appropriation> register;
    private final DocumentRules rules;
    private final Deciders deciders;
    private final Ledger ledger;
    private final Caller caller;

    Appropriations(ObjectMapper json, DocumentRules rules, Deciders deciders, Ledger ledger, Caller caller) {
        this.register = new Register<>(
                "appropriation",
                Appropriation.class,
                json,
                Appropriation::naturalKey,
                Visibility.scoped(Appropriation::unit, Appropriation::decidedOn),
                State.SUBMITTED,
                Appropriations::event);
        this.rules = rules;
        this.deciders = deciders;
        this.ledger = ledger;
        this.caller = caller;
    }

    Register<Appropriation> register() {
        return register;
    }

    void check(Tx tx, Appropriation content) {
        ProblemException.throwIfAny(faultsOf(tx, content, ""));
        rules.requireScope(tx.handle(), caller, List.of(content.unit()), content.decidedOn());
    }

    ImportReport importRows(Tx tx, Actor maker, List<AppropriationRow> rows, boolean dryRun) {
        List<Appropriation> contents = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            AppropriationRow row = rows.get(i);
            Appropriation content = new Appropriation(
                    Objects.requireNonNullElseGet(row.unit(), () -> provinceOf(tx, row)),
                    row.number(),
                    row.decidedOn(),
                    row.issuer(),
                    row.fundSource(),
                    row.capitalKind(),
                    row.budgetYear(),
                    Money.vnd(row.amount()),
                    row.basis(),
                    row.source());
            contents.add(content);
            faults.addAll(faultsOf(tx, content, TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        contents.forEach(
                content -> rules.requireScope(tx.handle(), caller, List.of(content.unit()), content.decidedOn()));
        return register.importAll(tx, maker, contents, dryRun).report();
    }

    /** The maker's own province, where the row names none. */
    private String provinceOf(Tx tx, AppropriationRow row) {
        return caller.units().stream()
                .findFirst()
                .map(unit -> rules.provinceOf(tx.handle(), unit, row.decidedOn()))
                .orElse("?");
    }

    /** The Council's money appears: AUTHORITY to FREE. */
    void approved(Tx tx, List<Entry<Appropriation>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        entries.forEach(entry -> deciders.require(
                tx.handle(),
                "WHO_DECIDES_CEILING",
                List.of(entry.content().unit()),
                entry.content().decidedOn()));
        ledger.post(
                tx,
                new Actor("approver", String.valueOf(entries.get(0).approverId()), ""),
                entries.stream().map(entry -> transaction(tx, entry)).toList());
    }

    private static LedgerTransaction transaction(Tx tx, Entry<Appropriation> entry) {
        Appropriation content = entry.content();
        Cell council = Cell.council(content.fundSource(), content.capitalKind(), content.budgetYear(), content.unit());
        return LedgerTransaction.of(
                tx.newId(),
                TransactionKind.APPROPRIATION,
                "appropriations/" + entry.id(),
                content.number(),
                content.decidedOn(),
                content.budgetYear(),
                List.of(Posting.authority(council, content.amount().amount())));
    }

    @Override
    public String collection() {
        return "appropriations";
    }

    @Override
    public Set<String> peopleBehind(Tx tx, UUID id) {
        Entry<Appropriation> entry = register.locked(tx, id);
        return Set.of(entry.makerId(), String.valueOf(entry.approverId()));
    }

    @Override
    public void takeBack(Tx tx, Actor actor, UUID id, List<LedgerTransaction> mirrored) {
        Entry<Appropriation> entry = register.locked(tx, id);
        ledger.post(tx, actor, mirrored);
        Entry<Appropriation> reversed =
                entry.moved(State.REVERSED, entry.content(), mirrored.get(0).reason());
        register.table().updateAll(tx.handle(), List.of(reversed));
        tx.append(Reversed.told(register.event(reversed), mirrored.get(0).businessDate()));
    }

    private List<Fault> faultsOf(Tx tx, Appropriation content, String pointer) {
        return DocumentRules.together(
                rules.notInTheFuture(content.decidedOn(), pointer + "/decidedOn"),
                rules.knownUnit(tx.handle(), content.unit(), content.decidedOn(), pointer + "/unit"),
                ofAProvince(tx, content, pointer),
                rules.plausibleYear(content.budgetYear(), pointer + "/budgetYear"),
                rules.aboveZero(content.amount(), pointer + "/amount"));
    }

    /** Money is assigned from the province's Council downwards: decided beneath it, no unit could ever be given it. */
    private List<Fault> ofAProvince(Tx tx, Appropriation content, String pointer) {
        String province = rules.provinceOf(tx.handle(), content.unit(), content.decidedOn());
        return province.equals(content.unit())
                ? List.of()
                : List.of(Fault.at(
                        pointer + "/unit", "council-decides", Map.of("given", content.unit(), "province", province)));
    }

    private static EventDraft event(Entry<Appropriation> entry) {
        String fact =
                switch (entry.state()) {
                    case APPROVED -> "appropriation-decided";
                    case REVERSED -> "appropriation-reversed";
                    case WITHDRAWN -> "appropriation-withdrawn";
                    default -> "appropriation-submitted";
                };
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "appropriations/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().decidedOn(),
                entry);
    }
}
