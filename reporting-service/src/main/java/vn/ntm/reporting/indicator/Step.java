package vn.ntm.reporting.indicator;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/** How far the days of a series lie apart: they are the last days of periods, and the last day asked for. */
public enum Step {
    MONTH,
    QUARTER,
    YEAR;

    public List<LocalDate> days(LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = endOfPeriod(from);
        while (day.isBefore(to)) {
            days.add(day);
            day = endOfPeriod(day.plusDays(1));
        }
        days.add(to);
        return days;
    }

    private LocalDate endOfPeriod(LocalDate day) {
        LocalDate first = day.withDayOfMonth(1);
        return switch (this) {
            case MONTH -> first.plusMonths(1).minusDays(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3).minusDays(1);
            case YEAR -> LocalDate.of(day.getYear(), 12, 31);
        };
    }
}
