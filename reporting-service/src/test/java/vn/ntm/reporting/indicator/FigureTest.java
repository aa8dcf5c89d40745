package vn.ntm.reporting.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
}
