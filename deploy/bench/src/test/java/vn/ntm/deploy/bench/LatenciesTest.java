package vn.ntm.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void a_percentile_is_the_smallest_duration_that_the_share_does_not_exceed() {
        Latencies latencies = new Latencies();
        for (int i = 5_000; i >= 1; i--) {
            latencies.add(i * 1_000_000L);
        }

        assertThat(latencies.percentile(0.99)).isEqualTo(4_950);
        assertThat(latencies.percentile(1.0)).isEqualTo(5_000);
        assertThat(latencies.percentile(0.0)).isEqualTo(1);
    }

    @Test
    void nothing_measured_has_no_percentile() {
        assertThatThrownBy(() -> new Latencies().percentile(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
