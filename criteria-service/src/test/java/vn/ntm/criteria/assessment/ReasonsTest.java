package vn.ntm.criteria.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ntm.criteria.assessment.Examples.fraction;
import static vn.ntm.criteria.assessment.Examples.sub;
import static vn.ntm.criteria.assessment.Examples.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.criteriaset.CriteriaSetRow.BasicallyMet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Direction;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;

class ReasonsTest {

    private static final Evaluation LAW = Evaluation.plain(BasicallyMet.NOT_ALLOWED);

    @Test
    void a_number_is_told_with_its_threshold_in_the_readers_way_of_writing_numbers() {
        SubCriterion income = sub("s", "s", Measure.NUMBER, Direction.AT_LEAST, "1500");
        Judgement judged = judge(income, value("s", "1234.5"));

        assertThat(Reasons.vietnamese(income, judged)).isEqualTo("Chưa đạt: 1.234,5, yêu cầu không dưới 1.500.");
        assertThat(Reasons.english(income, judged)).isEqualTo("Not met: 1,234.5, at least 1,500 is required.");
    }

    @Test
    void a_fraction_is_told_with_its_parts() {
        SubCriterion poverty = sub("s", "s", Measure.PERCENT, Direction.AT_MOST, "1");
        Judgement judged = judge(poverty, fraction("s", "12", "3456"));

        assertThat(Reasons.vietnamese(poverty, judged)).isEqualTo("Đạt: 0,35 (12 / 3.456), yêu cầu không quá 1.");
    }

    @Test
    void what_is_not_judged_says_why() {
        SubCriterion open = sub("s", "s", Measure.NUMBER, Direction.AT_LEAST, "delegated");

        assertThat(Reasons.english(open, judge(open, value("s", "5")))).contains("the province's to set");
        assertThat(Reasons.vietnamese(open, LAW.judge(List.of(open), Map.of()).get(0)))
                .isEqualTo("Chưa báo cáo giá trị.");
    }

    @Test
    void a_composite_is_told_in_words_and_not_as_its_rule_is_written() {
        SubCriterion two = sub("s", "s", Measure.COMPOSITE, Direction.IS_MET, "at-least:2");
        SubCriterion all = sub("s", "s", Measure.COMPOSITE, Direction.IS_MET, "all");

        assertThat(Reasons.vietnamese(two, counted(two, Verdict.NOT_MET)))
                .isEqualTo("Chưa đạt: đạt 1/3 nội dung, yêu cầu ít nhất 2.");
        assertThat(Reasons.english(all, counted(all, Verdict.NOT_MET)))
                .isEqualTo("Not met: 1/3 parts met, required: all.");
        assertThat(Reasons.english(all, counted(all, Verdict.NOT_REPORTED)))
                .isEqualTo("1/3 parts are met; of the others not all are reported.");
    }

    @Test
    void a_threshold_that_was_worked_out_is_told_with_few_decimals() {
        SubCriterion income = sub("s", "s", Measure.MONEY, Direction.AT_LEAST, "own:1.5:income:STANDARD");
        Judgement judged = judgement(income, Verdict.MET, "80", null, null, "40.28530805687203791469194312796209");

        assertThat(Reasons.vietnamese(income, judged)).isEqualTo("Đạt: 80, yêu cầu không dưới 40,2853.");
        assertThat(Reasons.english(income, judged)).isEqualTo("Met: 80, at least 40.2853 is required.");
    }

    private static Judgement counted(SubCriterion sub, Verdict verdict) {
        return judgement(sub, verdict, null, BigDecimal.ONE, BigDecimal.valueOf(3), null);
    }

    private static Judgement judgement(
            SubCriterion sub,
            Verdict verdict,
            @Nullable String value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String threshold) {
        return new Judgement(
                sub.code(),
                sub.criterion(),
                verdict,
                value,
                numerator,
                denominator,
                null,
                threshold,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Judgement judge(SubCriterion sub, MeasuredValue value) {
        return LAW.judge(List.of(sub), Map.of("s", value)).get(0);
    }
}
