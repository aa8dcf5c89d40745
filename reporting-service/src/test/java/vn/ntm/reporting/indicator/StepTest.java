package vn.ntm.reporting.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StepTest {

    private static final LocalDate ON = LocalDate.of(2021, 8, 31);

    @Test
    void days_are_the_ends_of_periods_and_the_last_day() {
        assertThat(Step.MONTH.days(LocalDate.of(2021, 6, 10), ON))
                .containsExactly(LocalDate.of(2021, 6, 30), LocalDate.of(2021, 7, 31), ON);
        assertThat(Step.QUARTER.days(LocalDate.of(2021, 1, 1), ON))
                .containsExactly(LocalDate.of(2021, 3, 31), LocalDate.of(2021, 6, 30), ON);
        assertThat(Step.YEAR.days(LocalDate.of(2020, 2, 29), ON)).containsExactly(LocalDate.of(2020, 12, 31), ON);
    }

    @Property
    void days_rise_and_end_with_the_last(
            @ForAll Step step,
            @ForAll @IntRange(min = 0, max = 4000) int from,
            @ForAll @IntRange(max = 2000) int length) {
        LocalDate first = LocalDate.of(2015, 1, 1).plusDays(from);
        LocalDate last = first.plusDays(length);

        assertThat(step.days(first, last)).isSorted().doesNotHaveDuplicates().endsWith(last);
    }
}
