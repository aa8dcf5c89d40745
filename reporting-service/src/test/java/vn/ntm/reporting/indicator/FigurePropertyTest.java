package vn.ntm.reporting.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class FigurePropertyTest {

    @Property
    void is_never_off_by_more_than_half_a_millionth(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long numerator,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long denominator) {
        BigDecimal above = BigDecimal.valueOf(numerator);
        BigDecimal below = BigDecimal.valueOf(denominator);

        BigDecimal value = Figure.quotient(above, below, BigDecimal.ONE);

        assertThat(value.multiply(below).subtract(above).abs())
                .isLessThanOrEqualTo(below.multiply(new BigDecimal("0.0000005000000001")));
        assertThat(value.scale()).isBetween(0, 6);
        assertThat(value.toString()).doesNotContain("E");
    }
}
