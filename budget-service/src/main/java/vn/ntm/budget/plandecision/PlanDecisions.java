package vn.ntm.budget.plandecision;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.debt.ConstructionDebts;
import vn.ntm.budget.law.Deciders;
import vn.ntm.budget.law.LawRule;
import vn.ntm.budget.law.RuleBook;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.LedgerTransaction;
import vn.ntm.budget.ledger.Reversed;
import vn.ntm.budget.ledger.ReversibleDocuments;
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
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Plan decisions: their lines move money once somebody else approved them, all together or not at all. */
@Singleton
class PlanDecisions implements ReversibleDocuments {

    /** Lines in one event; a larger decision is told in parts, because a record of a topic has a size limit. */
    static final int LINES_IN_AN_EVENT = 1_000;

    private final Register<PlanDecision> register;
    private final DocumentRules rules;
    private final RuleBook law;
    private final Deciders deciders;
    private final Ledger ledger;
    private final Caller caller;
    private final ConstructionDebts debts;

    PlanDecisions(
            ObjectMapper json,
            DocumentRules rules,
            RuleBook law,
            Deciders deciders,
            Ledger ledger,
            Caller caller,
            ConstructionDebts debts) {
        this.register = new Register<>(
                "plan_decision",
                PlanDecision.class,
                json,
                PlanDecision::naturalKey,
                Visibility.scoped(PlanDecision::unit, PlanDecision::decidedOn),
                State.SUBMITTED,
                PlanDecisions::event);
        this.rules = rules;
        this.law = law;
        this.deciders = deciders;
        this.ledger = ledger;
        this.caller = caller;
        this.debts = debts;
    }

    Register<PlanDecision> register() {
        return register;
    }

    void check(Tx tx, PlanDecision decision) {
        ProblemException.throwIfAny(faults(tx, rules.unitsOnDates(tx.handle()), decision));
        rules.requireScope(tx.handle(), caller, List.of(decision.unit()), decision.decidedOn());
    }

    private List<Fault> faults(Tx tx, DocumentRules.UnitsOnDates units, PlanDecision decision) {
        PlanLines lines = lines(tx, decision);
        List<Fault> faults = new ArrayList<>(rules.notInTheFuture(decision.decidedOn(), "/decidedOn"));
        faults.addAll(rules.plausibleYear(decision.budgetYear(), "/budgetYear"));
        faults.addAll(units.known(decision.unit(), decision.decidedOn(), "/unit"));
        for (int i = 0; i < decision.lines().size(); i++) {
            faults.addAll(lineFaults(lines, units, decision, decision.lines().get(i), "/lines/" + i));
        }
        faults.addAll(lines.faultsOfTheWhole());
        faults.addAll(deadlineFaults(tx, lines, decision));
        return faults;
    }

    /** What approving it would do: the same checks and postings, for a dry run that is taken back. */
    Entry<PlanDecision> tryOut(Tx tx, Actor maker, PlanDecision decision) {
        check(tx, decision);
        Entry<PlanDecision> entry = register.enter(tx, maker, decision);
        ledger.post(tx, maker, transactions(tx, entry));
        return entry;
    }

    ImportReport importRows(Tx tx, Actor maker, List<PlanLineRow> rows, boolean dryRun) {
        PlanTable table = new PlanTable(rows);
        List<Fault> faults = new ArrayList<>(table.disagreements());
        DocumentRules.UnitsOnDates units = rules.unitsOnDates(tx.handle());
        List<PlanDecision> decisions = table.decisions();
        for (int i = 0; i < decisions.size(); i++) {
            int index = i;
            // A decision's own unit is the giving unit of its first row, which is looked at with that row.
            faults(tx, units, decisions.get(i)).stream()
                    .filter(fault -> !fault.pointer().equals("/unit"))
                    .forEach(fault -> faults.add(table.atRow(index, fault)));
        }
        ProblemException.throwIfAny(faults);
        decisions.forEach(
                decision -> rules.requireScope(tx.handle(), caller, List.of(decision.unit()), decision.decidedOn()));
        try {
            ImportReport report =
                    register.importAll(tx, maker, decisions, dryRun).report();
            return new ImportReport(dryRun, rows.size(), report.created(), report.updated(), report.unchanged());
        } catch (ProblemException refused) {
            throw new ProblemException(
                    refused.type(),
                    refused.faults().stream().map(table::ofDecision).toList());
        }
    }

    void approved(Tx tx, List<Entry<PlanDecision>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        entries.forEach(entry -> requireAuthorityOverAllUnits(tx, entry.content()));
        entries.forEach(entry -> lines(tx, entry.content())
                .deciders()
                .forEach((rule, units) -> deciders.require(
                        tx.handle(), rule, units, entry.content().decidedOn())));
        // Assigning comes before detailing, also when both are approved in one decision.
        ledger.post(
                tx,
                new Actor("approver", String.valueOf(entries.get(0).approverId()), ""),
                entries.stream()
                        .sorted(Comparator.comparing(entry -> entry.content().kind()))
                        .flatMap(entry -> transactions(tx, entry).stream())
                        .toList());
        entries.forEach(entry -> parts(entry).skip(1).forEach(tx::append));
        debts.refresh(
                tx, entries.stream().flatMap(entry -> projects(entry.content())).collect(Collectors.toSet()));
    }

    @Override
    public String collection() {
        return "plan-decisions";
    }

    @Override
    public Set<String> peopleBehind(Tx tx, UUID id) {
        Entry<PlanDecision> entry = register.locked(tx, id);
        return Set.of(entry.makerId(), String.valueOf(entry.approverId()));
    }

    @Override
    public void takeBack(Tx tx, Actor actor, UUID id, List<LedgerTransaction> mirrored) {
        Entry<PlanDecision> entry = register.locked(tx, id);
        ledger.post(tx, actor, mirrored);
        Entry<PlanDecision> reversed =
                entry.moved(State.REVERSED, entry.content(), mirrored.get(0).reason());
        register.table().updateAll(tx.handle(), List.of(reversed));
        LocalDate on = mirrored.get(0).businessDate();
        parts(reversed).forEach(event -> tx.append(Reversed.told(event, on)));
        debts.refresh(tx, projects(entry.content()).collect(Collectors.toSet()));
    }

    /** Neither unit's own user decides what goes from one to the other: the approver stands above both. */
    private void requireAuthorityOverAllUnits(Tx tx, PlanDecision decision) {
        Set<String> touched = decision.lines().stream()
                .flatMap(line -> Stream.of(line.fromUnit(), line.toUnit()))
                .collect(Collectors.toSet());
        rules.requireScope(tx.handle(), caller, touched, decision.decidedOn());
    }

    private List<LedgerTransaction> transactions(Tx tx, Entry<PlanDecision> entry) {
        PlanDecision decision = entry.content();
        PlanLines lines = lines(tx, decision);
        TransactionKind kind = TransactionKind.valueOf("PLAN_" + decision.kind());
        LedgerTransaction first = LedgerTransaction.of(
                        tx.newId(),
                        kind,
                        "plan-decisions/" + entry.id(),
                        decision.decisionNumber(),
                        decision.decidedOn(),
                        decision.budgetYear(),
                        lines.postings())
                .because(decision.legalGround());
        if (decision.kind() != PlanDecision.Kind.CARRY_OVER) {
            return List.of(first);
        }
        LedgerTransaction next = LedgerTransaction.of(
                        tx.newId(),
                        kind,
                        "plan-decisions/" + entry.id(),
                        decision.decisionNumber(),
                        decision.decidedOn(),
                        decision.budgetYear() + 1,
                        lines.postingsOfNextYear())
                .because(decision.legalGround())
                .from(decision.budgetYear());
        return List.of(first, next);
    }

    private PlanLines lines(Tx tx, PlanDecision decision) {
        return new PlanLines(decision, rules.provinceOf(tx.handle(), decision.unit(), decision.decidedOn()));
    }

    private List<Fault> lineFaults(
            PlanLines lines,
            DocumentRules.UnitsOnDates units,
            PlanDecision decision,
            PlanDecision.Line line,
            String pointer) {
        return DocumentRules.together(
                units.known(line.fromUnit(), decision.decidedOn(), pointer + "/fromUnit"),
                units.known(line.toUnit(), decision.decidedOn(), pointer + "/toUnit"),
                rules.aboveZero(line.amount(), pointer + "/amount"),
                rules.plainCode(line.fromProject(), pointer + "/fromProject"),
                rules.plainCode(line.project(), pointer + "/project"),
                lines.faults(line, pointer));
    }

    /** Carry-overs are frozen by a date of the next year. */
    private List<Fault> deadlineFaults(Tx tx, PlanLines lines, PlanDecision decision) {
        Optional<LawRule> frozen = decision.kind() == PlanDecision.Kind.CARRY_OVER
                ? law.find("CARRY_OVER_FREEZE", decision.decidedOn())
                        .filter(rule -> decision.decidedOn().isAfter(rule.day(decision.budgetYear())))
                : Optional.empty();
        if (frozen.isEmpty()) {
            return List.of();
        }
        List<Cell> cells = decision.lines().stream().map(lines::from).toList();
        Map<Cell, Standing> standings = Standing.of(tx.handle(), cells);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Map<String, Object> params = frozen.get().deadline(decision.budgetYear(), decision.decidedOn());
            params.putAll(standings
                    .getOrDefault(cell, Standing.unused(cell))
                    .params(Bucket.FREE, decision.lines().get(i).amount()));
            // The day is the decision's; each line says whose money stays where it is.
            faults.add(Fault.at("/decidedOn", "after-deadline", params));
        }
        return faults;
    }

    private static Stream<ConstructionDebts.Project> projects(PlanDecision decision) {
        return decision.lines().stream().flatMap(line -> Stream.of(
                        new String[] {line.fromUnit(), line.fromProject()},
                        new String[] {line.toUnit(), line.project()})
                .filter(holder -> holder[1] != null)
                .map(holder -> new ConstructionDebts.Project(holder[0], holder[1])));
    }

    private static EventDraft event(Entry<PlanDecision> entry) {
        return parts(entry).findFirst().orElseThrow();
    }

    /** The decision as one event, or as several with a part of the lines each. */
    private static Stream<EventDraft> parts(Entry<PlanDecision> entry) {
        PlanDecision whole = entry.content();
        List<List<PlanDecision.Line>> parts = new ArrayList<>();
        for (int from = 0; from == 0 || from < whole.lines().size(); from += LINES_IN_AN_EVENT) {
            parts.add(whole.lines()
                    .subList(
                            from,
                            Math.min(from + LINES_IN_AN_EVENT, whole.lines().size())));
        }
        String fact =
                switch (entry.state()) {
                    case APPROVED -> "plan-decision-issued";
                    case REVERSED -> "plan-decision-reversed";
                    case WITHDRAWN -> "plan-decision-withdrawn";
                    default -> "plan-decision-submitted";
                };
        List<EventDraft> events = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            events.add(new EventDraft(
                    "ntm.budget",
                    "vn.ntm.budget." + fact + ".v1",
                    "plan-decisions/" + entry.id() + (i == 0 ? "" : "/parts/" + (i + 1)),
                    i == 0 ? entry.version() : versionOfFurtherPart(entry.state()),
                    whole.unit(),
                    whole.decidedOn(),
                    entry.shownAs(with(whole, parts.get(i)))));
        }
        return events.stream();
    }

    /** A further part is told twice at most: when the decision is issued, and when it is taken back. */
    private static long versionOfFurtherPart(State state) {
        return state == State.REVERSED ? 2 : 1;
    }

    private static PlanDecision with(PlanDecision whole, List<PlanDecision.Line> lines) {
        return new PlanDecision(
                whole.unit(),
                whole.decisionNumber(),
                whole.decidedOn(),
                whole.kind(),
                whole.fundSource(),
                whole.capitalKind(),
                whole.budgetYear(),
                whole.total(),
                lines,
                whole.legalGround(),
                whole.basis(),
                whole.source());
    }
}
