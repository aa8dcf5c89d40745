package vn.ntm.ocop.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.ntm.ocop.calendar.WorkingDays;

class DeadlinesTest {

    @Test
    void proposals_before_30_April_go_to_the_round_by_30_June_and_later_ones_to_the_next() {
        assertThat(round("2026-04-29")).isEqualTo("2026-06-30");
        assertThat(round("2026-04-30")).isEqualTo("2026-12-30");
        assertThat(round("2026-10-29")).isEqualTo("2026-12-30");
        assertThat(round("2026-10-30")).isEqualTo("2027-06-30");
    }

    @Test
    void the_commune_reports_in_15_working_days_over_tet_and_a_re_evaluation_is_decided_in_45_days() {
        Set<LocalDate> tet =
                LocalDate.of(2027, 2, 5).datesUntil(LocalDate.of(2027, 2, 12)).collect(Collectors.toSet());
        WorkingDays calendar = new WorkingDays(tet);
        assertThat(Deadlines.of(filed(Evaluation.Kind.REEVALUATION), LawChangesTest.NEW, calendar))
                .containsExactly(
                        new Deadlines.Deadline("COMMUNE_REPORT", LocalDate.of(2027, 3, 1), true),
                        new Deadlines.Deadline("REEVALUATION_DECISION", LocalDate.of(2027, 3, 18), true));
        assertThat(Deadlines.of(filed(Evaluation.Kind.UPGRADE), LawChangesTest.NEW, new WorkingDays(Set.of())))
                .containsExactly(
                        new Deadlines.Deadline("COMMUNE_REPORT", LocalDate.of(2027, 2, 22), false),
                        new Deadlines.Deadline("COUNCIL_ROUND", LocalDate.of(2027, 6, 30), true));
    }

    private static Evaluation filed(Evaluation.Kind kind) {
        return new Evaluation(
                "P", "22", "26-2026", 1, kind, LocalDate.of(2027, 2, 1), "H", List.of(), List.of(), List.of(), null);
    }

    private static LocalDate round(String day) {
        return Deadlines.round(LocalDate.parse(day));
    }
}
