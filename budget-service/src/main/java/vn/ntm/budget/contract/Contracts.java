package vn.ntm.budget.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.debt.ConstructionDebts;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.LockedCells;
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
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Signs and amends contracts and accepts their volume; each by one, approved by another. */
@Singleton
class Contracts {

    private final ContractBook book;
    private final Register<Amendment> amendments;
    private final Register<Acceptance> acceptances;
    private final DocumentRules rules;
    private final Ledger ledger;
    private final ConstructionDebts debts;
    private final Caller caller;

    Contracts(
            ObjectMapper json,
            ContractBook book,
            DocumentRules rules,
            Ledger ledger,
            ConstructionDebts debts,
            Caller caller) {
        this.book = book;
        this.amendments = new Register<>(
                "contract_amendment",
                Amendment.class,
                json,
                Amendment::naturalKey,
                Visibility.scoped(Amendment::unit, Amendment::signedOn),
                State.SUBMITTED,
                entry -> draft(
                        entry,
                        "contract-amendments",
                        "contract-amendment",
                        entry.content().unit(),
                        entry.content().signedOn()));
        this.acceptances = new Register<>(
                "acceptance",
                Acceptance.class,
                json,
                Acceptance::naturalKey,
                Visibility.scoped(Acceptance::unit, Acceptance::acceptedOn),
                State.SUBMITTED,
                entry -> draft(
                        entry,
                        "acceptances",
                        "acceptance",
                        entry.content().unit(),
                        entry.content().acceptedOn()));
        this.rules = rules;
        this.ledger = ledger;
        this.debts = debts;
        this.caller = caller;
    }

    Register<Contract> register() {
        return book.register();
    }

    Register<Amendment> amendments() {
        return amendments;
    }

    Register<Acceptance> acceptances() {
        return acceptances;
    }

    void check(Tx tx, Contract contract) {
        ProblemException.throwIfAny(faults(tx, contract, ""));
        rules.requireScope(tx.handle(), caller, List.of(contract.unit()), contract.signedOn());
    }

    ImportReport importRows(Tx tx, Actor maker, List<Contract.Row> rows, boolean dryRun) {
        List<Contract> contracts = rows.stream().map(Contract.Row::contract).toList();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < contracts.size(); i++) {
            faults.addAll(faults(tx, contracts.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        contracts.forEach(
                contract -> rules.requireScope(tx.handle(), caller, List.of(contract.unit()), contract.signedOn()));
        return book.register().importAll(tx, maker, contracts, dryRun).report();
    }

    /** Signing moves no money; committing does. */
    void signed(Tx tx, List<Entry<Contract>> entries) {
        entries.forEach(entry -> rules.requireScope(
                tx.handle(),
                caller,
                List.of(entry.content().unit()),
                entry.content().signedOn()));
    }

    Entry<Amendment> proposeAmendment(Tx tx, Actor maker, UUID contractId, Amendment.Submission submission) {
        Contract contract = approved(tx, contractId).content();
        ProblemException.throwIfAny(DocumentRules.together(
                rules.notInTheFuture(submission.signedOn(), "/signedOn"),
                notBefore(submission.signedOn(), contract.signedOn(), "/signedOn"),
                rules.aboveZero(submission.value(), "/value")));
        rules.requireScope(tx.handle(), caller, List.of(contract.unit()), submission.signedOn());
        return amendments.enter(
                tx,
                maker,
                new Amendment(
                        contractId,
                        contract.unit(),
                        submission.number(),
                        submission.signedOn(),
                        submission.value(),
                        submission.ground()));
    }

    void amended(Tx tx, List<Entry<Amendment>> entries) {
        List<UUID> ids =
                entries.stream().map(entry -> entry.content().contractId()).toList();
        requireDistinct(ids);
        Map<UUID, LockedContract> locked = book.lock(tx, ids);
        LockedCells cells = ledger.lock(tx, List.of(), ids, List.of());
        for (Entry<Amendment> entry : entries) {
            LockedContract contract =
                    Objects.requireNonNull(locked.get(entry.content().contractId()));
            contract.position(cells)
                    .amend(entry.content().value().amount())
                    .ifPresent(breach -> refuse(breach, contract));
            Entry<Contract> changed = contract.entry()
                    .moved(
                            State.APPROVED,
                            contract.content().worth(entry.content().value()),
                            entry.content().ground());
            book.register().table().updateAll(tx.handle(), List.of(changed));
            tx.append(ContractBook.draft(changed, "contract-amended"));
        }
    }

    /** Two amendments of one contract are decided one after the other, each in the light of the one before. */
    private static void requireDistinct(List<UUID> contracts) {
        if (contracts.stream().distinct().count() < contracts.size()) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "amendments-one-by-one", Map.of());
        }
    }

    Entry<Acceptance> proposeAcceptance(Tx tx, Actor maker, UUID contractId, Acceptance.Submission submission) {
        Contract contract = approved(tx, contractId).content();
        ProblemException.throwIfAny(DocumentRules.together(
                rules.notInTheFuture(submission.acceptedOn(), "/acceptedOn"),
                notBefore(submission.acceptedOn(), contract.signedOn(), "/acceptedOn"),
                rules.aboveZero(submission.volume(), "/volume")));
        rules.requireScope(tx.handle(), caller, List.of(contract.unit()), submission.acceptedOn());
        return acceptances.enter(
                tx,
                maker,
                new Acceptance(
                        contractId,
                        contract.unit(),
                        submission.number(),
                        submission.acceptedOn(),
                        submission.volume()));
    }

    void accepted(Tx tx, List<Entry<Acceptance>> entries) {
        List<UUID> ids =
                entries.stream().map(entry -> entry.content().contractId()).toList();
        Map<UUID, LockedContract> locked = book.lock(tx, ids);
        LockedCells cells = ledger.lock(tx, List.of(), ids, List.of());
        // The rows are approved already and counted; the rule looks at what was there before each.
        entries.forEach(entry -> Objects.requireNonNull(
                        locked.get(entry.content().contractId()))
                .accepted(
                        entry.content().acceptedOn(), -entry.content().volume().amount()));
        for (Entry<Acceptance> entry : entries) {
            LockedContract contract =
                    Objects.requireNonNull(locked.get(entry.content().contractId()));
            long volume = entry.content().volume().amount();
            contract.position(cells).accept(volume).ifPresent(breach -> refuse(breach, contract));
            contract.accepted(entry.content().acceptedOn(), volume);
        }
        debts.refresh(
                tx,
                locked.values().stream()
                        .map(contract -> new ConstructionDebts.Project(
                                contract.content().unit(), contract.content().project()))
                        .toList());
    }

    static void refuse(ContractPosition.Breach breach, LockedContract contract) {
        throw breach.problem("contracts/" + contract.id(), contract.content().number());
    }

    private Entry<Contract> approved(Tx tx, UUID id) {
        Entry<Contract> contract =
                book.find(tx.handle(), id).orElseThrow(() -> ProblemException.notFound("document", id.toString()));
        if (contract.state() != State.APPROVED) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "", "contract-not-signed", Map.of("key", id, "state", contract.state()));
        }
        return contract;
    }

    private List<Fault> faults(Tx tx, Contract contract, String pointer) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(contract.signedOn(), pointer + "/signedOn"),
                rules.knownUnit(tx.handle(), contract.unit(), contract.signedOn(), pointer + "/unit"),
                rules.plainCode(contract.project(), pointer + "/project"),
                rules.aboveZero(contract.value(), pointer + "/value")));
        Integer cap = contract.advanceCapPercent();
        if (cap != null && (cap < 0 || cap > 100)) {
            faults.add(Fault.at(pointer + "/advanceCapPercent", "not-a-percentage", Map.of("given", cap)));
        }
        if ((cap == null) != (contract.advanceCapDecision() == null)) {
            faults.add(Fault.at(pointer + "/advanceCapDecision", "cap-needs-decision"));
        }
        return faults;
    }

    static List<Fault> notBefore(LocalDate date, LocalDate first, String pointer) {
        return date.isBefore(first)
                ? List.of(Fault.at(pointer, "before-contract", Map.of("given", date, "first", first)))
                : List.of();
    }

    private static EventDraft draft(Entry<?> entry, String collection, String noun, String unit, LocalDate on) {
        String fact =
                switch (entry.state()) {
                    case APPROVED -> "-recorded";
                    case WITHDRAWN -> "-withdrawn";
                    default -> "-submitted";
                };
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + noun + fact + ".v1",
                collection + "/" + entry.id(),
                entry.version(),
                unit,
                on,
                entry);
    }
}
