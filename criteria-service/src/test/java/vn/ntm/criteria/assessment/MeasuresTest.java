package vn.ntm.criteria.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ntm.criteria.assessment.Examples.value;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.criteriaset.CriteriaSetRow.BasicallyMet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Direction;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;

/** Measures beyond a number against a number: both sexes, coverage, grades, composites, "if any", "basically met". */
class MeasuresTest {

    private static final Evaluation LAW = Evaluation.plain(BasicallyMet.NOT_ALLOWED);

    @Nested
    class Both_sexes {

        private final SubCriterion trained =
                builder("12.1", Measure.PERCENT, "75").bySex();

        @Test
        void must_each_reach_the_threshold_though_together_they_would() {
            assertThat(bySex("160", "200", "150", "200")).isEqualTo(Verdict.MET);
            assertThat(bySex("200", "200", "149", "200")).isEqualTo(Verdict.NOT_MET);
        }

        @Test
        void are_both_reported_or_it_is_not_reported() {
            Judgement judged = judge(LAW, trained, value("12.1", "90"));
            assertThat(judged.verdict()).isEqualTo(Verdict.NOT_REPORTED);
            assertThat(judged.why()).isEqualTo(Why.BY_SEX_MISSING);
        }

        @Test
        void show_their_sum() {
            Judgement judged = judge(LAW, trained, sexes("160", "200", "150", "200"));
            assertThat(judged.numerator()).isEqualByComparingTo("310");
            assertThat(judged.denominator()).isEqualByComparingTo("400");
        }

        private Verdict bySex(String men, String ofMen, String women, String ofWomen) {
            return judge(LAW, trained, sexes(men, ofMen, women, ofWomen)).verdict();
        }

        private MeasuredValue sexes(String men, String ofMen, String women, String ofWomen) {
            return new MeasuredValue(
                    "12.1", null, null, null, fraction(men, ofMen), fraction(women, ofWomen), null, null);
        }
    }

    @Nested
    class A_survey {

        private final SubCriterion satisfied =
                builder("s", Measure.PERCENT, "90").coverage("70");

        @Test
        void counts_only_where_enough_households_answered() {
            assertThat(answered("70", "100").verdict()).isEqualTo(Verdict.MET);
            assertThat(answered("69", "100").verdict()).isEqualTo(Verdict.NOT_MET);
            assertThat(answered("69", "100").why()).isEqualTo(Why.COVERAGE_TOO_LOW);
            assertThat(judge(LAW, satisfied, value("s", "95")).verdict()).isEqualTo(Verdict.NOT_REPORTED);
        }

        private Judgement answered(String households, String of) {
            return judge(
                    LAW,
                    satisfied,
                    new MeasuredValue("s", "95", null, null, null, null, fraction(households, of), null));
        }
    }

    @Nested
    class A_grade {

        private final SubCriterion grade = builder("3.6", Measure.GRADE, "Khá").grades("Yếu|Trung bình|Khá|Tốt");

        @Test
        void is_compared_by_its_place_in_the_order() {
            assertThat(judge(LAW, grade, value("3.6", "Tốt")).verdict()).isEqualTo(Verdict.MET);
            assertThat(judge(LAW, grade, value("3.6", "Khá")).verdict()).isEqualTo(Verdict.MET);
            assertThat(judge(LAW, grade, value("3.6", "Trung bình")).verdict()).isEqualTo(Verdict.NOT_MET);
            assertThat(ValueForms.isReadable(grade, value("3.6", "Giỏi"), BasicallyMet.NOT_ALLOWED))
                    .isFalse();
        }
    }

    @Nested
    class A_composite {

        private final List<SubCriterion> parts = List.of(
                builder("4.1", Measure.BOOLEAN, "true").partOf("4"),
                builder("4.2", Measure.BOOLEAN, "true").partOf("4"),
                builder("4.3", Measure.BOOLEAN, "true").partOf("4"));

        @Test
        void of_at_least_n_is_met_by_n_whatever_the_others_say() {
            assertThat(composite("at-least:2", "true", "true", "false")).isEqualTo(Verdict.MET);
            assertThat(composite("at-least:2", "true", "false", "false")).isEqualTo(Verdict.NOT_MET);
            assertThat(composite("any", "false", "true", null)).isEqualTo(Verdict.MET);
        }

        @Test
        void waits_for_a_report_only_where_it_could_still_be_met() {
            assertThat(composite("all", "true", "true", null)).isEqualTo(Verdict.NOT_REPORTED);
            assertThat(composite("all", "true", "false", null)).isEqualTo(Verdict.NOT_MET);
        }

        @Test
        void counts_once_and_its_parts_do_not() {
            SubCriterion whole = builder("4", Measure.COMPOSITE, "all").plain();
            List<SubCriterion> set = new java.util.ArrayList<>(List.of(whole));
            set.addAll(parts);
            assertThat(Evaluation.criteria(LAW.judge(set, Map.of("4.1", value("4.1", "false")))))
                    .containsExactly(Map.entry("c", Verdict.NOT_MET));
        }

        private Verdict composite(String rule, @Nullable String... values) {
            List<SubCriterion> set = new java.util.ArrayList<>(
                    List.of(builder("4", Measure.COMPOSITE, rule).plain()));
            set.addAll(parts);
            Map<String, MeasuredValue> reported = new HashMap<>();
            for (int i = 0; i < values.length; i++) {
                String text = values[i];
                if (text != null) {
                    reported.put("4." + (i + 1), value("4." + (i + 1), text));
                }
            }
            return LAW.judge(set, reported).get(0).verdict();
        }
    }

    @Nested
    class Basically_met {

        private final SubCriterion plan =
                builder("1.1", Measure.BOOLEAN, "true").plain();
        private final SubCriterion share =
                builder("2.1", Measure.PERCENT, "100").basic("90");

        @Test
        void exists_only_where_the_set_allows_it() {
            Evaluation allowed = Evaluation.plain(BasicallyMet.ALLOWED);
            assertThat(judge(allowed, plan, value("1.1", "basic")).verdict()).isEqualTo(Verdict.BASICALLY_MET);
            assertThat(judge(allowed, share, value("2.1", "90")).verdict()).isEqualTo(Verdict.BASICALLY_MET);
            assertThat(judge(allowed, share, value("2.1", "89.9")).verdict()).isEqualTo(Verdict.NOT_MET);
            assertThat(judge(LAW, share, value("2.1", "90")).verdict()).isEqualTo(Verdict.NOT_MET);
            assertThat(ValueForms.isReadable(plan, value("1.1", "basic"), BasicallyMet.NOT_ALLOWED))
                    .isFalse();
        }

        @Test
        void counts_only_where_the_set_says_so() {
            assertThat(Verdict.BASICALLY_MET.counts(BasicallyMet.ALLOWED)).isFalse();
            assertThat(Verdict.BASICALLY_MET.counts(BasicallyMet.COUNTS)).isTrue();
        }
    }

    @Test
    void what_the_law_asks_only_if_there_is_any_lowers_no_count() {
        SubCriterion crafts = builder("13.4", Measure.BOOLEAN, "true").ifAny();
        SubCriterion other = builder("13.5", Measure.BOOLEAN, "true").plain();
        List<Judgement> judged =
                LAW.judge(List.of(crafts, other), Map.of("13.4", value("13.4", "n/a"), "13.5", value("13.5", "true")));
        assertThat(judged.get(0).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(Evaluation.criteria(judged)).containsEntry("c", Verdict.MET);
        assertThat(ValueForms.isReadable(other, value("13.5", "n/a"), BasicallyMet.NOT_ALLOWED))
                .isFalse();
    }

    private static Judgement judge(Evaluation law, SubCriterion sub, MeasuredValue value) {
        return law.judge(List.of(sub), Map.of(sub.code(), value)).get(0);
    }

    private static Fraction fraction(String numerator, String denominator) {
        return new Fraction(new BigDecimal(numerator), new BigDecimal(denominator));
    }

    private static Sub builder(String code, Measure measure, String threshold) {
        return new Sub(code, measure, threshold);
    }

    /** A sub-criterion of criterion c with one thing that is special about it. */
    private record Sub(String code, Measure measure, String threshold) {

        SubCriterion plain() {
            return of(null, null, null, null, null, null);
        }

        SubCriterion bySex() {
            return of(null, null, null, true, null, null);
        }

        SubCriterion coverage(String percent) {
            return of(null, null, null, null, new BigDecimal(percent), null);
        }

        SubCriterion grades(String grades) {
            return of(grades, null, null, null, null, null);
        }

        SubCriterion partOf(String whole) {
            return of(null, null, null, null, null, whole);
        }

        SubCriterion basic(String from) {
            return of(null, from, null, null, null, null);
        }

        SubCriterion ifAny() {
            return of(null, null, true, null, null, null);
        }

        private SubCriterion of(
                @Nullable String grades,
                @Nullable String basic,
                @Nullable Boolean ifAny,
                @Nullable Boolean bySex,
                @Nullable BigDecimal coverage,
                @Nullable String whole) {
            return new SubCriterion(
                    "t",
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
                    null,
                    null,
                    grades,
                    basic,
                    ifAny,
                    bySex,
                    coverage,
                    null,
                    whole);
        }
    }
}
