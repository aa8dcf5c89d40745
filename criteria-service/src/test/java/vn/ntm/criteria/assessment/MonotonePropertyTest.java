package vn.ntm.criteria.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ntm.criteria.assessment.Examples.sub;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import vn.ntm.criteria.criteriaset.CriteriaSetRow.BasicallyMet;
import vn.ntm.criteria.criteriaset.SubCriterion.Direction;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;

/** A better value never gives a worse verdict, and the threshold itself is the boundary. */
class MonotonePropertyTest {

    private static final Evaluation LAW = Evaluation.plain(BasicallyMet.NOT_ALLOWED);
    private static final BigDecimal LEAST = new BigDecimal("0.000000001");

    @Property
    void a_higher_value_never_turns_met_into_unmet_where_at_least_is_asked(
            @ForAll Measured measured,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(6) BigDecimal threshold,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(6) BigDecimal value,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(6) BigDecimal more) {
        if (met(measured, Direction.AT_LEAST, threshold, value)) {
            assertThat(met(measured, Direction.AT_LEAST, threshold, value.add(more)))
                    .isTrue();
        }
    }

    @Property
    void a_lower_value_never_turns_met_into_unmet_where_at_most_is_asked(
            @ForAll Measured measured,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(6) BigDecimal threshold,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(6) BigDecimal value,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(6) BigDecimal less) {
        if (met(measured, Direction.AT_MOST, threshold, value)) {
            assertThat(met(measured, Direction.AT_MOST, threshold, value.subtract(less)))
                    .isTrue();
        }
    }

    @Property
    void the_threshold_passes_and_the_least_step_beyond_it_does_not(
            @ForAll Measured measured, @ForAll @BigRange(min = "1", max = "1000") @Scale(6) BigDecimal threshold) {
        assertThat(met(measured, Direction.AT_LEAST, threshold, threshold)).isTrue();
        assertThat(met(measured, Direction.AT_LEAST, threshold, threshold.add(LEAST)))
                .isTrue();
        assertThat(met(measured, Direction.AT_LEAST, threshold, threshold.subtract(LEAST)))
                .isFalse();
        assertThat(met(measured, Direction.AT_MOST, threshold, threshold)).isTrue();
        assertThat(met(measured, Direction.AT_MOST, threshold, threshold.subtract(LEAST)))
                .isTrue();
        assertThat(met(measured, Direction.AT_MOST, threshold, threshold.add(LEAST)))
                .isFalse();
    }

    /** Measures of one number, and the pair with both parts moved alike. */
    enum Measured {
        PERCENT(Measure.PERCENT),
        NUMBER(Measure.NUMBER),
        MONEY(Measure.MONEY),
        MONEY_BY_YEAR(Measure.MONEY_BY_YEAR),
        PERCENT_PAIR(Measure.PERCENT_PAIR);

        private final Measure measure;

        Measured(Measure measure) {
            this.measure = measure;
        }
    }

    private static boolean met(Measured measured, Direction direction, BigDecimal threshold, BigDecimal value) {
        boolean pair = measured.measure == Measure.PERCENT_PAIR;
        String law = threshold.toPlainString() + (pair ? "|" + threshold.toPlainString() : "");
        String text = value.toPlainString() + (pair ? "|" + value.toPlainString() : "");
        return LAW.judge(
                                List.of(sub("s", "s", measured.measure, direction, law)),
                                Map.of("s", new MeasuredValue("s", text, null, null)))
                        .get(0)
                        .verdict()
                == Verdict.MET;
    }
}
