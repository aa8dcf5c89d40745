package vn.ntm.ocop.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private static final Set<LocalDate> TET_OF_2021 =
            LocalDate.of(2021, 2, 10).datesUntil(LocalDate.of(2021, 2, 17)).collect(Collectors.toSet());

    private final WorkingDays calendar = new WorkingDays(TET_OF_2021);

    @Test
    void fifteen_working_days_step_over_weekends_and_tet() {
        assertThat(calendar.after(LocalDate.of(2021, 2, 5), 15)).isEqualTo("2021-03-05");
        assertThat(new WorkingDays(Set.of()).after(LocalDate.of(2021, 2, 5), 15))
                .isEqualTo("2021-02-26");
    }

    @Test
    void the_day_of_the_event_does_not_count_and_a_term_ends_on_a_working_day() {
        assertThat(calendar.after(LocalDate.of(2021, 2, 1), 1)).isEqualTo("2021-02-02");
        assertThat(calendar.after(LocalDate.of(2021, 2, 9), 1)).isEqualTo("2021-02-17");
        assertThat(calendar.after(LocalDate.of(2021, 2, 6), 1)).isEqualTo("2021-02-08");
        assertThat(calendar.after(LocalDate.of(2021, 2, 6), 0)).isEqualTo("2021-02-06");
    }

    @Test
    void a_year_without_any_holiday_entered_is_not_known() {
        assertThat(calendar.knows(LocalDate.of(2021, 1, 4), LocalDate.of(2021, 12, 31)))
                .isTrue();
        assertThat(calendar.knows(LocalDate.of(2021, 12, 20), LocalDate.of(2022, 1, 1)))
                .isFalse();
        assertThat(calendar.knows(LocalDate.of(2020, 12, 31), LocalDate.of(2021, 1, 5)))
                .isFalse();
    }

    @Property
    void exactly_so_many_working_days_lie_between(
            @ForAll @IntRange(min = 0, max = 400) int offset, @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDate event = LocalDate.of(2020, 10, 1).plusDays(offset);
        LocalDate last = calendar.after(event, days);
        assertThat(calendar.isWorkingDay(last)).isTrue();
        assertThat(event.plusDays(1).datesUntil(last.plusDays(1)).filter(calendar::isWorkingDay))
                .hasSize(days);
    }
}
