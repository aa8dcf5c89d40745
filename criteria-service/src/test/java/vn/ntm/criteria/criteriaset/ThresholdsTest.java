package vn.ntm.criteria.criteriaset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.criteriaset.SubCriterion.Direction;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;
import vn.ntm.criteria.criteriaset.Threshold.Gap;
import vn.ntm.criteria.unitclass.HeldClass;

class ThresholdsTest {

    private static final HeldClass DELTA = unitClass("DBSH", null);
    private static final HeldClass MOUNTAINS = unitClass("TDMNPB", 3);
    private static final SubCriterion INCOME =
            sub("318", "10", Measure.MONEY_BY_YEAR, "unknown", "region:DBSH=2022:53|2023:56; region:TDMNPB=2022:39");

    @Nested
    class By_region_and_year {

        @Test
        void two_communes_of_one_province_are_asked_for_different_sums() {
            assertThat(text(INCOME, DELTA, 2022)).isEqualTo("53");
            assertThat(text(INCOME, DELTA, 2023)).isEqualTo("56");
            assertThat(text(INCOME, MOUNTAINS, 2022)).isEqualTo("39");
        }

        @Test
        void a_year_without_a_threshold_has_none_rather_than_the_last_one() {
            assertThat(gap(INCOME, MOUNTAINS, 2023)).isEqualTo(Gap.YEAR_NOT_SET);
            assertThat(gap(INCOME, DELTA, 2021)).isEqualTo(Gap.YEAR_NOT_SET);
        }

        @Test
        void a_commune_of_no_known_class_is_not_judged() {
            assertThat(gap(INCOME, null, 2022)).isEqualTo(Gap.UNIT_CLASS_UNKNOWN);
        }

        @Test
        void a_class_that_the_law_does_not_name_falls_to_the_general_threshold() {
            assertThat(gap(INCOME, unitClass("DNB", null), 2022)).isEqualTo(Gap.UNKNOWN);
        }
    }

    @Nested
    class By_the_number_of_schools {

        private final SubCriterion schools =
                sub("318", "5", Measure.PERCENT, "unknown", "region:DBSH=100; schools:0-3=50; schools:4-=70");

        @Test
        void the_boundary_lies_between_three_and_four() {
            assertThat(withSchools(3).text()).isEqualTo("50");
            assertThat(withSchools(4).text()).isEqualTo("70");
        }

        @Test
        void a_number_that_was_not_reported_blocks() {
            assertThat(gap(schools, MOUNTAINS, 2022)).isEqualTo(Gap.FACT_MISSING);
            assertThat(text(schools, DELTA, 2022)).isEqualTo("100");
        }

        private Threshold withSchools(int number) {
            return Thresholds.of(schools, circumstances(MOUNTAINS, 2022, Map.of("schools", number), List.of()));
        }
    }

    @Nested
    class A_delegated_threshold {

        private final SubCriterion roads = sub("318", "2.1", Measure.PERCENT, "delegated", null);
        private final SubCriterion water = sub("318", "3.1", Measure.PERCENT, "80", null);

        @Test
        void blocks_until_somebody_set_it() {
            assertThat(gap(roads, DELTA, 2022)).isEqualTo(Gap.DELEGATED);
            Threshold set = withDecision(roads, decision("2.1", "100", null));
            assertThat(set.text()).isEqualTo("100");
            assertThat(set.decision()).isEqualTo("1/QĐ-UBND");
        }

        @Test
        void set_for_one_column_says_nothing_of_another() {
            assertThat(withDecision(roads, decision("2.1", "70", "TDMNPB")).gap())
                    .isEqualTo(Gap.DELEGATED);
        }

        @Test
        void of_the_law_is_only_ever_made_stricter() {
            assertThat(withDecision(water, decision("3.1", "85", null)).text()).isEqualTo("85");
            assertThat(withDecision(water, decision("3.1", "75", null)).text()).isEqualTo("80");
        }

        @Test
        void that_nobody_here_knows_is_not_filled_by_a_decision() {
            SubCriterion unknown = sub("318", "11", Measure.PERCENT, "unknown", null);
            assertThat(withDecision(unknown, decision("11", "3", null)).gap()).isEqualTo(Gap.UNKNOWN);
        }

        private Threshold withDecision(SubCriterion sub, ThresholdDecision decision) {
            return Thresholds.of(sub, circumstances(DELTA, 2022, Map.of(), List.of(decision)));
        }
    }

    @Nested
    class A_threshold_that_rests_on_another {

        private final SubCriterion model = sub("319", "2", Measure.MONEY, "times:1.10:318-advanced:10", null);

        @Test
        void is_ten_percent_above_the_advanced_one_of_the_year() {
            SubCriterion advanced = sub("318-advanced", "10", Measure.MONEY_BY_YEAR, "2022:64|2023:68", null);
            assertThat(times(advanced, 2022).text()).isEqualTo("70.4");
            assertThat(times(advanced, 2023).text()).isEqualTo("74.8");
            assertThat(times(advanced, 2024).gap()).isEqualTo(Gap.YEAR_NOT_SET);
        }

        @Test
        void is_one_and_a_half_times_the_units_own_income_at_its_recognition() {
            SubCriterion own = sub("691", "1.3", Measure.MONEY, "own:1.5:income-per-head:STANDARD", null);
            Circumstances plain = Circumstances.of(2019);
            Circumstances known = new Circumstances(
                    null,
                    2019,
                    Map.of(),
                    List.of(),
                    plain.otherSets(),
                    (quantity, level) -> OwnFigure.of(new BigDecimal("32.1")));
            assertThat(Thresholds.of(own, known).text()).isEqualTo("48.15");
            assertThat(Thresholds.of(
                                    own,
                                    new Circumstances(
                                            null,
                                            2019,
                                            Map.of(),
                                            List.of(),
                                            plain.otherSets(),
                                            (quantity, level) -> OwnFigure.DIFFERS))
                            .gap())
                    .isEqualTo(Gap.BASE_DIFFERS);
            assertThat(Thresholds.of(own, plain).gap()).isEqualTo(Gap.BASE_UNKNOWN);
        }

        private Threshold times(SubCriterion advanced, int year) {
            Circumstances plain = Circumstances.of(year);
            return Thresholds.of(
                    model,
                    new Circumstances(
                            DELTA,
                            year,
                            Map.of(),
                            List.of(),
                            set -> set.equals("318-advanced") ? List.of(advanced) : List.of(),
                            plain.ownAtRecognition()));
        }
    }

    @Test
    void a_rule_that_cannot_be_read_does_not_fit() {
        for (String variants : List.of("region=5", "region:DBSH", "group:4=5", "schools:a=5", "region:DBSH=many")) {
            assertThat(ThresholdReader.fits(sub("s", "c", Measure.PERCENT, "5", variants)))
                    .as(variants)
                    .isFalse();
        }
        assertThat(ThresholdReader.fits(sub("s", "c", Measure.COMPOSITE, "at-least:2", null)))
                .isTrue();
        assertThat(ThresholdReader.fits(sub("s", "c", Measure.COMPOSITE, "most", null)))
                .isFalse();
        assertThat(ThresholdReader.fits(sub("s", "c", Measure.MONEY_BY_YEAR, "2022:53|2022:54", null)))
                .isFalse();
    }

    private static String text(SubCriterion sub, HeldClass unitClass, int year) {
        return String.valueOf(Thresholds.of(sub, circumstances(unitClass, year, Map.of(), List.of()))
                .text());
    }

    private static @Nullable Gap gap(SubCriterion sub, @Nullable HeldClass unitClass, int year) {
        return Thresholds.of(sub, circumstances(unitClass, year, Map.of(), List.of()))
                .gap();
    }

    private static Circumstances circumstances(
            @Nullable HeldClass unitClass, int year, Map<String, Integer> facts, List<ThresholdDecision> decisions) {
        Circumstances plain = Circumstances.of(year);
        Map<String, BigDecimal> numbers = new java.util.HashMap<>();
        facts.forEach((name, value) -> numbers.put(name, BigDecimal.valueOf(value)));
        return new Circumstances(unitClass, year, numbers, decisions, plain.otherSets(), plain.ownAtRecognition());
    }

    private static HeldClass unitClass(String region, @Nullable Integer group) {
        return new HeldClass(LocalDate.parse("2020-01-01"), null, region, group, null, Set.of());
    }

    private static ThresholdDecision decision(String code, String threshold, @Nullable String region) {
        LocalDate day = LocalDate.parse("2022-06-01");
        return new ThresholdDecision(
                "318",
                code,
                threshold,
                "1/QĐ-UBND",
                "UBND",
                day,
                day,
                null,
                region,
                null,
                Basis.SOURCED,
                "T1",
                Confidence.HIGH,
                null);
    }

    private static SubCriterion sub(
            String set, String code, Measure measure, String threshold, @Nullable String variants) {
        return new SubCriterion(
                set,
                "c",
                "Tiêu chí",
                "Criterion",
                code,
                "Chỉ tiêu",
                "Sub",
                measure,
                Direction.AT_LEAST,
                threshold,
                null,
                null,
                Basis.SOURCED,
                "T1",
                Confidence.HIGH,
                null,
                variants,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
