package vn.ntm.criteria.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ntm.criteria.assessment.Examples.fraction;
import static vn.ntm.criteria.assessment.Examples.sub;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import vn.ntm.criteria.criteriaset.CriteriaSetRow.BasicallyMet;
import vn.ntm.criteria.criteriaset.SubCriterion.Direction;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;

class EvaluationPropertyTest {

    private static final Evaluation LAW = Evaluation.plain(BasicallyMet.NOT_ALLOWED);

    @Property
    void a_percentage_is_met_exactly_when_the_whole_numbers_say_so(
            @ForAll @LongRange(min = 0, max = 2_000_000) long part,
            @ForAll @LongRange(min = 1, max = 2_000_000) long whole,
            @ForAll @IntRange(min = 0, max = 100) int threshold) {
        boolean holds = BigInteger.valueOf(part)
                        .multiply(BigInteger.valueOf(100))
                        .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(threshold)))
                >= 0;

        assertThat(verdict(Measure.PERCENT, Direction.AT_LEAST, threshold, part, whole) == Verdict.MET)
                .isEqualTo(holds);
    }

    @Property
    void a_fraction_meets_a_lower_or_an_upper_bound_or_both_when_equal(
            @ForAll @LongRange(min = 0, max = 1_000_000) long part,
            @ForAll @LongRange(min = 1, max = 1_000) long whole,
            @ForAll @IntRange(min = 0, max = 1_000) int threshold) {
        boolean atLeast = verdict(Measure.NUMBER, Direction.AT_LEAST, threshold, part, whole) == Verdict.MET;
        boolean atMost = verdict(Measure.NUMBER, Direction.AT_MOST, threshold, part, whole) == Verdict.MET;

        assertThat(atLeast || atMost).isTrue();
        assertThat(atLeast && atMost).isEqualTo(part == whole * threshold);
    }

    private static Verdict verdict(Measure measure, Direction direction, int threshold, long part, long whole) {
        MeasuredValue value = fraction("s", Long.toString(part), Long.toString(whole));
        return LAW.judge(List.of(sub("s", "s", measure, direction, Integer.toString(threshold))), Map.of("s", value))
                .get(0)
                .verdict();
    }
}
