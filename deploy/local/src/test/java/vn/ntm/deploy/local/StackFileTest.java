package vn.ntm.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {

    @TempDir
    Path directory;

    @Test
    void tells_state_and_processes() throws IOException {
        Path path = directory.resolve("stack.json");
        StackFile file = new StackFile(path);
        long self = ProcessHandle.current().pid();

        file.put("province", "22");
        file.process("criteria", self, 8081, Path.of("criteria.log"), 2);
        file.state(StackState.UP);

        JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(path));
        assertThat(json.path("state").asText()).isEqualTo("UP");
        assertThat(json.path("province").asText()).isEqualTo("22");
        assertThat(json.at("/processes/criteria/pid").asLong()).isEqualTo(self);
        assertThat(json.at("/processes/criteria/port").asInt()).isEqualTo(8081);
        assertThat(json.at("/processes/criteria/restarts").asInt()).isEqualTo(2);
    }

    @Test
    void finds_what_an_earlier_run_left_and_forgets_what_is_gone() throws Exception {
        Path path = directory.resolve("stack.json");
        StackFile file = new StackFile(path);
        Process first = new ProcessBuilder("sleep", "60").start();
        Process second = new ProcessBuilder("sleep", "60").start();
        file.process("postgres", first.pid(), 1, path, 0);
        file.process("criteria", second.pid(), 2, path, 0);

        assertThat(StackFile.leftBehind(path))
                .extracting(StackFile.Remembered::name)
                .containsExactly("criteria", "postgres");

        first.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        second.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        assertThat(StackFile.leftBehind(path)).isEmpty();
    }

    @Test
    void does_not_take_another_process_with_the_same_number_for_it() throws IOException {
        Path path = directory.resolve("stack.json");
        Files.writeString(
                path,
                "{\"processes\":{\"criteria\":{\"pid\":"
                        + ProcessHandle.current().pid() + ",\"startedAt\":\"2020-01-01T00:00:00Z\"}}}");

        assertThat(StackFile.leftBehind(path)).isEmpty();
        assertThat(StackFile.leftBehind(directory.resolve("none.json"))).isEmpty();
    }
}
