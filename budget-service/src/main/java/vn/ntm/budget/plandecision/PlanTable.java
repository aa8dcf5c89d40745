package vn.ntm.budget.plandecision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;

/**
 * A table of plan lines as decisions; plain Java. Rows of one number, source, capital kind and budget year are one
 * decision, and say the same of what a decision says once: a row that differs would move money under the words of another.
 */
final class PlanTable {

    private static final Pattern LINE = Pattern.compile("/lines/([0-9]+)(/.*)?");

    private static final Map<String, Function<PlanLineRow, @Nullable Object>> SAID_ONCE = new LinkedHashMap<>();

    static {
        SAID_ONCE.put("decidedOn", PlanLineRow::decidedOn);
        SAID_ONCE.put("kind", PlanLineRow::kind);
        SAID_ONCE.put("legalGround", PlanLineRow::legalGround);
        SAID_ONCE.put("basis", PlanLineRow::basis);
        SAID_ONCE.put("source", PlanLineRow::source);
    }

    private final List<PlanLineRow> rows;
    private final List<List<Integer>> groups;
    private final List<PlanDecision> decisions;

    PlanTable(List<PlanLineRow> rows) {
        this.rows = rows;
        Map<String, List<Integer>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            byKey.computeIfAbsent(decision(List.of(rows.get(i))).naturalKey(), key -> new ArrayList<>())
                    .add(i);
        }
        this.groups = List.copyOf(byKey.values());
        this.decisions = groups.stream()
                .map(group -> decision(group.stream().map(rows::get).toList()))
                .toList();
    }

    /** In the order of their first rows. */
    List<PlanDecision> decisions() {
        return decisions;
    }

    /** Rows that say something else of their decision than its first row. */
    List<Fault> disagreements() {
        List<Fault> faults = new ArrayList<>();
        for (List<Integer> group : groups) {
            PlanLineRow first = rows.get(group.get(0));
            for (int i : group) {
                SAID_ONCE.forEach((column, value) -> {
                    Object given = value.apply(rows.get(i));
                    Object expected = value.apply(first);
                    if (!Objects.equals(given, expected)) {
                        faults.add(Fault.at(
                                TableReader.pointer(i) + "/" + column,
                                "differs-within-decision",
                                Map.of(
                                        "given", Objects.requireNonNullElse(given, "–"),
                                        "expected", Objects.requireNonNullElse(expected, "–"),
                                        "decision", first.decisionNumber())));
                    }
                });
            }
        }
        return faults;
    }

    /** A fault of the decision of this index, where a person finds it in the table. */
    Fault atRow(int decision, Fault fault) {
        List<Integer> group = groups.get(decision);
        Matcher line = LINE.matcher(fault.pointer());
        String pointer = line.matches()
                ? TableReader.pointer(group.get(Integer.parseInt(line.group(1))))
                        + Objects.requireNonNullElse(line.group(2), "")
                : TableReader.pointer(group.get(0)) + fault.pointer();
        return Fault.at(pointer, fault.code(), fault.params());
    }

    /** A fault of the n-th decision, as a register that knows no rows counts it. */
    Fault ofDecision(Fault fault) {
        for (int i = 0; i < groups.size(); i++) {
            if (fault.pointer().equals(TableReader.pointer(i))) {
                return atRow(i, Fault.at("", fault.code(), fault.params()));
            }
        }
        return fault;
    }

    /** One row for each line, from which the same decision is read again. */
    static List<PlanLineRow> rows(PlanDecision decision) {
        return decision.lines().stream()
                .map(line -> new PlanLineRow(
                        decision.decisionNumber(),
                        decision.decidedOn(),
                        decision.kind(),
                        decision.fundSource(),
                        decision.capitalKind(),
                        decision.budgetYear(),
                        line.fromUnit(),
                        line.fromProject(),
                        line.toUnit(),
                        line.project(),
                        line.projectName(),
                        line.amount().amount(),
                        decision.legalGround(),
                        decision.basis(),
                        decision.source()))
                .toList();
    }

    private static PlanDecision decision(List<PlanLineRow> rows) {
        PlanLineRow first = rows.get(0);
        List<PlanDecision.Line> lines = rows.stream()
                .map(row -> new PlanDecision.Line(
                        row.fromUnit(),
                        row.fromProject(),
                        row.toUnit(),
                        row.project(),
                        row.projectName(),
                        Money.vnd(row.amount())))
                .toList();
        return new PlanDecision(
                first.fromUnit(),
                first.decisionNumber(),
                first.decidedOn(),
                first.kind(),
                first.fundSource(),
                first.capitalKind(),
                first.budgetYear(),
                Money.vnd(PlanLines.sum(lines)),
                lines,
                first.legalGround(),
                first.basis(),
                first.source());
    }
}
