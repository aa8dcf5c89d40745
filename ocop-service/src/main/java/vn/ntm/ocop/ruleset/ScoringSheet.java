package vn.ntm.ocop.ruleset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sheet of one product set, as published: its scorable lines with their options. */
public record ScoringSheet(RuleSet rules, int set, List<Line> lines, List<StarBand> bands) {

    /** A line with its options in their order. */
    public record Line(ScoringLine line, List<ScoringOption> options) {

        public String code() {
            return line.code();
        }

        public Optional<ScoringOption> option(int number) {
            return options.stream().filter(option -> option.number() == number).findFirst();
        }

        /** A line with an option worth nothing must be ticked; one without may stay open and counts 0. */
        public boolean mustBeTicked() {
            return options.stream().anyMatch(option -> option.points() == 0);
        }

        /** The least points that a star needs here: its own minimum and those of the stars beneath it. */
        public int minimumFor(int star) {
            return options.stream()
                    .filter(option -> option.minimumForStar() != null && option.minimumForStar() <= star)
                    .mapToInt(ScoringOption::points)
                    .max()
                    .orElse(0);
        }
    }

    static ScoringSheet of(
            RuleSet rules, int set, List<ScoringLine> lines, List<ScoringOption> options, List<StarBand> bands) {
        Map<String, List<ScoringOption>> byCode = new LinkedHashMap<>();
        options.stream().sorted(Comparator.comparing(ScoringOption::number)).forEach(option -> byCode.computeIfAbsent(
                        option.code(), code -> new ArrayList<>())
                .add(option));
        return new ScoringSheet(
                rules,
                set,
                lines.stream()
                        .filter(ScoringLine::scorable)
                        .map(line -> new Line(line, byCode.getOrDefault(line.code(), List.of())))
                        .toList(),
                bands);
    }

    public Optional<Line> line(String code) {
        return lines.stream().filter(line -> line.code().equals(code)).findFirst();
    }
}
