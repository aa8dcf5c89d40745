package vn.ntm.reporting.export;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** A time period as SDMX writes it: a year, a month, a quarter or a day. */
record SdmxPeriod(LocalDate first, LocalDate last) {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-Q([1-4])|-(\\d{2})(?:-\\d{2})?)?");

    /** Null where nothing is given; 400 names the parameter where it is none of the four. */
    static @Nullable SdmxPeriod of(String parameter, @Nullable String given) {
        if (given == null) {
            return null;
        }
        Matcher form = FORM.matcher(given);
        try {
            if (form.matches()) {
                return of(form, given);
            }
        } catch (DateTimeException e) {
            // Well formed, and yet no day or month of the calendar.
        }
        throw ProblemException.of(ProblemType.INVALID_PARAMETER, parameter, "not-a-period", Map.of("given", given));
    }

    private static SdmxPeriod of(Matcher form, String given) {
        int year = Integer.parseInt(form.group(1));
        if (given.length() == 10) {
            LocalDate day = LocalDate.parse(given);
            return new SdmxPeriod(day, day);
        }
        if (form.group(2) != null) {
            YearMonth last = YearMonth.of(year, Integer.parseInt(form.group(2)) * 3);
            return new SdmxPeriod(last.minusMonths(2).atDay(1), last.atEndOfMonth());
        }
        if (form.group(3) != null) {
            YearMonth month = YearMonth.of(year, Integer.parseInt(form.group(3)));
            return new SdmxPeriod(month.atDay(1), month.atEndOfMonth());
        }
        return new SdmxPeriod(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
}
