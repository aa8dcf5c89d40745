package vn.ntm.deploy.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Tokens from the issuer: one client per role, so that maker, approver and treasurer are three actors. */
public final class TokenSource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final HttpClient http;
    private final URI endpoint;
    private final String clients;
    private final List<String> units;
    private final Map<String, Kept> tokens = new ConcurrentHashMap<>();

    private record Kept(String token, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < KEPT.toNanos();
        }
    }

    /** @param clients prefix of the client names; other prefix, other persons */
    public TokenSource(HttpClient http, URI endpoint, String clients, List<String> units) {
        this.http = http;
        this.endpoint = endpoint;
        this.clients = clients;
        this.units = List.copyOf(units);
    }

    public String of(String role) throws IOException {
        Kept kept = tokens.get(role);
        if (kept == null || !kept.isFresh()) {
            kept = new Kept(request(role), System.nanoTime());
            tokens.put(role, kept);
        }
        return kept.token();
    }

    private String request(String role) throws IOException {
        Map<String, String> form = new TreeMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", clients + "-" + role);
        form.put("client_secret", "development");
        form.put("scope", "role:" + role + units.stream().map(u -> " unit:" + u).collect(Collectors.joining()));
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new IOException("Token: " + answer.statusCode() + " "
                        + json.path("error_description").asText());
            }
            return json.path("access_token").asText();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking for a token", e);
        }
    }
}
