package vn.ntm.budget.plandecision;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Plan decisions: their lines move money down once somebody else approved them. */
@Singleton
class PlanDecisions {

    private final Register<PlanDecision> register;
    private final DocumentRules rules;
    private final Ledger ledger;

    PlanDecisions(ObjectMapper json, DocumentRules rules, Ledger ledger) {
        this.register = new Register<>(
                "plan_decision",
                PlanDecision.class,
                json,
                PlanDecision::naturalKey,
                Visibility.scoped(PlanDecision::unit, PlanDecision::decidedOn),
                State.SUBMITTED,
                PlanDecisions::event);
        this.rules = rules;
        this.ledger = ledger;
    }

    Register<PlanDecision> register() {
        return register;
    }

    void check(Tx tx, PlanDecision decision) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < decision.lines().size(); i++) {
            faults.addAll(lineFaults(tx, decision, decision.lines().get(i), "/lines/" + i));
        }
        long sum = decision.lines().stream()
                .mapToLong(line -> line.amount().amount())
                .sum();
        if (sum != decision.total().amount()) {
            faults.add(
                    Fault.at("/total", "lines-do-not-sum", Map.of("total", decision.total(), "sum", Money.vnd(sum))));
        }
        ProblemException.throwIfAny(faults);
    }

    ImportReport importRows(Tx tx, Actor maker, List<PlanLineRow> rows, boolean dryRun) {
        Map<String, List<PlanLineRow>> groups = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            PlanLineRow row = rows.get(i);
            groups.computeIfAbsent(row.decisionNumber(), number -> new ArrayList<>())
                    .add(row);
            PlanDecision alone = decision(List.of(row));
            faults.addAll(lineFaults(tx, alone, alone.lines().get(0), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        List<PlanDecision> decisions =
                groups.values().stream().map(PlanDecisions::decision).toList();
        ImportReport report = register.importAll(tx, maker, decisions, dryRun).report();
        return new ImportReport(dryRun, rows.size(), report.created(), report.updated(), report.unchanged());
    }

    void approved(Tx tx, List<Entry<PlanDecision>> entries) {
        // Assigning comes before detailing, also when both are approved in one decision.
        entries.stream()
                .sorted(java.util.Comparator.comparing(entry -> entry.content().kind()))
                .forEach(entry -> post(tx, entry));
    }

    private void post(Tx tx, Entry<PlanDecision> entry) {
        PlanDecision decision = entry.content();
        List<Posting> postings = decision.lines().stream()
                .map(line -> Posting.down(
                        parent(decision, line),
                        child(decision, line),
                        line.amount().amount()))
                .toList();
        ledger.post(
                tx,
                new Actor("approver", String.valueOf(entry.approverId()), ""),
                List.of(new Ledger.Transaction(
                        "PLAN_" + decision.kind(),
                        "plan-decisions/" + entry.id(),
                        decision.decidedOn(),
                        decision.budgetYear(),
                        postings)));
    }

    private static Cell parent(PlanDecision decision, PlanDecision.Line line) {
        return switch (decision.kind()) {
            case ASSIGN ->
                Cell.council(decision.fundSource(), decision.capitalKind(), decision.budgetYear(), line.fromUnit());
            case DETAIL ->
                Cell.unit(decision.fundSource(), decision.capitalKind(), decision.budgetYear(), line.fromUnit());
        };
    }

    private static Cell child(PlanDecision decision, PlanDecision.Line line) {
        String project = line.project();
        return project == null
                ? Cell.unit(decision.fundSource(), decision.capitalKind(), decision.budgetYear(), line.toUnit())
                : Cell.project(
                        decision.fundSource(), decision.capitalKind(), decision.budgetYear(), line.toUnit(), project);
    }

    private List<Fault> lineFaults(Tx tx, PlanDecision decision, PlanDecision.Line line, String pointer) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(decision.decidedOn(), pointer + "/decidedOn"),
                rules.knownUnit(tx.handle(), line.fromUnit(), decision.decidedOn(), pointer + "/fromUnit"),
                rules.knownUnit(tx.handle(), line.toUnit(), decision.decidedOn(), pointer + "/toUnit"),
                rules.aboveZero(line.amount(), pointer + "/amount")));
        boolean detail = decision.kind() == PlanDecision.Kind.DETAIL;
        if (detail != (line.project() != null)) {
            faults.add(Fault.at(pointer + "/project", detail ? "project-missing" : "project-not-here"));
        }
        if (detail && !line.fromUnit().equals(line.toUnit())) {
            faults.add(Fault.at(pointer + "/toUnit", "detail-stays-in-unit"));
        }
        return faults;
    }

    private static PlanDecision decision(List<PlanLineRow> rows) {
        PlanLineRow first = rows.get(0);
        return new PlanDecision(
                first.fromUnit(),
                first.decisionNumber(),
                first.decidedOn(),
                first.kind(),
                first.fundSource(),
                first.capitalKind(),
                first.budgetYear(),
                Money.vnd(rows.stream().mapToLong(PlanLineRow::amount).sum()),
                rows.stream()
                        .map(row -> new PlanDecision.Line(
                                row.fromUnit(),
                                row.toUnit(),
                                row.project(),
                                row.projectName(),
                                Money.vnd(row.amount())))
                        .toList(),
                first.basis(),
                first.source());
    }

    private static EventDraft event(Entry<PlanDecision> entry) {
        String fact = entry.state() == State.APPROVED ? "plan-decision-issued" : "plan-decision-submitted";
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "plan-decisions/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().decidedOn(),
                entry);
    }
}
