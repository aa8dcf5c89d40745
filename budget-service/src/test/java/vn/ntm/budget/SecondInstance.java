package vn.ntm.budget;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.embedded.FreePorts;

/** Another process of the packaged service on the same database, reached through a gate. */
final class SecondInstance implements AutoCloseable {

    private static final Path PACKAGE = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target/second-instance.log");

    private final Process process;
    private final int port;

    private SecondInstance(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when the instance answers. */
    static SecondInstance start(DatabaseGate gate) throws IOException {
        Map<String, String> settings = EmbeddedStack.config("budget");
        int port = FreePorts.next();
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.host=127.0.0.1",
                // Commits go over the wire as text, so that the gate sees them.
                "-Dquarkus.datasource.jdbc.url="
                        + settings.get("ntm.db.url").replaceFirst(":\\d+/", ":" + gate.port() + "/")
                        + "?prepareThreshold=0"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", PACKAGE.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(LOG.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        SecondInstance instance = new SecondInstance(process, port);
        instance.awaitReady();
        return instance;
    }

    static int databasePort() {
        return URI.create(EmbeddedStack.config("budget").get("ntm.db.url").substring("jdbc:".length()))
                .getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void awaitReady() throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready =
                HttpRequest.newBuilder(URI.create(url("/q/health/ready"))).build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroyForcibly();
        throw new IOException("The second instance did not come up:\n" + Files.readString(LOG));
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
