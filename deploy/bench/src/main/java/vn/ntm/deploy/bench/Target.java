package vn.ntm.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The running suite as a benchmark sees it: addresses, tokens, requests, and the databases for yardsticks. */
public final class Target {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path state;
    private final JsonNode stack;
    private final double startSeconds;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** @param startSeconds from the start of the launcher until its figures agreed */
    Target(Path state, JsonNode stack, double startSeconds) {
        this.state = state;
        this.stack = stack;
        this.startSeconds = startSeconds;
    }

    public double startSeconds() {
        return startSeconds;
    }

    /** Code of the province that was loaded. */
    public String province() {
        return stack.path("province").asText();
    }

    /** Address of {@code criteria}, {@code ocop}, {@code budget} or {@code reporting}. */
    public URI address(String service) {
        return URI.create("http://127.0.0.1:" + port(service));
    }

    public int port(String process) {
        return stack.path("processes").path(process).path("port").asInt();
    }

    public long pid(String process) {
        return stack.path("processes").path(process).path("pid").asLong();
    }

    public long launcherPid() {
        return stack.path("launcherPid").asLong();
    }

    /** A bearer token of the person with this role, who is another person for each role, over the whole province. */
    public String token(String role) {
        return tokens.computeIfAbsent(role, this::newToken);
    }

    /** A connection to a service's own database as its owner, for yardsticks. */
    public Connection database(String service) throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/" + service,
                service + "_owner",
                password(service));
    }

    /** The same connection for PostgreSQL's own programs, as their environment. */
    public Map<String, String> libpq(String service) throws IOException {
        return Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(port("postgres")),
                "PGDATABASE",
                service,
                "PGUSER",
                service + "_owner",
                "PGPASSWORD",
                password(service));
    }

    private String password(String service) throws IOException {
        return Files.readString(state.resolve("secrets").resolve(service + "-owner"))
                .strip();
    }

    public JsonNode get(String service, String path, String role) throws IOException {
        return body(send(request(service, path, role).GET().build()), path);
    }

    /** Posts JSON under a new Idempotency-Key; any refusal ends the benchmark. */
    public JsonNode post(String service, String path, String role, Object body) throws IOException {
        return post(service, path, role, "application/json", JSON.writeValueAsBytes(body));
    }

    /** Posts a CSV table in the same way. */
    public JsonNode postTable(String service, String path, String role, String csv) throws IOException {
        return post(service, path, role, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode post(String service, String path, String role, String mediaType, byte[] body) throws IOException {
        return body(
                send(request(service, path, role)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("If-Match", "*")
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build()),
                path);
    }

    /** Waits until reporting has applied all that this service published, so that what comes next runs alone. */
    public void awaitApplied(String service) throws IOException {
        while (true) {
            JsonNode head = get(service, "/v1/events/head", "auditor");
            JsonNode applied = get("reporting", "/v1/inbox", "auditor").path("sources");
            if (head.path("pending").asLong() == 0
                    && applied.path(service + "-service").asLong()
                            >= head.path("position").asLong()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Waits until this service has sent all its events. */
    public void awaitSent(String service) throws IOException {
        while (get(service, "/v1/events/head", "auditor").path("pending").asLong() > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** A request with its token, to be completed. */
    public HttpRequest.Builder request(String service, String path, String role) {
        return HttpRequest.newBuilder(URI.create(address(service) + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token(role));
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static JsonNode body(HttpResponse<String> answer, String path) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private String newToken(String role) {
        String form = "grant_type=client_credentials&client_id=person-" + role + "&client_secret=development&scope="
                + URLEncoder.encode("role:" + role + " unit:" + province(), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(stack.path("tokenEndpoint").asText()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            return body(send(request), "token").path("access_token").asText();
        } catch (IOException e) {
            throw new IllegalStateException("No token for " + role, e);
        }
    }
}
