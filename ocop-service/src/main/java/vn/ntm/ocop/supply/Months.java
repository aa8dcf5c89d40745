package vn.ntm.ocop.supply;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** Spreads a quantity evenly over the days of a window and adds up by month; the months make the whole exactly. */
final class Months {

    private Months() {}

    /** @param to last day, included */
    static Map<YearMonth, Long> spread(long quantity, LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        Map<YearMonth, Long> months = new TreeMap<>();
        long before = 0;
        for (YearMonth month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            LocalDate last = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
            long elapsed = ChronoUnit.DAYS.between(from, last) + 1;
            long upTo = java.math.BigInteger.valueOf(quantity)
                    .multiply(java.math.BigInteger.valueOf(elapsed))
                    .divide(java.math.BigInteger.valueOf(days))
                    .longValueExact();
            months.put(month, upTo - before);
            before = upTo;
        }
        return months;
    }
}
