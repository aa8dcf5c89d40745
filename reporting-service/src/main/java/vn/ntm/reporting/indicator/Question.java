package vn.ntm.reporting.indicator;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param unit the unit with everything beneath it on that day
 * @param validOn first clock: the day in the business
 * @param asOf second clock: with the knowledge of that moment
 * @param year the year in the indicator's code, where it has one
 */
record Question(
        String unit,
        LocalDate validOn,
        Instant asOf,
        Mode mode,
        @Nullable Integer year) {

    Question on(LocalDate other) {
        return new Question(unit, other, asOf, mode, year);
    }

    LocalDate firstOfYear() {
        return validOn.withDayOfYear(1);
    }

    int yearInCode() {
        Integer given = year;
        if (given == null) {
            throw new IllegalStateException("This computation needs a code with a year in it.");
        }
        return given;
    }
}
