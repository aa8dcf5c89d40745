package vn.ntm.ocop.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    @Test
    void proposals_before_30_April_go_to_the_round_by_30_June_and_later_ones_to_the_next() {
        assertThat(round("2026-04-29")).isEqualTo("2026-06-30");
        assertThat(round("2026-04-30")).isEqualTo("2026-12-30");
        assertThat(round("2026-10-29")).isEqualTo("2026-12-30");
        assertThat(round("2026-10-30")).isEqualTo("2027-06-30");
    }

    private static LocalDate round(String day) {
        return Deadlines.round(LocalDate.parse(day));
    }
}
