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

    Question of(String other) {
        return new Question(other, validOn, asOf, mode, year);
    }

    Question on(LocalDate other) {
        return new Question(unit, other, asOf, mode, year);
    }

    /** For an indicator with that year in its code, or with none. */
    Question inYear(@Nullable Integer other) {
        return new Question(unit, validOn, asOf, mode, other);
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
