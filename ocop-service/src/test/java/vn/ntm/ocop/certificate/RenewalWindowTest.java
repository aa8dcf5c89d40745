package vn.ntm.ocop.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.ntm.ocop.certificate.RenewalWindow.Phase;

class RenewalWindowTest {

    private static final LocalDate END = LocalDate.of(2027, 2, 28);

    @Test
    void opens_180_and_closes_120_days_before_the_end() {
        RenewalWindow window = RenewalWindow.of(END, LocalDate.of(2026, 9, 1));
        assertThat(window.opensOn()).isEqualTo("2026-09-01");
        assertThat(window.closesOn()).isEqualTo("2026-10-31");
        assertThat(window.phase()).isEqualTo(Phase.FILE_NOW);
    }

    @Test
    void is_open_on_its_first_and_last_day_and_on_no_other_side() {
        assertThat(phase("2026-08-31")).isEqualTo(Phase.NOT_YET);
        assertThat(phase("2026-09-01")).isEqualTo(Phase.FILE_NOW);
        assertThat(phase("2026-10-31")).isEqualTo(Phase.FILE_NOW);
        assertThat(phase("2026-11-01")).isEqualTo(Phase.WINDOW_MISSED);
        assertThat(phase("2027-02-27")).isEqualTo(Phase.WINDOW_MISSED);
        assertThat(phase("2027-02-28")).isEqualTo(Phase.ENDED);
    }

    @Test
    void the_day_before_the_law_of_2026_knows_a_warning_only() {
        LocalDate end = LocalDate.of(2026, 6, 20);
        RenewalWindow before = RenewalWindow.of(end, LocalDate.of(2026, 5, 21));
        assertThat(before.opensOn()).isNull();
        assertThat(before.phase()).isEqualTo(Phase.ENDS_SOON);
        assertThat(RenewalWindow.of(end, LocalDate.of(2026, 5, 20)).phase()).isEqualTo(Phase.NOT_YET);
    }

    @Test
    void whose_window_closed_before_the_law_files_until_180_days_after_the_end() {
        LocalDate end = LocalDate.of(2026, 9, 18);
        RenewalWindow window = RenewalWindow.of(end, LocalDate.of(2026, 5, 22));
        assertThat(RenewalWindow.closedBeforeTheLaw(end)).isTrue();
        assertThat(window.opensOn()).isEqualTo("2026-05-22");
        assertThat(window.closesOn()).isEqualTo(end.plusDays(180));
        assertThat(window.phase()).isEqualTo(Phase.FILE_NOW);
        assertThat(RenewalWindow.closedBeforeTheLaw(end.plusDays(1))).isFalse();
        assertThat(RenewalWindow.of(end.plusDays(1), LocalDate.of(2026, 5, 22)).closesOn())
                .isEqualTo("2026-05-22");
    }

    private static Phase phase(String day) {
        return RenewalWindow.of(END, LocalDate.parse(day)).phase();
    }
}
