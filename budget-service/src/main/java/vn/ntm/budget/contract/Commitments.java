package vn.ntm.budget.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.budget.law.LawRule;
import vn.ntm.budget.law.RuleBook;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.LedgerTransaction;
import vn.ntm.budget.ledger.LockedCells;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.budget.ledger.Standing;
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
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Sets parts of a year's plan aside for contracts, and gives back what is not needed. */
@Singleton
class Commitments {

    private final Register<Commitment> register;
    private final ContractBook contracts;
    private final DocumentRules rules;
    private final RuleBook law;
    private final Ledger ledger;
    private final Caller caller;

    Commitments(
            ObjectMapper json,
            ContractBook contracts,
            DocumentRules rules,
            RuleBook law,
            Ledger ledger,
            Caller caller) {
        this.register = new Register<>(
                "commitment",
                Commitment.class,
                json,
                Commitment::naturalKey,
                Visibility.scoped(Commitment::unit, Commitment::committedOn),
                State.SUBMITTED,
                Commitments::event);
        this.contracts = contracts;
        this.rules = rules;
        this.law = law;
        this.ledger = ledger;
        this.caller = caller;
    }

    Register<Commitment> register() {
        return register;
    }

    Entry<Commitment> propose(Tx tx, Actor maker, Commitment.Submission submission) {
        Entry<Contract> contract = contracts
                .find(tx.handle(), submission.contractId())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_CONTENT,
                        List.of(Fault.at("/contractId", "no-such-document", Map.of("key", submission.contractId())))));
        if (contract.state() != State.APPROVED) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "",
                    "contract-not-signed",
                    Map.of("key", contract.id(), "state", contract.state()));
        }
        Contract content = contract.content();
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(submission.committedOn(), "/committedOn"),
                Contracts.notBefore(submission.committedOn(), content.signedOn(), "/committedOn"),
                rules.aboveZero(submission.amount(), "/amount")));
        Commitment commitment = new Commitment(
                contract.id(),
                content.unit(),
                content.project(),
                submission.fundSource(),
                content.capitalKind(),
                submission.budgetYear(),
                submission.number(),
                submission.committedOn(),
                submission.amount(),
                submission.treasuryHeld(),
                null,
                null);
        faults.addAll(withinYear(tx.handle(), content, commitment));
        treasuryMustHold(content, commitment)
                .ifPresent(rule ->
                        faults.add(Fault.at("/treasuryHeld", "treasury-must-hold", params(rule, content, commitment))));
        ProblemException.throwIfAny(faults);
        rules.requireScope(tx.handle(), caller, List.of(content.unit()), submission.committedOn());
        return register.enter(tx, maker, commitment);
    }

    /** Money of a year is set aside from its first day to its last day of payment. */
    private List<Fault> withinYear(Handle handle, Contract contract, Commitment commitment) {
        LocalDate date = commitment.committedOn();
        int year = commitment.budgetYear();
        LocalDate first = LawRule.firstDay(year);
        return law.find("PAYMENT_DEADLINE", date)
                .filter(rule -> date.isBefore(first) || date.isAfter(rule.day(year)))
                .map(rule -> {
                    Cell project = Cell.project(
                            commitment.fundSource(),
                            commitment.capitalKind(),
                            year,
                            contract.unit(),
                            contract.project());
                    Map<String, Object> params = rule.deadline(year, date);
                    params.put("first", first);
                    params.putAll(Standing.of(handle, project).params(Bucket.FREE, commitment.amount()));
                    return Fault.at("/committedOn", "outside-budget-year", params);
                })
                .map(List::of)
                .orElse(List.of());
    }

    /**
     * The rule by which the Treasury must hold this commitment too, when it does not: investment contracts from a
     * value, recurrent ones from a value when they run over several years; never those of communes.
     */
    private Optional<LawRule> treasuryMustHold(Contract contract, Commitment commitment) {
        if (commitment.treasuryHeld() || commitment.fundSource() == FundSource.COMMUNE) {
            return Optional.empty();
        }
        boolean investment = commitment.capitalKind() == CapitalKind.INVESTMENT;
        LocalDate ends = contract.endsOn();
        boolean overYears = ends != null && ends.getYear() > contract.signedOn().getYear();
        return law.find(
                        investment ? "COMMITMENT_CONTROL_INVESTMENT" : "COMMITMENT_CONTROL_RECURRENT",
                        commitment.committedOn())
                .filter(rule -> contract.value().amount() >= rule.amount() && (investment || overYears));
    }

    private static Map<String, Object> params(LawRule rule, Contract contract, Commitment commitment) {
        return Map.of(
                "rule", rule.code(),
                "law", rule.citation(),
                "cell", commitment.cell().toString(),
                "from", Money.vnd(rule.amount()),
                "value", contract.value(),
                "decidedBy", contract.number());
    }

    void made(Tx tx, List<Entry<Commitment>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Commitment> contents = entries.stream().map(Entry::content).toList();
        List<UUID> ids = contents.stream().map(Commitment::contractId).toList();
        Map<UUID, LockedContract> locked = contracts.lock(tx, ids);
        ledger.open(tx, contents.stream().map(Commitment::cell).toList());
        LockedCells cells = ledger.lock(
                tx,
                contents.stream().map(Commitment::projectCell).toList(),
                ids,
                contents.stream().map(Commitment::committedOn).toList());
        for (Entry<Commitment> entry : entries) {
            Commitment content = entry.content();
            LockedContract contract = Objects.requireNonNull(locked.get(content.contractId()));
            treasuryMustHold(contract.content(), content).ifPresent(rule -> {
                throw ProblemException.of(
                        ProblemType.CONFLICT, "", "treasury-must-hold", params(rule, contract.content(), content));
            });
            long amount = content.amount().amount();
            contract.position(cells).commit(amount).ifPresent(breach -> Contracts.refuse(breach, contract));
            cells.post(LedgerTransaction.of(
                    tx.newId(),
                    TransactionKind.COMMITMENT,
                    "commitments/" + entry.id(),
                    content.number(),
                    content.committedOn(),
                    content.budgetYear(),
                    List.of(new Posting(
                            content.projectCell(), Bucket.FREE, content.cell(), Bucket.COMMITTED, amount))));
        }
        ledger.write(tx, approver(entries.get(0)), cells);
    }

    Entry<Commitment> release(Tx tx, Actor approver, Entry<Commitment> entry, Commitment.Release release) {
        Commitment content = entry.content();
        if (entry.state() != State.APPROVED) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "", "not-approved", Map.of("key", entry.id(), "state", entry.state()));
        }
        if (entry.makerId().equals(approver.id())) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", entry.id()));
        }
        ProblemException.throwIfAny(DocumentRules.together(
                rules.notInTheFuture(release.releasedOn(), "/releasedOn"),
                Contracts.notBefore(release.releasedOn(), content.committedOn(), "/releasedOn"),
                rules.aboveZero(release.amount(), "/amount")));
        long amount = release.amount().amount();
        if (amount > content.open()) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "",
                    "exceeds-commitment",
                    Map.of(
                            "rule", "COMMITMENT",
                            "cell", content.cell().toString(),
                            "left", Money.vnd(content.open()),
                            "requested", release.amount(),
                            "decidedBy", content.number()));
        }
        contracts.lock(tx, List.of(content.contractId()));
        ledger.post(
                tx,
                approver,
                List.of(LedgerTransaction.of(
                                tx.newId(),
                                TransactionKind.COMMITMENT_RELEASED,
                                "commitments/" + entry.id(),
                                content.number(),
                                release.releasedOn(),
                                content.budgetYear(),
                                List.of(new Posting(
                                        content.cell(), Bucket.COMMITTED, content.projectCell(), Bucket.FREE, amount)))
                        .because(release.reason())));
        Entry<Commitment> changed =
                entry.moved(State.APPROVED, content.released(release.releasedOn(), amount), release.reason());
        register.table().updateAll(tx.handle(), List.of(changed));
        tx.append(draft(changed, "commitment-released"));
        return changed;
    }

    private static Actor approver(Entry<?> entry) {
        return new Actor("approver", String.valueOf(entry.approverId()), "");
    }

    private static EventDraft event(Entry<Commitment> entry) {
        return draft(
                entry,
                switch (entry.state()) {
                    case APPROVED -> "commitment-made";
                    case WITHDRAWN -> "commitment-withdrawn";
                    default -> "commitment-submitted";
                });
    }

    private static EventDraft draft(Entry<Commitment> entry, String fact) {
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "commitments/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().committedOn(),
                entry);
    }
}
