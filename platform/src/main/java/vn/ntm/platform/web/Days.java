package vn.ntm.platform.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Days and instants as requests write them: of the years 1 to 9999, which every part of the house can keep. */
final class Days {

    private Days() {}

    /** @throws DateTimeException for what is no such day */
    static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        requireYear(day.getYear());
        return day;
    }

    /** @throws DateTimeException for what is no such instant, or has no offset */
    static OffsetDateTime instant(String text) {
        OffsetDateTime instant = OffsetDateTime.parse(text);
        requireYear(instant.getYear());
        return instant;
    }

    private static void requireYear(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("Year " + year);
        }
    }
}
