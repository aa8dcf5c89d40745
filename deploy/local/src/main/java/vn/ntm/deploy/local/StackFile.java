package vn.ntm.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import vn.ntm.embedded.PrivateFiles;

/**
 * What runs, for scripts and tests: {@code stack.json} in the data directory. Each change replaces the whole file, so
 * that a reader always sees a complete one.
 */
final class StackFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode content = JSON.createObjectNode();

    StackFile(Path file) {
        this.file = file;
    }

    /** One process of an earlier run; the start tells it from another that got the same number. */
    record Remembered(String name, long pid, Instant startedAt) {

        boolean isAlive() {
            return ProcessHandle.of(pid)
                    .flatMap(handle -> handle.info().startInstant())
                    .filter(startedAt::equals)
                    .isPresent();
        }
    }

    synchronized void state(StackState state) throws IOException {
        content.put("state", state.name());
        write();
    }

    synchronized void put(String name, String value) throws IOException {
        content.put(name, value);
        write();
    }

    synchronized void process(String name, long pid, int port, Path log, int restarts) throws IOException {
        ObjectNode process = content.withObject("/processes/" + name);
        process.put("pid", pid);
        process.put("startedAt", startOf(pid).toString());
        process.put("port", port);
        process.put("log", log.toString());
        process.put("restarts", restarts);
        write();
    }

    synchronized void noProcesses() throws IOException {
        content.remove("processes");
        write();
    }

    /** What the last run named and is still alive, its launcher having been killed; users before what they use. */
    static List<Remembered> leftBehind(Path file) throws IOException {
        List<Remembered> found = new ArrayList<>();
        if (Files.exists(file)) {
            JsonNode processes = JSON.readTree(Files.readAllBytes(file)).path("processes");
            processes
                    .properties()
                    .forEach(entry -> found.add(new Remembered(
                            entry.getKey(),
                            entry.getValue().path("pid").asLong(),
                            Instant.parse(entry.getValue().path("startedAt").asText()))));
        }
        Collections.reverse(found);
        return found.stream().filter(Remembered::isAlive).toList();
    }

    private static Instant startOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .orElse(Instant.EPOCH);
    }

    private void write() throws IOException {
        PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
    }
}
