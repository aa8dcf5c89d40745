package vn.ntm.deploy.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The local stack as a user starts it, on its own ports and in a folder of its own. */
final class LocalStack implements AutoCloseable {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path folder;
    private final Path output;

    private LocalStack(Process process, Path folder, Path output) {
        this.process = process;
        this.folder = folder;
        this.output = output;
    }

    static LocalStack start(Path folder, int portOffset, String... options) {
        List<String> command = new ArrayList<>(List.of(
                ROOT.resolve("deploy/up").toString(),
                "--data-dir",
                folder.toString(),
                "--port-offset",
                Integer.toString(portOffset)));
        command.addAll(List.of(options));
        Path output = folder.resolveSibling(folder.getFileName() + ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            // The packages under test are those that this very build made.
            builder.environment().put("NTM_SKIP_BUILD", "1");
            return new LocalStack(builder.start(), folder, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the stack to end by itself; its exit code. */
    int exitCode() {
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new AssertionError("The stack did not end within five minutes:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the stack says that it is in this state, and gives the pid of one of its processes. */
    long pidWhen(String state, String name) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .failFast("the stack ended early", () -> !process.isAlive())
                .until(() -> state.equals(read().path("state").asText()));
        return read().path("processes").path(name).path("pid").asLong();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read() {
        Path file = folder.resolve("stack.json");
        try {
            return Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
        } catch (IOException e) {
            // the launcher is just writing it
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
