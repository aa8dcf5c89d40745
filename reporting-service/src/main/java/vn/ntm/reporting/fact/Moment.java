package vn.ntm.reporting.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Days and moments of knowledge in queries. */
public final class Moment {

    /** The first day of the year in which the programme began. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

    private Moment() {}

    /** The day itself; 400 names the parameter {@code validOn} where there was no programme yet whose figures could be asked. */
    public static LocalDate day(LocalDate validOn) {
        if (validOn.isBefore(FIRST_DAY)) {
            throw ProblemException.of(
                    ProblemType.INVALID_PARAMETER,
                    "validOn",
                    "before-the-programme",
                    Map.of("given", validOn, "first", FIRST_DAY));
        }
        return validOn;
    }

    /** In a query a plus sign that was not encoded arrives as a blank; an instant has no other. 400 names the parameter. */
    public static @Nullable Instant of(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.of(ProblemType.INVALID_PARAMETER, parameter, "not-a-date", Map.of("given", text));
        }
    }
}
