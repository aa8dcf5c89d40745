package vn.ntm.reporting.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    @ParameterizedTest
    @CsvSource({
        "1911, 98, 1, 19.5",
        "5096, 98, 1, 52",
        "1189, 118900, 100, 1",
        "1, 3, 1, 0.333333",
        "2, 3, 100, 66.666667"
    })
    void writes_a_ratio_without_trailing_noise(
            BigDecimal numerator, BigDecimal denominator, BigDecimal factor, String text) {
        assertThat(Figure.quotient(numerator, denominator, factor)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"200000000000, 200000000000", "0.000, 0", "2E+11, 200000000000", "0.0000004, 0"})
    void writes_an_amount_plainly(BigDecimal amount, String text) {
        assertThat(Figure.exact(amount)).hasToString(text);
    }

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
