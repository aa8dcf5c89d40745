package vn.ntm.ocop.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.ntm.ocop.Basis;
import vn.ntm.ocop.Confidence;

/** The law as the project's data holds it. */
class SheetRulesTest {

    private static final Path DATA = Path.of("../deploy/data/quang-ninh");

    @Test
    void each_of_the_26_sheets_of_2026_adds_up_to_40_25_35_and_exactly_100() throws IOException {
        List<ScoringLine> lines = lines("26-2026");
        assertThat(lines.stream().map(ScoringLine::set).distinct()).hasSize(26);
        for (int set = 1; set <= 26; set++) {
            int number = set;
            int sum = lines.stream()
                    .filter(line -> line.set() == number && line.scorable())
                    .mapToInt(ScoringLine::points)
                    .sum();
            assertThat(sum).as("set %d", set).isEqualTo(100);
        }
        assertThat(SheetRules.faultsOf(rules("26-2026", 40, 25, 35), lines, options("26-2026")))
                .isEmpty();
        assertThat(lines.stream().filter(ScoringLine::scorable)).hasSize(787);
    }

    @Test
    void every_answer_of_2026_is_told_from_the_others_of_its_line_and_names_its_annex() throws IOException {
        Map<String, List<ScoringOption>> byLine = options("26-2026").stream()
                .collect(Collectors.groupingBy(option -> option.set() + " " + option.code()));
        assertThat(byLine).hasSize(787);
        byLine.forEach((line, options) -> {
            assertThat(options).as(line).extracting(ScoringOption::labelVi).doesNotHaveDuplicates();
            assertThat(options).as(line).extracting(ScoringOption::labelEn).doesNotHaveDuplicates();
            assertThat(options).as(line).allSatisfy(option -> {
                assertThat(option.labelVi()).isNotBlank().hasSizeLessThan(120).doesNotContain("Mức");
                assertThat(option.labelEn()).isNotBlank().hasSizeLessThan(120).doesNotContain("Level");
                assertThat(option.source()).startsWith("26/2026/QĐ-TTg, Phụ lục II, bộ " + option.set() + ", mục ");
            });
        });
    }

    @Test
    void the_sheet_of_2019_adds_up_to_35_25_40() throws IOException {
        assertThat(SheetRules.faultsOf(rules("1048-2019", 35, 25, 40), lines("1048-2019"), options("1048-2019")))
                .isEmpty();
        assertThat(SheetRules.faultsOf(rules("1048-2019", 40, 25, 35), lines("1048-2019"), options("1048-2019")))
                .hasSize(2);
    }

    @Test
    void a_sheet_that_lacks_a_point_or_whose_options_do_not_reach_the_line_is_named() throws IOException {
        List<ScoringLine> lines = new ArrayList<>(lines("26-2026"));
        ScoringLine last = lines.remove(lines.size() - 1);
        assertThat(SheetRules.faultsOf(rules("26-2026", 40, 25, 35), lines, options("26-2026")))
                .extracting(fault -> fault.params().get("set"))
                .containsOnly(last.set());
        List<ScoringOption> options = new ArrayList<>(options("26-2026"));
        options.removeIf(option -> option.set() == 6 && option.code().equals("1.3") && option.points() == 3);
        assertThat(SheetRules.faultsOf(rules("26-2026", 40, 25, 35), lines("26-2026"), options))
                .extracting(fault -> fault.code())
                .containsExactly("options-do-not-reach");
        assertThat(SheetRules.faultsOf(rules("x", 40, 25, 36), List.of(), List.of()))
                .hasSize(1);
    }

    @Test
    void bands_are_half_open_since_2026_and_leave_a_gap_before() {
        StarBand four = new StarBand("26-2026", 4, new BigDecimal(70), new BigDecimal(90), null, "S1");
        StarBand five = new StarBand("26-2026", 5, new BigDecimal(90), null, null, "S1");
        assertThat(four.contains(899, 10)).isTrue();
        assertThat(five.contains(899, 10)).isFalse();
        assertThat(four.contains(8_999, 100)).isTrue();
        assertThat(five.contains(900, 10)).isTrue();
        assertThat(four.contains(900, 10)).isFalse();
        assertThat(four.contains(699, 10)).isFalse();
        assertThat(four.contains(700, 10)).isTrue();
        StarBand oldThree = new StarBand("1048-2019", 3, new BigDecimal(50), null, new BigDecimal(69), "S6");
        StarBand oldFour = new StarBand("1048-2019", 4, new BigDecimal(70), null, new BigDecimal(89), "S6");
        assertThat(oldThree.contains(138, 2)).isTrue();
        assertThat(oldThree.contains(139, 2)).isFalse();
        assertThat(oldFour.contains(139, 2)).isFalse();
    }

    @Test
    void a_dossier_is_judged_by_the_law_of_the_day_on_which_it_was_filed() {
        RuleSet of2023 = rules("148-2023", LocalDate.of(2023, 2, 24), LocalDate.of(2026, 5, 22));
        RuleSet of2026 = rules("26-2026", LocalDate.of(2026, 5, 22), null);
        assertThat(of2023.judgesFiledOn(LocalDate.of(2023, 2, 23))).isFalse();
        assertThat(of2023.judgesFiledOn(LocalDate.of(2023, 2, 24))).isTrue();
        assertThat(of2023.judgesFiledOn(LocalDate.of(2026, 5, 21))).isTrue();
        assertThat(of2023.judgesFiledOn(LocalDate.of(2026, 5, 22))).isFalse();
        assertThat(of2026.judgesFiledOn(LocalDate.of(2026, 5, 21))).isFalse();
        assertThat(of2026.judgesFiledOn(LocalDate.of(2026, 5, 22))).isTrue();
    }

    @Test
    void who_decides_a_star_changes_on_the_days_of_the_law() throws IOException {
        List<StarAuthority> all = read(
                "star-authorities.csv",
                row -> new StarAuthority(
                        row.get("star").asInt(),
                        LocalDate.parse(row.get("validFrom").asText()),
                        row.get("validTo").asText().isEmpty()
                                ? null
                                : LocalDate.parse(row.get("validTo").asText()),
                        StarAuthority.Level.valueOf(row.get("level").asText()),
                        row.get("decision").asText(),
                        Confidence.valueOf(row.get("confidence").asText()),
                        row.get("source").asText()));
        assertThat(level(all, 3, "2023-02-23")).containsExactly(StarAuthority.Level.PROVINCE);
        assertThat(level(all, 3, "2023-02-24")).containsExactly(StarAuthority.Level.DISTRICT);
        assertThat(level(all, 3, "2025-06-30")).containsExactly(StarAuthority.Level.DISTRICT);
        assertThat(level(all, 3, "2025-07-01")).containsExactly(StarAuthority.Level.PROVINCE);
        for (String day : List.of("2019-08-21", "2023-02-24", "2025-07-01", "2026-05-22")) {
            assertThat(level(all, 4, day)).containsExactly(StarAuthority.Level.PROVINCE);
            assertThat(level(all, 5, day)).containsExactly(StarAuthority.Level.CENTRAL);
        }
        assertThat(level(all, 3, "2019-08-20")).isEmpty();
    }

    private static List<StarAuthority.Level> level(List<StarAuthority> all, int star, String day) {
        return all.stream()
                .filter(one -> one.star() == star && one.decidesOn(LocalDate.parse(day)))
                .map(StarAuthority::level)
                .toList();
    }

    private static List<ScoringLine> lines(String ruleSet) throws IOException {
        return read(
                        "scoring-lines.csv",
                        row -> new ScoringLine(
                                row.get("ruleSet").asText(),
                                row.get("set").asInt(),
                                row.get("part").asText(),
                                row.get("code").asText(),
                                row.get("parent").asText(),
                                row.get("labelVi").asText(),
                                row.get("labelEn").asText(),
                                row.get("points").asInt(),
                                row.get("scorable").asBoolean(),
                                Confidence.valueOf(row.get("confidence").asText()),
                                row.get("source").asText()))
                .stream()
                .filter(line -> line.ruleSet().equals(ruleSet))
                .toList();
    }

    private static List<ScoringOption> options(String ruleSet) throws IOException {
        return read(
                        "scoring-options.csv",
                        row -> new ScoringOption(
                                row.get("ruleSet").asText(),
                                row.get("set").asInt(),
                                row.get("code").asText(),
                                row.get("number").asInt(),
                                row.get("points").asInt(),
                                row.get("minimumForStar").asText().isEmpty()
                                        ? null
                                        : row.get("minimumForStar").asInt(),
                                row.get("variant").asText(),
                                row.get("labelVi").asText(),
                                row.get("labelEn").asText(),
                                row.get("source").asText()))
                .stream()
                .filter(option -> option.ruleSet().equals(ruleSet))
                .toList();
    }

    private static <T> List<T> read(String file, Function<JsonNode, T> row) throws IOException {
        return new CsvMapper()
                        .readerFor(JsonNode.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .<JsonNode>readValues(DATA.resolve(file).toFile())
                        .readAll()
                        .stream()
                        .map(row)
                        .toList();
    }

    private static RuleSet rules(String code, int a, int b, int c) {
        return rules(code, a, b, c, LocalDate.of(2026, 5, 22), null);
    }

    private static RuleSet rules(String code, LocalDate from, LocalDate until) {
        return rules(code, 40, 25, 35, from, until);
    }

    static RuleSet rules(String code, int a, int b, int c, LocalDate from, LocalDate until) {
        return new RuleSet(
                code,
                code,
                from,
                until,
                null,
                null,
                a,
                b,
                c,
                RuleSet.MissedMinimum.LOWER_STAR,
                RuleSet.MinimumsJudged.ON_THE_MEAN,
                10,
                3,
                4,
                15,
                45,
                180,
                120,
                Confidence.HIGH,
                Basis.SOURCED,
                "S1",
                null);
    }
}
