package vn.ntm.deploy.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import vn.ntm.embedded.PrivateFiles;
import vn.ntm.embedded.Sessions;

/** One of the four services, from its package, configured by environment alone. */
final class ServicePart implements Part {

    private final String name;
    private final int port;
    private final List<String> command;
    private final Map<String, String> settings;
    private final Path log;
    private Process process;

    private ServicePart(String name, int port, List<String> command, Map<String, String> settings, Path log)
            throws IOException {
        this.name = name;
        this.port = port;
        this.command = command;
        this.settings = settings;
        this.log = log;
        this.process = launch();
    }

    /** Starts the process; it can be used once {@link #awaitReady} returned. */
    static ServicePart launch(String name, int port, List<String> command, Map<String, String> settings, Path log)
            throws IOException {
        return new ServicePart(name, port, command, settings, log);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized long pid() {
        return process.pid();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public void restart() throws IOException {
        synchronized (this) {
            process.destroyForcibly();
            process = launch();
        }
        awaitReady();
    }

    @Override
    public synchronized void stop() throws IOException {
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

    void awaitReady() throws IOException {
        Process launched;
        synchronized (this) {
            launched = process;
        }
        Health.await(name, port, launched, () -> tail(12));
    }

    private Process launch() throws IOException {
        PrivateFiles.directory(Objects.requireNonNull(log.getParent()));
        List<String> line = new ArrayList<>(Sessions.prefix());
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private String tail(int lines) {
        try {
            List<String> all = List.of(new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n"));
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
