package vn.ntm.deploy.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryTest {

    @Test
    void tries_again_what_passes() {
        assertThat(Retry.isWorthwhile(503, "", 40)).isTrue();
        assertThat(Retry.isWorthwhile(502, "", 1)).isTrue();
        assertThat(Retry.isWorthwhile(409, "https://ntm.example.vn/problems/key-in-flight", 1))
                .isTrue();
        assertThat(Retry.isWorthwhile(new ConnectException("Connection refused")))
                .isTrue();
        assertThat(Retry.isWorthwhile(new IOException(new SocketException("Connection reset"))))
                .isTrue();
        assertThat(Retry.isWorthwhile(new HttpConnectTimeoutException("slow"))).isTrue();
        assertThat(Retry.isWorthwhile(new IOException("HTTP/1.1 header parser received no bytes")))
                .isTrue();
    }

    @Test
    void does_not_repeat_a_refusal() {
        assertThat(Retry.isWorthwhile(409, "https://ntm.example.vn/problems/conflict", 1))
                .isFalse();
        assertThat(Retry.isWorthwhile(422, "", 1)).isFalse();
        assertThat(Retry.isWorthwhile(403, "", 1)).isFalse();
        assertThat(Retry.isWorthwhile(new IOException("disk full"))).isFalse();
    }

    @Test
    void gives_up_on_a_defect_after_a_few_tries() {
        assertThat(Retry.isWorthwhile(500, "", 1)).isTrue();
        assertThat(Retry.isWorthwhile(500, "", 5)).isFalse();
    }

    @Test
    void waits_longer_each_time_but_never_long() {
        assertThat(Retry.pause(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(Retry.pause(4)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(Retry.pause(60)).isBetween(Duration.ofMillis(1_500), Duration.ofMillis(3_000));
    }
}
