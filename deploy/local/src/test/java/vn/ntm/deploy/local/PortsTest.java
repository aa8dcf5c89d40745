package vn.ntm.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ntm.deploy.local.Ports.Purpose;
import vn.ntm.embedded.FreePorts;

class PortsTest {

    @Test
    void moves_one_by_its_variable_and_all_by_the_offset() {
        Ports ports = Ports.of(Map.of("NTM_PORT_KAFKA", "9092"), 1000);

        assertThat(ports.of(Purpose.KAFKA)).isEqualTo(10092);
        assertThat(ports.of(Purpose.REPORTING)).isEqualTo(9080);
    }

    @Test
    void names_port_purpose_and_remedy_of_each_that_is_taken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ports ports = Ports.of(Map.of("NTM_PORT_OCOP", Integer.toString(other.getLocalPort())), 0);

            assertThat(ports.taken())
                    .filteredOn(line -> line.contains("OCOP"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line).contains("Cổng " + other.getLocalPort(), "Port " + other.getLocalPort());
                        assertThat(line).contains("NTM_PORT_OCOP", "--port-offset", "ocop-service");
                    });
        }
    }

    @Test
    void says_nothing_when_all_are_free() throws IOException {
        Map<String, String> free = new java.util.HashMap<>();
        for (Purpose purpose : Purpose.values()) {
            free.put(purpose.variable(), Integer.toString(FreePorts.next()));
        }

        assertThat(Ports.of(free, 0).taken()).isEmpty();
    }

    @Test
    void refuses_what_is_no_port() {
        assertThatThrownBy(() -> Ports.of(Map.of("NTM_PORT_KAFKA", "nine"), 0))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("NTM_PORT_KAFKA");
        assertThatThrownBy(() -> Ports.of(Map.of(), 60_000)).isInstanceOf(StackProblem.class);
    }
}
