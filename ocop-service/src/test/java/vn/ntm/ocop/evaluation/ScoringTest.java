package vn.ntm.ocop.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.ocop.Basis;
import vn.ntm.ocop.Confidence;
import vn.ntm.ocop.ruleset.KnockOut;
import vn.ntm.ocop.ruleset.RuleSet;
import vn.ntm.ocop.ruleset.ScoringLine;
import vn.ntm.ocop.ruleset.ScoringOption;
import vn.ntm.ocop.ruleset.ScoringSheet;
import vn.ntm.ocop.ruleset.StarBand;

class ScoringTest {

    /** Options worth 0 to 99 on one line, and a second line worth 1 that 4 stars need. */
    private static Scoring scoring(RuleSet.MissedMinimum missed, RuleSet.MinimumsJudged judged) {
        List<ScoringOption> points = new ArrayList<>();
        for (int i = 0; i <= 99; i++) {
            points.add(option("1", i + 1, i, i == 40 ? Integer.valueOf(3) : null, null));
        }
        List<ScoringOption> second = List.of(option("2", 1, 0, null, null), option("2", 2, 1, 4, null));
        return new Scoring(new ScoringSheet(
                rules(missed, judged), 1, List.of(line("1", 99, points), line("2", 1, second)), bands()));
    }

    private final Scoring scoring = scoring(RuleSet.MissedMinimum.LOWER_STAR, RuleSet.MinimumsJudged.ON_THE_MEAN);

    @Test
    void a_mean_of_89_9_gives_4_stars_and_90_gives_5() {
        assertThat(result(10, 899).star()).isEqualTo(4);
        assertThat(result(10, 900).star()).isEqualTo(5);
        assertThat(result(3, 269).mean()).isEqualTo("89.66");
        assertThat(result(3, 269).star()).isEqualTo(4);
    }

    @Test
    void every_other_band_begins_with_its_first_point() {
        assertThat(result(10, 699).bandStar()).isEqualTo(3);
        assertThat(result(10, 700).bandStar()).isEqualTo(4);
        assertThat(result(10, 499).bandStar()).isEqualTo(2);
        assertThat(result(10, 500).bandStar()).isEqualTo(3);
        assertThat(result(10, 299).bandStar()).isEqualTo(1);
        assertThat(result(10, 300).bandStar()).isEqualTo(2);
    }

    @Test
    void a_missed_minimum_of_4_stars_at_85_points_gives_3_or_nothing_as_the_setting_says() {
        List<MemberSheet> sheets = List.of(sheet("a", true, 85, false));
        Result lower = scoring.result(sheets, 1, List.of());
        assertThat(lower.bandStar()).isEqualTo(4);
        assertThat(lower.minimumStar()).isEqualTo(3);
        assertThat(lower.star()).isEqualTo(3);
        assertThat(lower.missed()).extracting(Result.MissedMinimum::code).containsExactly("2");
        assertThat(lower.explanation()).extracting(Result.Reason::code).contains("minimum-missed", "star");
        assertThat(scoring(RuleSet.MissedMinimum.NOT_RECOGNISED, RuleSet.MinimumsJudged.ON_THE_MEAN)
                        .result(sheets, 1, List.of())
                        .star())
                .isNull();
    }

    @Test
    void a_missed_minimum_of_3_stars_leaves_2() {
        Scoring other = scoring(RuleSet.MissedMinimum.LOWER_STAR, RuleSet.MinimumsJudged.ON_EVERY_SHEET);
        Result result = other.result(List.of(sheet("a", true, 39, true), sheet("b", false, 90, true)), 2, List.of());
        assertThat(result.bandStar()).isEqualTo(3);
        assertThat(result.star()).isEqualTo(2);
    }

    @Test
    void minimums_are_judged_on_the_mean_or_on_every_sheet() {
        List<MemberSheet> sheets = List.of(sheet("a", true, 80, true), sheet("b", false, 80, false));
        assertThat(scoring.result(sheets, 2, List.of()).star()).isEqualTo(3);
        assertThat(scoring.result(List.of(sheet("a", true, 39, true), sheet("b", false, 90, true)), 2, List.of())
                        .star())
                .isEqualTo(3);
    }

    @Test
    void a_minimum_holds_from_exactly_its_points_on_and_the_mean_is_not_rounded_to_it() {
        assertThat(scoring.result(List.of(sheet("a", true, 39, true), sheet("b", false, 41, true)), 2, List.of())
                        .minimumStar())
                .isEqualTo(5);
        assertThat(scoring.result(List.of(sheet("a", true, 39, true), sheet("b", false, 40, true)), 2, List.of())
                        .minimumStar())
                .isEqualTo(2);
        Scoring every = scoring(RuleSet.MissedMinimum.LOWER_STAR, RuleSet.MinimumsJudged.ON_EVERY_SHEET);
        assertThat(every.result(List.of(sheet("a", true, 40, true), sheet("b", false, 40, true)), 2, List.of())
                        .minimumStar())
                .isEqualTo(5);
        assertThat(every.result(List.of(sheet("a", true, 39, true), sheet("b", false, 41, true)), 2, List.of())
                        .minimumStar())
                .isEqualTo(2);
    }

    @Test
    void a_knock_out_leaves_no_star_whatever_the_points_are() {
        Result result = scoring.result(
                List.of(sheet("a", true, 99, true)),
                1,
                List.of(new KnockOut("x", "FORGED", null, "Hồ sơ giả", "Forged dossier", Confidence.HIGH, "S1")));
        assertThat(result.bandStar()).isEqualTo(5);
        assertThat(result.star()).isNull();
        assertThat(result.knockOuts()).containsExactly("Hồ sơ giả");
        assertThat(result.explanation())
                .filteredOn(reason -> reason.code().equals("knock-out"))
                .allMatch(reason ->
                        reason.textVi().contains("Hồ sơ giả") && reason.textEn().contains("Forged dossier"))
                .hasSize(1);
    }

    @Test
    void a_total_between_the_bands_of_the_older_law_is_left_to_the_council() {
        List<StarBand> old = List.of(
                new StarBand("x", 4, new BigDecimal(70), null, new BigDecimal(89), "S6"),
                new StarBand("x", 3, new BigDecimal(50), null, new BigDecimal(69), "S6"));
        List<ScoringOption> points = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            points.add(option("1", i + 1, i, null, null));
        }
        Scoring older = new Scoring(new ScoringSheet(
                rules(RuleSet.MissedMinimum.LOWER_STAR, RuleSet.MinimumsJudged.ON_THE_MEAN),
                1,
                List.of(line("1", 100, points)),
                old));
        List<MemberSheet> sheets = List.of(
                new MemberSheet("a", true, List.of(new Tick("1", 70)), 69),
                new MemberSheet("b", false, List.of(new Tick("1", 71)), 70));
        Result result = older.result(sheets, 2, List.of());
        assertThat(result.mean()).isEqualTo("69.50");
        assertThat(result.star()).isNull();
        assertThat(result.explanation()).extracting(Result.Reason::code).contains("between-bands");
        Result below = older.result(
                List.of(
                        new MemberSheet("a", true, List.of(new Tick("1", 50)), 49),
                        new MemberSheet("b", false, List.of(new Tick("1", 51)), 50)),
                2,
                List.of());
        assertThat(below.mean()).isEqualTo("49.50");
        assertThat(below.star()).isNull();
        assertThat(below.explanation())
                .extracting(Result.Reason::code)
                .contains("below-bands")
                .doesNotContain("between-bands");
    }

    @Test
    void the_quorum_is_three_quarters_with_the_chair_and_totals_differ_by_ten_at_most() {
        List<MemberSheet> three =
                List.of(sheet("a", true, 80, true), sheet("b", false, 70, true), sheet("c", false, 75, true));
        assertThat(scoring.result(three, 4, List.of()).quorum()).isTrue();
        assertThat(scoring.result(three, 5, List.of()).quorum()).isFalse();
        assertThat(scoring.result(three, 4, List.of()).spreadWithinLimit()).isTrue();
        assertThat(scoring.result(List.of(sheet("a", true, 80, true), sheet("b", false, 69, true)), 2, List.of())
                        .spreadWithinLimit())
                .isFalse();
        assertThat(scoring.result(List.of(sheet("b", false, 70, true)), 1, List.of())
                        .quorum())
                .isFalse();
    }

    @Property
    void the_star_is_never_above_the_band_nor_above_the_minimums(
            @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 0, max = 99) Integer> points, @ForAll boolean second) {
        List<MemberSheet> sheets = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            sheets.add(sheet("m" + i, i == 0, points.get(i), second));
        }
        Result result = scoring.result(sheets, sheets.size(), List.of());
        int sum = sheets.stream().mapToInt(MemberSheet::total).sum();
        assertThat(result.sum()).isEqualTo(sum);
        assertThat(result.star()).isNotNull().isLessThanOrEqualTo(result.bandStar());
        assertThat(result.star()).isLessThanOrEqualTo(result.minimumStar());
        assertThat(result.star() == 5).isEqualTo(sum >= 90 * sheets.size() && second);
    }

    /** So many members whose totals make this sum, all with the second line. */
    private Result result(int members, int sum) {
        List<MemberSheet> sheets = new ArrayList<>();
        int left = sum;
        for (int i = 0; i < members; i++) {
            int total = left / (members - i);
            left -= total;
            sheets.add(sheet("m" + i, i == 0, total - 1, true));
        }
        return scoring.result(sheets, members, List.of());
    }

    private static MemberSheet sheet(String member, boolean chair, int first, boolean second) {
        return new MemberSheet(
                member,
                chair,
                List.of(new Tick("1", first + 1), new Tick("2", second ? 2 : 1)),
                first + (second ? 1 : 0));
    }

    private static ScoringSheet.Line line(String code, int points, List<ScoringOption> options) {
        return new ScoringSheet.Line(
                new ScoringLine(
                        "x", 1, "A", code, null, "Mục " + code, "Line " + code, points, true, Confidence.HIGH, "S1"),
                options);
    }

    private static ScoringOption option(
            String code, int number, int points, @Nullable Integer star, @Nullable String variant) {
        return new ScoringOption("x", 1, code, number, points, star, variant, "Mức", "Level", "S1");
    }

    private static List<StarBand> bands() {
        return List.of(band(5, 90, null), band(4, 70, 90), band(3, 50, 70), band(2, 30, 50), band(1, 0, 30));
    }

    private static StarBand band(int star, int from, @Nullable Integer below) {
        return new StarBand("x", star, new BigDecimal(from), below == null ? null : new BigDecimal(below), null, "S1");
    }

    private static RuleSet rules(RuleSet.MissedMinimum missed, RuleSet.MinimumsJudged judged) {
        return new RuleSet(
                "x",
                "x",
                LocalDate.of(2026, 5, 22),
                null,
                null,
                null,
                40,
                25,
                35,
                missed,
                judged,
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
