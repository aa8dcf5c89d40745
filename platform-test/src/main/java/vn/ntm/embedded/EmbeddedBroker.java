package vn.ntm.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real Kafka broker as a process of its own; {@link BrokerMain} is what runs there. Records that it acknowledged are
 * in its files and survive {@code kill -9} of the process.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ATTEMPT = Duration.ofSeconds(6);

    /** As for the services: quick to start and small; {@code NTM_BROKER_JAVA_OPTIONS} replaces them. */
    private static final String OPTIONS =
            "-Xms32m -Xmx192m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError";

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final Path log;
    private final boolean temporary;
    private final Path root;
    private Process process;

    private EmbeddedBroker(Path directory, int port, Path log, boolean temporary, Path root) throws IOException {
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.controllerPort = FreePorts.next();
        this.log = log.toAbsolutePath();
        this.temporary = temporary;
        this.root = root;
        this.process = launch();
        awaitReady();
    }

    /** Starts on a directory that is kept: formatted at the first start, found again at the next. */
    public static EmbeddedBroker start(Path directory, int port, Path log) throws IOException {
        return new EmbeddedBroker(directory, FreePorts.orNext(port), log, false, directory);
    }

    /** Starts an empty one on a free port; it ends with this JVM and goes without trace when closed. */
    public static EmbeddedBroker startTemporary() throws IOException {
        Path root = Files.createTempDirectory("ntm-kafka");
        return new EmbeddedBroker(root.resolve("data"), FreePorts.next(), root.resolve("kafka.log"), true, root);
    }

    public int port() {
        return port;
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    public synchronized Process process() {
        return process;
    }

    public long pid() {
        return process().pid();
    }

    /** Starts again on the same files after the process died. */
    public synchronized void restart() throws IOException {
        stopProcess();
        process = launch();
        awaitReady();
    }

    @Override
    public synchronized void close() throws IOException {
        stopProcess();
        if (temporary) {
            PrivateFiles.deleteTree(root);
        }
    }

    private Process launch() throws IOException {
        PrivateFiles.directory(directory);
        PrivateFiles.directory(Objects.requireNonNull(log.getParent()));
        List<String> command = new ArrayList<>(Sessions.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String given = System.getenv("NTM_BROKER_JAVA_OPTIONS");
        command.addAll(List.of((given != null ? given : OPTIONS).strip().split("\\s+")));
        command.addAll(List.of(
                // Kafka asks log4j to change levels at run time; there is none here, and that is no error.
                "-Dlog4j2.StatusLogger.level=OFF", "-Djava.util.logging.config.file=" + logging()));
        // Tests run under Quarkus' log manager: the child, on the same class path, needs the same one.
        String logManager = System.getProperty("java.util.logging.manager");
        if (logManager != null) {
            command.add("-Djava.util.logging.manager=" + logManager);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                directory.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort),
                Long.toString(temporary ? ProcessHandle.current().pid() : 0)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    /** Warnings only: what the broker says while all is well fills pages. */
    private Path logging() throws IOException {
        Path file = directory.resolveSibling(directory.getFileName() + ".logging.properties");
        Files.writeString(file, """
                handlers = java.util.logging.ConsoleHandler
                .level = WARNING
                java.util.logging.SimpleFormatter.format = %1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n
                """);
        return file;
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (!process.isAlive()) {
                throw new IOException("The broker ended with " + process.exitValue() + "; the reason stands in " + log);
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("The broker did not listen on " + port + " in " + PATIENCE + "; see " + log);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
        }
        awaitTopics(deadline);
    }

    /**
     * A client that asked in the moment before the controller admits the broker is told of a cluster without nodes, and
     * asks nobody ever again: so each attempt is short and has a client of its own.
     */
    private void awaitTopics(long deadline) throws IOException {
        while (true) {
            try {
                Topics.ensure(bootstrap(), ATTEMPT);
                return;
            } catch (IllegalStateException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new IOException(
                            "The broker on " + port + " keeps no topics (" + e.getMessage() + "); the reason stands in "
                                    + log,
                            e);
                }
            }
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            // While nobody listens, a connection to a port may get that very port as its own end and meet itself.
            return socket.getLocalPort() != port;
        } catch (IOException e) {
            return false;
        }
    }

    private void stopProcess() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
