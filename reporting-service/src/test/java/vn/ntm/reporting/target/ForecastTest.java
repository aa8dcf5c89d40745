package vn.ntm.reporting.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ForecastTest {

    @Test
    void says_nothing_with_too_few_points() {
        assertThat(Forecast.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0), 1)).isNull();
        assertThat(Forecast.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), 1)).isNotNull();
    }

    @Test
    void carries_a_straight_line_on_without_error() {
        Forecast.Result result = result(List.of(10.0, 12.0, 14.0, 16.0, 18.0, 20.0), 3);

        assertThat(result.value()).isEqualTo(26.0);
        assertThat(result.error()).isZero();
        assertThat(result.lower()).isEqualTo(result.upper());
        assertThat(result.tried()).isEqualTo(3);
    }

    @Test
    void takes_the_last_value_where_that_would_have_been_nearest() {
        Forecast.Result result = result(List.of(5.0, 5.0, 5.0, 9.0, 9.0, 9.0, 9.0, 9.0), 2);

        assertThat(result.method()).isEqualTo(Forecast.Method.LAST_VALUE);
        assertThat(result.value()).isEqualTo(9.0);
        assertThat(result.error()).isEqualTo(0.8);
    }

    @Property(tries = 200)
    void the_value_lies_in_its_interval_which_widens_with_the_steps(
            @ForAll @Size(min = 6, max = 20) List<@DoubleRange(min = 0, max = 1_000) Double> points,
            @ForAll @IntRange(min = 1, max = 8) int steps) {
        Forecast.Result near = result(new ArrayList<>(points), steps);
        Forecast.Result far = result(new ArrayList<>(points), steps + 1);

        assertThat(near.lower()).isLessThanOrEqualTo(near.value());
        assertThat(near.upper()).isGreaterThanOrEqualTo(near.value());
        assertThat(far.upper() - far.lower()).isGreaterThanOrEqualTo(near.upper() - near.lower());
    }

    private static Forecast.Result result(List<Double> points, int steps) {
        Forecast.Result result = Forecast.of(points, steps);
        assertThat(result).isNotNull();
        return result;
    }

    @Test
    void no_forecast_gets_below_zero_or_beyond_the_whole() {
        Forecast.Result rising = Objects.requireNonNull(Forecast.of(List.of(40.0, 41.0, 42.0, 82.0, 84.0, 91.0), 4));
        assertThat(rising.upper()).isGreaterThan(98);

        assertThat(rising.within(98).upper()).isEqualTo(98);
        assertThat(rising.within(98).value()).isLessThanOrEqualTo(98);

        Forecast.Result falling = Objects.requireNonNull(Forecast.of(List.of(5.0, 4.0, 3.0, 2.0, 1.0, 0.0), 3));
        assertThat(falling.value()).isNegative();
        assertThat(falling.within(100).value()).isZero();
        assertThat(falling.within(100).lower()).isZero();
    }
}
