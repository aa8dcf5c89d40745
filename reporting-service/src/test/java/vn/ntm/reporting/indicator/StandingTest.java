package vn.ntm.reporting.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    @ParameterizedTest(name = "{0}: value {1}, target {2}, on the way {3} is {4}")
    @CsvSource({
        "HIGHER_IS_BETTER, 97, 97, 92,  MET",
        "HIGHER_IS_BETTER, 92, 97, 92,  ON_TRACK",
        "HIGHER_IS_BETTER, 91, 97, 92,  BEHIND",
        "HIGHER_IS_BETTER, 91, 97, ,    BEHIND",
        "HIGHER_IS_BETTER, 91, ,   ,    NO_TARGET",
        "HIGHER_IS_BETTER, ,   97, 92,  NOT_REPORTED",
        "LOWER_IS_BETTER,  1,  1,  2,   MET",
        "LOWER_IS_BETTER,  2,  1,  2,   ON_TRACK",
        "LOWER_IS_BETTER,  3,  1,  2,   BEHIND",
        "NEUTRAL,          3,  1,  2,   NO_TARGET"
    })
    void judges_by_the_direction(
            Definition.Direction direction,
            BigDecimal value,
            BigDecimal target,
            BigDecimal expected,
            Standing standing) {
        assertThat(Standing.of(direction, value, target, expected)).isEqualTo(standing);
    }

    @Test
    void the_way_ends_at_the_target_on_the_last_day_of_the_year() {
        BigDecimal start = BigDecimal.valueOf(90);
        BigDecimal target = BigDecimal.valueOf(97);

        assertThat(Standing.onTheWay(start, target, LocalDate.of(2021, 12, 31))).isEqualByComparingTo(target);
        assertThat(Standing.onTheWay(start, target, LocalDate.of(2024, 12, 31))).isEqualByComparingTo(target);
        assertThat(Standing.onTheWay(start, target, LocalDate.of(2021, 8, 31))).isEqualByComparingTo("94.660274");
    }

    @ParameterizedTest(name = "{0}, {1} more is {2}")
    @CsvSource({
        "HIGHER_IS_BETTER, 1,  BETTER",
        "HIGHER_IS_BETTER, -1, WORSE",
        "LOWER_IS_BETTER,  1,  WORSE",
        "LOWER_IS_BETTER,  -1, BETTER",
        "LOWER_IS_BETTER,  0,  SAME",
        "NEUTRAL,          1,  NEUTRAL"
    })
    void less_poverty_is_better(Definition.Direction direction, BigDecimal change, ComparisonView.Change verdict) {
        assertThat(ComparisonView.Change.of(direction, change)).isEqualTo(verdict);
    }
}
