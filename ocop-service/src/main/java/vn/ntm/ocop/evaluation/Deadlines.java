package vn.ntm.ocop.evaluation;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import vn.ntm.ocop.calendar.WorkingDays;
import vn.ntm.ocop.ruleset.RuleSet;

/** By when each step of an evaluation is due (26/2026/QĐ-TTg, Art. 6 and 7). */
final class Deadlines {

    private static final MonthDay SPRING_CUT_OFF = MonthDay.of(4, 30);
    private static final MonthDay SPRING_ROUND = MonthDay.of(6, 30);
    private static final MonthDay AUTUMN_CUT_OFF = MonthDay.of(10, 30);
    private static final MonthDay AUTUMN_ROUND = MonthDay.of(12, 30);

    private Deadlines() {}

    /**
     * One step and its last day.
     *
     * @param holidaysKnown false where working days are counted in a year whose public holidays are not entered, so that
     *     the last day may be later
     */
    record Deadline(String step, LocalDate lastDay, boolean holidaysKnown) {}

    static List<Deadline> of(Evaluation evaluation, RuleSet rules, WorkingDays calendar) {
        List<Deadline> deadlines = new ArrayList<>();
        LocalDate filed = evaluation.filedOn();
        Integer commune = rules.communeWorkingDays();
        if (commune != null) {
            LocalDate lastDay = calendar.after(filed, commune);
            deadlines.add(new Deadline("COMMUNE_REPORT", lastDay, calendar.knows(filed, lastDay)));
        }
        Integer reevaluation = rules.reevaluationDays();
        if (evaluation.kind() == Evaluation.Kind.REEVALUATION) {
            if (reevaluation != null) {
                deadlines.add(new Deadline("REEVALUATION_DECISION", filed.plusDays(reevaluation), true));
            }
        } else if (commune != null) {
            deadlines.add(new Deadline("COUNCIL_ROUND", round(filed), true));
        }
        return deadlines;
    }

    /** The end of the round that takes proposals made on that day: before 30/4 by 30/6, before 30/10 by 30/12. */
    static LocalDate round(LocalDate proposed) {
        int year = proposed.getYear();
        if (proposed.isBefore(SPRING_CUT_OFF.atYear(year))) {
            return SPRING_ROUND.atYear(year);
        }
        return proposed.isBefore(AUTUMN_CUT_OFF.atYear(year))
                ? AUTUMN_ROUND.atYear(year)
                : SPRING_ROUND.atYear(year + 1);
    }
}
