package vn.ntm.deploy.bench.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The system's Chromium without a window, spoken to in its DevTools protocol. The tests' Playwright would bring 200 MB of
 * Node.js along for the six commands that are needed here.
 */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final long PATIENCE_SECONDS = 60;

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> bytesBySession = new ConcurrentHashMap<>();
    private final Process process;
    private final Path profile;
    private final WebSocket socket;

    private Browser(Process process, Path profile, URI address) throws IOException {
        this.process = process;
        this.profile = profile;
        this.socket = get(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Listener()));
    }

    static Browser start() throws IOException {
        Path profile = Files.createTempDirectory("ntm-browser");
        Process process = new ProcessBuilder(
                        executable().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(process, profile, address(process, profile.resolve("DevToolsActivePort")));
        } catch (IOException e) {
            process.destroy();
            throw e;
        }
    }

    private static Path executable() throws IOException {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("No Chromium on the path: install the package chromium."));
    }

    /** The browser writes the port that it took, then the path, when it listens. */
    private static URI address(Process process, Path file) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() >= 2) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new IOException("The browser did not start.");
    }

    /** A window of its own, which shares no cache with the others. */
    Tab open() throws IOException {
        String context = command(null, "Target.createBrowserContext", Map.of())
                .path("browserContextId")
                .asText();
        String target = command(
                        null,
                        "Target.createTarget",
                        Map.of("url", "about:blank", "browserContextId", context, "width", 1440, "height", 900))
                .path("targetId")
                .asText();
        String session = command(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        AtomicLong bytes = new AtomicLong();
        bytesBySession.put(session, bytes);
        command(session, "Network.enable", Map.of());
        return new Tab(context, session, bytes);
    }

    /** A page in the browser. */
    final class Tab implements AutoCloseable {

        private final String context;
        private final String session;
        private final AtomicLong bytes;

        private Tab(String context, String session, AtomicLong bytes) {
            this.context = context;
            this.session = session;
            this.bytes = bytes;
        }

        void navigate(String url) throws IOException {
            JsonNode answer = command(session, "Page.navigate", Map.of("url", url));
            if (answer.hasNonNull("errorText")) {
                throw new IOException(url + ": " + answer.path("errorText").asText());
            }
        }

        /** What the expression's promise is kept with. */
        JsonNode evaluate(String expression) throws IOException {
            JsonNode answer = command(
                    session,
                    "Runtime.evaluate",
                    Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
            if (answer.has("exceptionDetails")) {
                throw new IOException(answer.path("exceptionDetails").toString());
            }
            return answer.path("result").path("value");
        }

        /** Bytes of all answers so far, as they came over the line. */
        long bytes() {
            return bytes.get();
        }

        @Override
        public void close() throws IOException {
            command(null, "Target.disposeBrowserContext", Map.of("browserContextId", context));
        }
    }

    private JsonNode command(@Nullable String session, String method, Map<String, Object> parameters)
            throws IOException {
        long id = last.incrementAndGet();
        ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
        message.set("params", json.valueToTree(parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        get(socket.sendText(json.writeValueAsString(message), true));
        JsonNode got = get(answer);
        if (got.has("error")) {
            throw new IOException(method + ": " + got.path("error"));
        }
        return got.path("result");
    }

    private static <T> T get(CompletableFuture<T> future) throws IOException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The browser does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean whole) {
            parts.append(text);
            if (whole) {
                try {
                    heard(json.readTree(parts.toString()));
                } catch (IOException e) {
                    asked.values().forEach(one -> one.completeExceptionally(e));
                }
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable problem) {
            asked.values().forEach(one -> one.completeExceptionally(problem));
        }
    }

    private void heard(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asLong());
            if (answer != null) {
                answer.complete(message);
            }
        } else if (message.path("method").asText().equals("Network.loadingFinished")) {
            AtomicLong bytes = bytesBySession.get(message.path("sessionId").asText());
            if (bytes != null) {
                bytes.addAndGet(message.path("params").path("encodedDataLength").asLong());
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
