package vn.ntm.deploy.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The local stack as a user starts it, on its own ports and in a folder of its own. */
final class LocalStack implements AutoCloseable {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

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

    /** Runs {@code deploy/NAME} against this stack; its exit code. */
    int command(String name) {
        try {
            Process command = new ProcessBuilder(
                            ROOT.resolve("deploy/" + name).toString(), "--data-dir", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolveSibling(name + ".log").toFile())
                    .start();
            if (!command.waitFor(2, TimeUnit.MINUTES)) {
                command.destroyForcibly();
                throw new AssertionError(name + " did not end within two minutes");
            }
            return command.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void awaitState(String state) {
        await("state " + state, () -> state.equals(state()));
    }

    void awaitOutput(String text) {
        await("\"" + text + "\" in the output", () -> output().contains(text));
    }

    private void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("The stack ended before: " + what + "\n" + output());
                    }
                })
                .until(condition::getAsBoolean);
    }

    String state() {
        return read().path("state").asText();
    }

    /** Ends one of its processes as {@code kill -9} does. */
    void kill(String name) {
        long pid = read().path("processes").path(name).path("pid").asLong();
        if (!ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false)) {
            throw new AssertionError(name + " did not run as process " + pid);
        }
    }

    /** How often its supervisor has started this process again. */
    int restarts(String name) {
        return read().path("processes").path(name).path("restarts").asInt();
    }

    /** Reads from one of the services as somebody with this role. */
    JsonNode get(String service, String path, String role) {
        int port = read().path("processes").path(service).path("port").asInt();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token(role))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    "GET " + path + " of " + service + ": " + answer.statusCode() + " " + answer.body());
        }
        return parse(answer.body());
    }

    /** How many items a list has, page by page. */
    long count(String service, String path) {
        long count = 0;
        String page = path + "?limit=500";
        while (true) {
            JsonNode answer = get(service, page, "auditor");
            count += answer.path("items").size();
            if (!answer.hasNonNull("next")) {
                return count;
            }
            page = path + "?limit=500&cursor="
                    + URLEncoder.encode(answer.path("next").asText(), StandardCharsets.UTF_8);
        }
    }

    /** How many rows the province's file has; no cell of these files holds a line break. */
    long rows(String file) {
        try (Stream<String> lines =
                Files.lines(ROOT.resolve("deploy/data/quang-ninh").resolve(file))) {
            return lines.skip(1).filter(line -> !line.isBlank()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token(String role) {
        JsonNode stack = read();
        String form = "grant_type=client_credentials&client_id=person-" + role + "&client_secret=development&scope="
                + URLEncoder.encode(
                        "role:" + role + " unit:" + stack.path("province").asText(), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(stack.path("tokenEndpoint").asText()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return parse(send(request).body()).path("access_token").asText();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read() {
        Path file = folder.resolve("stack.json");
        try {
            return Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
