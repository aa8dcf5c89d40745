package vn.ntm.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged suite, started for the benchmarks in a folder and on ports of its own, with the real province in it. */
final class Suite implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);
    private static final int PORT_OFFSET = 10_000;

    private final Process process;
    private final Path state;
    private final long started = System.nanoTime();

    private Suite(Process process, Path state) {
        this.process = process;
        this.state = state;
    }

    /** @param settings of its environment, besides those of this process */
    static Suite start(Path root, Map<String, String> settings) throws IOException {
        Path state = root.resolve(".local/bench");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        root.resolve("deploy/up").toString(),
                        "--fresh",
                        "--data-dir",
                        state.toString(),
                        "--port-offset",
                        Integer.toString(PORT_OFFSET)))
                .redirectOutput(ProcessBuilder.Redirect.to(Files.createDirectories(root.resolve(".local"))
                        .resolve("bench.log")
                        .toFile()))
                .redirectErrorStream(true);
        settings.forEach(builder.environment()::putIfAbsent);
        Process process = builder.start();
        // Whoever ends the benchmark ends what it started.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-suite"));
        return new Suite(process, state);
    }

    /** Returns when the data is loaded and every figure was compared. */
    Target awaitUp() throws IOException {
        while (true) {
            JsonNode stack = read();
            if (stack.path("state").asText().equals("UP")) {
                return new Target(state, stack, (System.nanoTime() - started) / 1e9);
            }
            if (!process.isAlive() || System.nanoTime() - started > PATIENCE) {
                throw new IOException("The suite did not come up; see .local/bench.log");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private JsonNode read() throws IOException {
        Path file = state.resolve("stack.json");
        if (!Files.exists(file)) {
            return MissingNode.getInstance();
        }
        JsonNode content = new ObjectMapper().readTree(Files.readAllBytes(file));
        // A suite that somebody left running on these ports is another one.
        boolean ofThisRun = process.isAlive() && content.path("launcherPid").asLong() == process.pid();
        return ofThisRun ? content : MissingNode.getInstance();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
