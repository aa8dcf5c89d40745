package vn.ntm.criteria.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ntm.criteria.assessment.Examples.fraction;
import static vn.ntm.criteria.assessment.Examples.sub;
import static vn.ntm.criteria.assessment.Examples.value;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.criteriaset.CriteriaSetRow.BasicallyMet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Direction;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;

class EvaluationTest {

    private static final Evaluation LAW = Evaluation.plain(BasicallyMet.NOT_ALLOWED);

    private static final SubCriterion INCOME = sub("10", "10", Measure.MONEY, Direction.AT_LEAST, "45");
    private static final SubCriterion POVERTY = sub("11", "11", Measure.PERCENT, Direction.AT_MOST, "1.5");
    private static final SubCriterion WATER = sub("17.1", "17", Measure.PERCENT_PAIR, Direction.AT_LEAST, "95|60");
    private static final SubCriterion PLAN = sub("1.1", "1", Measure.BOOLEAN, Direction.IS_MET, "true");

    @Nested
    class A_value {

        @Test
        void at_the_threshold_meets_it_in_both_directions() {
            assertThat(verdict(INCOME, value("10", "45"))).isEqualTo(Verdict.MET);
            assertThat(verdict(POVERTY, value("11", "1.50"))).isEqualTo(Verdict.MET);
        }

        @Test
        void short_of_the_threshold_does_not_meet_it() {
            assertThat(verdict(INCOME, value("10", "44.999999999"))).isEqualTo(Verdict.NOT_MET);
            assertThat(verdict(POVERTY, value("11", "1.500000001"))).isEqualTo(Verdict.NOT_MET);
        }

        @Test
        void of_a_pair_must_hold_in_both_parts() {
            assertThat(verdict(WATER, value("17.1", "95|60"))).isEqualTo(Verdict.MET);
            assertThat(verdict(WATER, value("17.1", "100|59.9"))).isEqualTo(Verdict.NOT_MET);
        }

        @Test
        void of_yes_or_no_is_met_by_yes() {
            assertThat(verdict(PLAN, value("1.1", "true"))).isEqualTo(Verdict.MET);
            assertThat(verdict(PLAN, value("1.1", "false"))).isEqualTo(Verdict.NOT_MET);
        }

        @Test
        void that_is_missing_is_not_reported_rather_than_not_met() {
            assertThat(LAW.judge(List.of(INCOME), Map.of()).get(0).verdict()).isEqualTo(Verdict.NOT_REPORTED);
        }
    }

    @Nested
    class A_fraction {

        @Test
        void is_compared_unrounded() {
            // 1/3 is 33.33 %, which a rounded comparison with 33.34 or 33.33 would get wrong on one side
            SubCriterion third = sub("s", "s", Measure.PERCENT, Direction.AT_LEAST, "33.333333333");
            assertThat(verdict(third, fraction("s", "1", "3"))).isEqualTo(Verdict.MET);
            SubCriterion above = sub("s", "s", Measure.PERCENT, Direction.AT_LEAST, "33.333333334");
            assertThat(verdict(above, fraction("s", "1", "3"))).isEqualTo(Verdict.NOT_MET);
        }

        @Test
        void is_a_percentage_only_where_the_measure_is_one() {
            assertThat(verdict(POVERTY, fraction("11", "15", "1000"))).isEqualTo(Verdict.MET);
            assertThat(verdict(INCOME, fraction("10", "450000", "10000"))).isEqualTo(Verdict.MET);
        }

        @Test
        void with_an_empty_whole_cannot_be_read() {
            assertThat(readable(POVERTY, fraction("11", "0", "0"))).isFalse();
            assertThat(readable(POVERTY, fraction("11", "-1", "10"))).isFalse();
        }

        @Test
        void beside_a_value_must_be_that_value() {
            assertThat(ValueForms.agrees(POVERTY, new MeasuredValue("11", "33.33", one(1), one(3))))
                    .isTrue();
            assertThat(ValueForms.agrees(POVERTY, new MeasuredValue("11", "33.34", one(1), one(3))))
                    .isFalse();
        }

        private static java.math.BigDecimal one(long number) {
            return java.math.BigDecimal.valueOf(number);
        }
    }

    @Nested
    class A_threshold {

        @Test
        void that_nobody_set_blocks_judging() {
            for (String word : List.of("delegated", "unknown")) {
                SubCriterion open = sub("s", "s", Measure.NUMBER, Direction.AT_LEAST, word);
                assertThat(verdict(open, value("s", "1000000"))).isEqualTo(Verdict.THRESHOLD_NOT_SET);
            }
        }
    }

    @Nested
    class A_criterion {

        private final SubCriterion first = sub("1.1", "1", Measure.BOOLEAN, Direction.IS_MET, "true");
        private final SubCriterion second = sub("1.2", "1", Measure.BOOLEAN, Direction.IS_MET, "true");

        @Test
        void is_met_when_all_its_sub_criteria_are() {
            assertThat(criterion(value("1.1", "true"), value("1.2", "true"))).isEqualTo(Verdict.MET);
        }

        @Test
        void is_not_met_when_one_is_not() {
            assertThat(criterion(value("1.1", "true"), value("1.2", "false"))).isEqualTo(Verdict.NOT_MET);
        }

        @Test
        void does_not_pass_over_what_is_not_reported() {
            assertThat(criterion(value("1.1", "true"))).isEqualTo(Verdict.NOT_REPORTED);
        }

        private Verdict criterion(MeasuredValue... values) {
            Map<String, MeasuredValue> byCode = new java.util.HashMap<>();
            List.of(values).forEach(value -> byCode.put(value.subCriterion(), value));
            return Evaluation.criteria(LAW.judge(List.of(first, second), byCode))
                    .get("1");
        }
    }

    @Test
    void a_text_that_is_no_number_cannot_be_read() {
        for (String text : List.of("", "1,5", "1e3", "NaN", "45|45", "true", "0x1F", "٤٥")) {
            assertThat(readable(INCOME, value("10", text))).as(text).isFalse();
        }
        assertThat(readable(WATER, value("17.1", "95"))).isFalse();
        assertThat(readable(PLAN, value("1.1", "yes"))).isFalse();
    }

    @Test
    void a_share_of_more_than_the_whole_cannot_be_read() {
        for (String text : List.of("100.1", "950", "-1")) {
            assertThat(readable(POVERTY, value("11", text))).as(text).isFalse();
        }
        assertThat(readable(POVERTY, value("11", "100"))).isTrue();
        assertThat(readable(POVERTY, fraction("11", "101", "100"))).isFalse();
        assertThat(readable(WATER, value("17.1", "98|101"))).isFalse();
        assertThat(readable(INCOME, value("10", "950"))).isTrue();
    }

    private static Verdict verdict(SubCriterion sub, MeasuredValue value) {
        return LAW.judge(List.of(sub), Map.of(sub.code(), value)).get(0).verdict();
    }

    private static boolean readable(SubCriterion sub, MeasuredValue value) {
        return ValueForms.isReadable(sub, value, BasicallyMet.NOT_ALLOWED);
    }
}
