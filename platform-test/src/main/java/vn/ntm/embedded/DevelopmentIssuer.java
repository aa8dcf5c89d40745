package vn.ntm.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/**
 * An issuer for development on 127.0.0.1: whoever asks gets the role and units that the scope names
 * ({@code role:approver unit:22}). In production any OIDC issuer takes its place; nothing but its address changes.
 */
public final class DevelopmentIssuer implements AutoCloseable {

    private static final String REALM = "/ntm";
    private static final Set<String> ROLES = Set.of(
            "province-officer",
            "district-officer",
            "commune-officer",
            "appraiser",
            "approver",
            "treasurer",
            "auditor",
            "integration");
    private static final int MAXIMUM_BODY = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "issuer");
        thread.setDaemon(true);
        return thread;
    });
    private final SigningKey key;
    private final Tokens tokens;
    private final Duration lifetime;

    private DevelopmentIssuer(HttpServer server, SigningKey key, Duration lifetime) {
        this.server = server;
        this.key = key;
        this.lifetime = lifetime;
        this.tokens = new Tokens(url(), key);
    }

    public static DevelopmentIssuer start(int port, SigningKey key, Duration lifetime) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        DevelopmentIssuer issuer = new DevelopmentIssuer(server, key, lifetime);
        server.createContext("/", issuer::answer);
        server.setExecutor(issuer.workers);
        server.start();
        return issuer;
    }

    /** On a free port, with a key of its own. */
    public static DevelopmentIssuer startTemporary() throws IOException {
        return start(0, SigningKey.generate(), Tokens.LIFETIME);
    }

    /** The name in {@code iss}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + REALM;
    }

    public String jwksUrl() {
        return url() + "/jwks";
    }

    public String tokenUrl() {
        return url() + "/token";
    }

    /** Makes tokens of this issuer without a request. */
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (request) {
                case "GET " + REALM + "/jwks" -> send(exchange, 200, key.jwks());
                case "GET " + REALM + "/.well-known/openid-configuration" ->
                    send(exchange, 200, JsonUtil.toJson(discovery()));
                case "POST " + REALM + "/token" -> token(exchange);
                default -> send(exchange, 404, error("not_found", "Only " + REALM + "/token and /jwks are here."));
            }
        }
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", url(),
                "jwks_uri", jwksUrl(),
                "token_endpoint", tokenUrl(),
                "grant_types_supported", List.of("client_credentials"),
                "response_types_supported", List.of("token"),
                "subject_types_supported", List.of("public"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String client = client(exchange, form);
        List<String> roles = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (String entry : form.getOrDefault("scope", "").split("\\s+")) {
            if (entry.startsWith("role:")) {
                roles.add(entry.substring("role:".length()));
            } else if (entry.startsWith("unit:")) {
                units.add(entry.substring("unit:".length()));
            }
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            send(exchange, 400, error("unsupported_grant_type", "Only client_credentials."));
        } else if (client == null) {
            send(exchange, 401, error("invalid_client", "client_id is missing."));
        } else if (!ROLES.containsAll(roles)) {
            send(exchange, 400, error("invalid_scope", "Unknown role; there are: " + String.join(" ", sorted(ROLES))));
        } else {
            send(
                    exchange,
                    200,
                    JsonUtil.toJson(Map.of(
                            "access_token", tokens.newTokenOf(client, roles, units, lifetime),
                            "token_type", "Bearer",
                            "expires_in", lifetime.toSeconds(),
                            "scope", form.getOrDefault("scope", ""))));
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static String error(String code, String description) {
        return JsonUtil.toJson(Map.of("error", code, "error_description", description));
    }

    private static @Nullable String client(HttpExchange exchange, Map<String, String> form) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header != null && header.startsWith("Basic ")) {
            try {
                byte[] pair = Base64.getDecoder()
                        .decode(header.substring("Basic ".length()).strip());
                return decode(new String(pair, StandardCharsets.UTF_8).split(":", 2)[0]);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        String client = form.get("client_id");
        return client == null || client.isBlank() ? null : client;
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(MAXIMUM_BODY), StandardCharsets.UTF_8);
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            if (nameAndValue.length == 2) {
                form.put(decode(nameAndValue[0]), decode(nameAndValue[1]));
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
