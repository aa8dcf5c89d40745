package vn.ntm.ocop.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.ntm.platform.web.Fault;

/** What a rule set must be before it becomes law: every sheet adds up to its parts and to exactly 100. */
final class SheetRules {

    private static final int WHOLE = 100;

    private SheetRules() {}

    static List<Fault> faultsOf(RuleSet rules, List<ScoringLine> lines, List<ScoringOption> options) {
        List<Fault> faults = new ArrayList<>();
        if (rules.partA() + rules.partB() + rules.partC() != WHOLE) {
            faults.add(Fault.at(
                    "",
                    "parts-do-not-add-up",
                    Map.of("key", rules.code(), "given", rules.partA() + rules.partB() + rules.partC())));
        }
        for (int set : new TreeSet<>(lines.stream().map(ScoringLine::set).toList())) {
            List<ScoringLine> sheet =
                    lines.stream().filter(line -> line.set() == set).toList();
            for (String part : List.of("A", "B", "C")) {
                int sum = sheet.stream()
                        .filter(line -> line.scorable() && line.part().equals(part))
                        .mapToInt(ScoringLine::points)
                        .sum();
                if (sum != rules.pointsOf(part)) {
                    faults.add(Fault.at(
                            "",
                            "part-does-not-add-up",
                            Map.of("set", set, "part", part, "given", sum, "expected", rules.pointsOf(part))));
                }
            }
            List<ScoringOption> own =
                    options.stream().filter(option -> option.set() == set).toList();
            sheet.stream().filter(ScoringLine::scorable).forEach(line -> {
                int best = own.stream()
                        .filter(option -> option.code().equals(line.code()))
                        .mapToInt(ScoringOption::points)
                        .max()
                        .orElse(-1);
                if (best != line.points()) {
                    faults.add(Fault.at(
                            "",
                            "options-do-not-reach",
                            Map.of("set", set, "code", line.code(), "given", best, "expected", line.points())));
                }
            });
        }
        return faults;
    }
}
