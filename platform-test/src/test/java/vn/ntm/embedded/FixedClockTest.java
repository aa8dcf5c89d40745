package vn.ntm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FixedClockTest {

    @Test
    void moves_only_when_told_and_takes_its_other_zones_along() {
        FixedClock clock = FixedClock.at("2021-08-31T16:30:00Z");
        Clock inVietnam = clock.withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
        assertThat(LocalDate.now(inVietnam)).isEqualTo(LocalDate.of(2021, 8, 31));

        clock.advance(Duration.ofHours(1));

        assertThat(LocalDate.now(inVietnam)).isEqualTo(LocalDate.of(2021, 9, 1));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2021-08-31T17:30:00Z"));
    }
}
