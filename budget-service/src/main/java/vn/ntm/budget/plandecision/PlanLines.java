package vn.ntm.budget.plandecision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.web.Fault;

/** What the lines of a plan decision may say, and what they move; plain Java. */
final class PlanLines {

    private final PlanDecision decision;
    private final String province;

    /** @param province code of the unit whose Council decides: as a holder it stands for the Council */
    PlanLines(PlanDecision decision, String province) {
        this.decision = decision;
        this.province = province;
    }

    /** Faults of the whole: the sum, and lines that say the same twice. */
    List<Fault> faultsOfTheWhole() {
        List<Fault> faults = new ArrayList<>();
        if (decision.lines().isEmpty()) {
            faults.add(Fault.at("/lines", "no-lines"));
        }
        long sum = sum(decision.lines());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < decision.lines().size(); i++) {
            PlanDecision.Line line = decision.lines().get(i);
            if (!seen.add(line.key())) {
                faults.add(Fault.at("/lines/" + i, "repeated-line", Map.of("line", line.key())));
            }
        }
        if (sum != decision.total().amount()) {
            faults.add(
                    Fault.at("/total", "lines-do-not-sum", Map.of("total", decision.total(), "sum", Money.vnd(sum))));
        }
        if (decision.kind() == PlanDecision.Kind.CARRY_OVER && decision.legalGround() == null) {
            faults.add(Fault.at("/legalGround", "legal-ground-missing"));
        }
        return faults;
    }

    /** Beyond what money can be it is no lawful total any more, however large. */
    static long sum(List<PlanDecision.Line> lines) {
        long sum = 0;
        for (PlanDecision.Line line : lines) {
            sum = Math.min(sum + Math.min(line.amount().amount(), Money.MAXIMUM + 1), Money.MAXIMUM + 1);
        }
        return sum;
    }

    /** Faults of one line: does it say what a decision of this kind says? */
    List<Fault> faults(PlanDecision.Line line, String pointer) {
        boolean gives = line.fromProject() != null;
        boolean receives = line.project() != null;
        boolean sameUnit = line.fromUnit().equals(line.toUnit());
        List<Fault> faults = new ArrayList<>();
        switch (decision.kind()) {
            case ASSIGN -> {
                require(!gives && !receives, faults, pointer + "/project", "project-not-here");
                require(line.fromUnit().equals(province), faults, pointer + "/fromUnit", "council-assigns");
            }
            case DETAIL -> {
                require(receives, faults, pointer + "/project", "project-missing");
                require(!gives, faults, pointer + "/fromProject", "project-not-here");
                require(sameUnit, faults, pointer + "/toUnit", "detail-stays-in-unit");
            }
            case ADJUST -> {
                boolean withinUnit = sameUnit && gives != receives;
                boolean withCouncil = !sameUnit
                        && !gives
                        && !receives
                        && (line.fromUnit().equals(province) || line.toUnit().equals(province));
                require(withinUnit || withCouncil, faults, pointer, "adjusts-one-level");
            }
            case TRANSFER -> {
                boolean projects =
                        gives && receives && !(sameUnit && Objects.equals(line.fromProject(), line.project()));
                boolean units = !gives
                        && !receives
                        && !sameUnit
                        && !line.fromUnit().equals(province)
                        && !line.toUnit().equals(province);
                require(projects || units, faults, pointer, "transfers-between-equals");
            }
            case CARRY_OVER, CANCEL -> {
                require(sameUnit, faults, pointer + "/toUnit", "same-holder");
                require(
                        Objects.equals(line.fromProject(), line.project()),
                        faults,
                        pointer + "/project",
                        "same-holder");
            }
        }
        return faults;
    }

    /** By which rule who decides, and over which units: a decision may hold lines of several. */
    Map<String, Set<String>> deciders() {
        Map<String, Set<String>> deciders = new TreeMap<>();
        for (PlanDecision.Line line : decision.lines()) {
            boolean sameUnit = line.fromUnit().equals(line.toUnit());
            String rule =
                    switch (decision.kind()) {
                        case ASSIGN -> "WHO_ASSIGNS";
                        case DETAIL -> "WHO_DETAILS";
                        case ADJUST -> sameUnit ? "WHO_DETAILS" : "WHO_ASSIGNS";
                        case TRANSFER -> sameUnit ? "WHO_DETAILS" : "WHO_TRANSFERS";
                        case CARRY_OVER, CANCEL -> "WHO_CARRIES_OVER";
                    };
            deciders.computeIfAbsent(rule, name -> new TreeSet<>()).addAll(List.of(line.fromUnit(), line.toUnit()));
        }
        return deciders;
    }

    /** What the lines move inside the budget year. */
    List<Posting> postings() {
        return decision.lines().stream().map(this::posting).toList();
    }

    /** What comes into the next year, for carry-overs. */
    List<Posting> postingsOfNextYear() {
        return decision.lines().stream()
                .map(line -> Posting.authority(
                        from(line).in(decision.budgetYear() + 1), line.amount().amount()))
                .toList();
    }

    private Posting posting(PlanDecision.Line line) {
        long amount = line.amount().amount();
        return switch (decision.kind()) {
            case ASSIGN, DETAIL, ADJUST, TRANSFER -> Posting.down(from(line), to(line), amount);
            case CARRY_OVER -> Posting.within(from(line), Bucket.FREE, Bucket.CARRIED_OUT, amount);
            case CANCEL -> Posting.within(from(line), Bucket.FREE, Bucket.CANCELLED, amount);
        };
    }

    /** Whose money a line moves. */
    Cell from(PlanDecision.Line line) {
        return holder(line.fromUnit(), line.fromProject());
    }

    private Cell to(PlanDecision.Line line) {
        return holder(line.toUnit(), line.project());
    }

    private Cell holder(String unit, @Nullable String project) {
        if (project != null) {
            return Cell.project(decision.fundSource(), decision.capitalKind(), decision.budgetYear(), unit, project);
        }
        return unit.equals(province)
                ? Cell.council(decision.fundSource(), decision.capitalKind(), decision.budgetYear(), unit)
                : Cell.unit(decision.fundSource(), decision.capitalKind(), decision.budgetYear(), unit);
    }

    private static void require(boolean holds, List<Fault> faults, String pointer, String code) {
        if (!holds) {
            faults.add(Fault.at(pointer, code));
        }
    }
}
