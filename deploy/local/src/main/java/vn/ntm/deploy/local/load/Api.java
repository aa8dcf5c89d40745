package vn.ntm.deploy.local.load;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The services' HTTP APIs as a patient client sees them: it tries again where that helps, until its time is over. */
public final class Api {

    /** Numbers stay as they were written: the printed precision of a figure matters. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpClient http;
    private final TokenSource tokens;
    private final long deadline;

    /** @param within the time for all requests together */
    public Api(HttpClient http, TokenSource tokens, Duration within) {
        this.http = http;
        this.tokens = tokens;
        this.deadline = System.nanoTime() + within.toNanos();
    }

    public static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Reads without a token what is open to read. */
    public JsonNode get(URI address) throws IOException {
        return send(address, null, builder -> builder.GET());
    }

    public JsonNode get(URI address, String role) throws IOException {
        return send(address, role, builder -> builder.GET());
    }

    public JsonNode post(URI address, String role, String key, String contentType, byte[] body) throws IOException {
        return send(address, role, builder -> builder.header("Idempotency-Key", key)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** All items of a list, page by page. */
    public List<JsonNode> list(URI address, String role) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        URI page = address;
        while (true) {
            JsonNode answer = get(page, role);
            answer.path("items").forEach(items::add);
            if (!answer.hasNonNull("next")) {
                return items;
            }
            String separator = address.getQuery() == null ? "?" : "&";
            page = URI.create(address + separator + "cursor="
                    + URLEncoder.encode(answer.path("next").asText(), StandardCharsets.UTF_8));
        }
    }

    boolean isTimeOver() {
        return System.nanoTime() > deadline;
    }

    private interface Shape {
        HttpRequest.Builder on(HttpRequest.Builder builder);
    }

    private JsonNode send(URI address, @Nullable String role, Shape shape) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Duration pause = Retry.pause(attempt);
            try {
                HttpResponse<byte[]> answer = once(address, role, shape);
                JsonNode body = parse(answer.body());
                if (answer.statusCode() < 300) {
                    return body;
                }
                if (!Retry.isWorthwhile(answer.statusCode(), body.path("type").asText(), attempt) || isTimeOver()) {
                    throw new RefusedException(answer.request().method() + " " + address, answer.statusCode(), body);
                }
                pause = longer(pause, answer.headers().firstValue("Retry-After").orElse("0"));
            } catch (IOException e) {
                if (!Retry.isWorthwhile(e) || isTimeOver()) {
                    throw new IOException(address + ": " + e, e);
                }
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private HttpResponse<byte[]> once(URI address, @Nullable String role, Shape shape) throws IOException {
        HttpRequest.Builder builder = shape.on(HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(120))
                .header("Accept", "application/json")
                .header("Accept-Language", "vi"));
        if (role != null) {
            builder.header("Authorization", "Bearer " + tokens.of(role));
        }
        try {
            return http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted during " + address, e);
        }
    }

    private static Duration longer(Duration pause, String seconds) {
        Duration asked = seconds.matches("[0-9]{1,3}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
        return asked.compareTo(pause) > 0 ? asked : pause;
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
