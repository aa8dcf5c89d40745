package vn.ntm.criteria.dossier;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts Monday to Friday; public holidays, which the government sets anew each year, are not known here. */
final class WorkingDays {

    private WorkingDays() {}

    /** The last day for something that may take so many working days from the day after {@code from}. */
    static LocalDate after(LocalDate from, int days) {
        LocalDate day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
