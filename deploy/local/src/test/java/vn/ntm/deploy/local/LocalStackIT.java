package vn.ntm.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

    @TempDir
    Path root;

    private final List<Process> running = new ArrayList<>();
    private Launcher launcher;
    private Path output;

    @BeforeEach
    void build() throws Exception {
        launcher = Launcher.in(root);
        output = root.resolve("output.txt");
    }

    @AfterEach
    void stop() throws Exception {
        for (Process process : running) {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void revives_what_dies_refuses_a_second_launcher_and_stops_all_on_sigterm() throws Exception {
        Process up = run();
        JsonNode stack = launcher.awaitStack(
                up, output, json -> json.path("state").asText().equals("UP"));
        assertThat(stack.path("processes").properties()).hasSize(6);

        for (String name : List.of("ocop", "kafka", "postgres")) {
            long before = stack.at("/processes/" + name + "/pid").asLong();
            ProcessHandle.of(before).orElseThrow().destroyForcibly();
            launcher.awaitStack(
                    up,
                    output,
                    json -> json.at("/processes/" + name + "/restarts").asInt() == 1
                            && json.at("/processes/" + name + "/pid").asLong() != before);
        }
        assertThat(Files.readString(output)).contains("! ocop (pid ", "+ ocop (pid ", "+ postgres (pid ");

        Process second = launcher.run(root.resolve("second.txt"));
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(2);
        assertThat(Files.readString(root.resolve("second.txt"))).contains("Một bản khác đang chạy");

        List<Long> pids = new ArrayList<>();
        launcher.stack()
                .path("processes")
                .forEach(process -> pids.add(process.path("pid").asLong()));
        up.destroy();
        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).as(Files.readString(output)).isZero();
        assertThat(pids).hasSize(6).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        assertThat(launcher.stack().path("state").asText()).isEqualTo("STOPPED");
    }

    @Test
    void cleans_up_after_a_launcher_that_was_killed_keeps_the_data_and_answers_the_check_with_its_exit_code()
            throws Exception {
        Process killed = run("--fresh");
        JsonNode before = launcher.awaitStack(
                killed, output, json -> json.path("state").asText().equals("UP"));
        killed.destroyForcibly().waitFor();
        byte[] key = Files.readAllBytes(root.resolve(".local/secrets/issuer-key.json"));

        Process good = run("--check");

        assertThat(good.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(good.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output))
                .contains("ending what an earlier run left: reporting")
                .contains(" ✓ ntm.trial", "3 / 5 | ", "33,33 | ", "3 of 3 figures agree")
                .contains("resident memory");
        assertThat(Files.readAllBytes(root.resolve(".local/secrets/issuer-key.json")))
                .isEqualTo(key);
        before.path("processes").forEach(process -> assertThat(
                        ProcessHandle.of(process.path("pid").asLong()))
                .isEmpty());

        Launcher.publish(root, "2.9");
        Process bad = run("--check");

        assertThat(bad.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(bad.exitValue()).as(Files.readString(output)).isEqualTo(1);
        assertThat(Files.readString(output)).contains(" ✗ ntm.trial", "2 of 3 figures agree");
    }

    @Test
    void names_a_port_in_use_and_starts_nothing() throws Exception {
        try (ServerSocket other = new ServerSocket(launcher.port(8082), 1, InetAddress.getByName("127.0.0.1"))) {
            Process refused = run();

            assertThat(refused.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(refused.exitValue()).isEqualTo(2);
            assertThat(Files.readString(output)).contains("Port " + other.getLocalPort(), "NTM_PORT_OCOP");
            assertThat(launcher.stack().path("processes")).isEmpty();
        }
    }

    @Test
    void tells_why_a_service_did_not_start_and_leaves_nothing_behind() throws Exception {
        Files.writeString(root.resolve("budget-service/target/quarkus-app/quarkus-run.jar"), "broken");

        Process failed = run();

        assertThat(failed.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(failed.exitValue()).isEqualTo(2);
        assertThat(Files.readString(output)).contains("✗ budget", "Invalid or corrupt jarfile");
        assertThat(launcher.stack().path("state").asText()).isEqualTo("STOPPED");
    }

    private Process run(String... options) throws Exception {
        Process process = launcher.run(output, options);
        running.add(process);
        return process;
    }
}
