package vn.ntm.ocop.writes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.writes.Write.Bad;
import vn.ntm.platform.db.Database;

/**
 * Every write of the API document with bad input. The writes are read from the document, which the build keeps equal to
 * the code: a new endpoint that has no case here fails, so that none is forgotten.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class WritesIT {

    private static final Path DOCUMENT = Path.of("../docs/api/ocop-service.openapi.json");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Tokens that hold for nobody. */
    private static final List<String> REFUSED_TOKENS = List.of(
            EmbeddedStack.tokens().expired("province-officer", "22"),
            EmbeddedStack.tokens().ofForeignKey("province-officer", "22"),
            EmbeddedStack.tokens().ofForeignIssuer("province-officer", "22"),
            "not.a.token");

    @Inject
    Database database;

    /** What came back. */
    private record Answer(int status, HttpResponse<byte[]> response, JsonNode body) {

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String text(String field) {
            return body.path(field).asText();
        }

        int number(String field) {
            return body.path(field).asInt(-1);
        }

        List<String> faults(String field) {
            List<String> values = new ArrayList<>();
            body.path("errors").forEach(fault -> values.add(fault.path(field).asText()));
            return values;
        }

        @Nullable
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    static Stream<String> writes() throws IOException {
        JsonNode document = JSON.readTree(DOCUMENT.toFile());
        List<String> writes = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> !List.of("get", "parameters").contains(operation.getKey()))
                .forEach(operation ->
                        writes.add(operation.getValue().get("operationId").asText() + " " + operation.getKey() + " "
                                + path.getKey())));
        return writes.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void bad_input_is_answered_as_the_api_card_says(String asked) throws IOException {
        String[] parts = asked.split(" ");
        Write write = new WriteCases().of(parts[0], parts[1], parts[2]);
        long before = events();

        strangersAndOutsiders(write);
        if (write.good() == null) {
            unknown(write, parts[2]);
            return;
        }
        keys(write);
        forms(write);
        if (write.isJson()) {
            fields(write, schemaOf(parts[1], parts[2]));
        }
        if (write.isTable()) {
            tables(write);
        }
        if (write.guarded()) {
            guards(write);
            unknown(write, parts[2]);
        }
        meaning(write);

        assertThat(events()).as("nothing was stored by what was refused").isEqualTo(before);
        once(write);
    }

    /** 401 without a token that holds, 403 for roles and units that may not; out of scope may also be as if not there. */
    private void strangersAndOutsiders(Write write) {
        refused(new Request(write).token(null), 401, null);
        for (String token : REFUSED_TOKENS) {
            refused(new Request(write).token(token), 401, null);
        }
        refused(new Request(write).as("auditor", "auditor-client", write.unit()), 403, null);
        if (write.outsider() != null) {
            assertThat(refused(new Request(write).as(write.role(), write.person(), write.outsider()), -1, null)
                            .status())
                    .as("out of scope")
                    .isIn(403, 404);
        }
        if (write.role().equals("approver")) {
            refused(new Request(write).as("approver", "province-officer-client", write.unit()), 403, "made-by-you");
        }
    }

    private void keys(Write write) {
        Answer missing = refused(new Request(write).key(null), 400, null);
        assertThat(missing.text("type")).endsWith("idempotency-key-missing");
        refused(new Request(write).key("short"), 400, "bad-idempotency-key");
    }

    private void forms(Write write) {
        refused(new Request(write).body("text/plain", "text"), 415, null);
        if (write.isJson()) {
            refused(new Request(write).body("application/json", ""), 400, "empty-body");
            refused(new Request(write).body("application/json", "{\"source\":"), 400, "not-json");
            refused(new Request(write).body("application/json", "{\"a\":1,\"a\":2}"), 400, "not-json");
            refused(new Request(write).body("application/json", "[]"), 400, "not-an-object");
            refused(new Request(write).body("text/csv", "a\n1\n"), 415, null);
        } else {
            refused(new Request(write).body("application/json", "{}"), 415, null);
        }
        if (write.operation().equals("putFile")) {
            refused(new Request(write).body("image/png", write.good()), 415, "file-type-differs");
            refused(new Request(write).body("image/png", new byte[10 * 1024 * 1024 + 1]), 413, "file-too-large");
        }
    }

    /** Each field of the document: of another type, missing, blank; and one that is not of it. */
    private void fields(Write write, JsonNode schema) {
        refusedAt(write, with(write, "noSuchField", true), "/noSuchField", "unknown-field");
        schema.get("properties").properties().forEach(property -> {
            String field = property.getKey();
            String pointer = "/" + field;
            refusedAt(write, with(write, field, Map.of()), pointer, null);
            String type = property.getValue().path("type").asText();
            String kind = property.getValue().path("$ref").asText();
            if (type.equals("integer")) {
                refusedAt(write, with(write, field, 1.5), pointer, "not-whole");
                refusedAt(write, with(write, field, "1"), pointer, "not-a-number");
                refusedAt(write, with(write, field, new java.math.BigInteger("9".repeat(30))), pointer, "out-of-range");
            } else if (type.equals("string")) {
                refusedAt(write, with(write, field, " "), pointer, "blank");
                refusedAt(write, with(write, field, "x".repeat(4_001)), pointer, "too-long");
            } else if (type.equals("boolean")) {
                refusedAt(write, with(write, field, "true"), pointer, "not-true-or-false");
            } else if (kind.endsWith("/LocalDate")) {
                refusedAt(write, with(write, field, "2026-02-30"), pointer, "not-a-date");
            } else if (kind.endsWith("/UUID")) {
                refusedAt(write, with(write, field, "1"), pointer, "not-an-id");
            } else if (!kind.isEmpty()) {
                refusedAt(write, with(write, field, "NO_SUCH_VALUE"), pointer, "not-one-of");
            }
        });
        List<String> required = missingOf(write);
        assertThat(write.fields().keySet())
                .as("the good body has all that is required")
                .containsAll(required);
        for (String field : required) {
            refusedAt(write, with(write, field, null), "/" + field, "missing");
        }
    }

    /** The empty body names everything that is missing at once; where nothing is required there is nothing to refuse. */
    private List<String> missingOf(Write write) {
        if (write.guarded() && write.role().equals("approver") && write.fields().containsKey("reason")) {
            return List.of();
        }
        return refused(new Request(write).body("application/json", "{}"), 400, "missing").faults("pointer").stream()
                .map(pointer -> pointer.substring(1))
                .toList();
    }

    private void tables(Write write) {
        Request request = new Request(write);
        refused(request.body(write.mediaType(), ""), 422, "no-rows");
        refused(request.body(write.mediaType(), "colour\nred\n"), 422, "unknown-column");
        refused(request.body(XLSX, "PK no workbook"), 400, "not-a-table");
        Map<String, Object> missing = new HashMap<>(write.fields());
        missing.put("source", "");
        refusedRow(write, missing, "/rows/3/source", "missing");
        refused(
                request.body(write.mediaType(), Tables.csv(List.of(write.fields(), write.fields()))),
                422,
                "repeated-row");
    }

    private void refusedRow(Write write, Map<String, Object> bad, String pointer, String code) {
        List<Map<String, Object>> rows = List.of(write.fields(), bad);
        for (Request request : List.of(
                new Request(write).body(write.mediaType(), Tables.csv(rows)),
                new Request(write).body(XLSX, Tables.xlsx(rows)),
                new Request(write).body(write.mediaType(), Tables.csv(rows)).query("?dryRun=true"))) {
            Answer answer = refused(request, 422, code);
            assertThat(answer.faults("pointer")).contains(pointer);
        }
    }

    private void guards(Write write) {
        Answer missing = refused(new Request(write).ifMatch(null), 428, null);
        assertThat(missing.text("type")).endsWith("precondition-required");
        refused(new Request(write).ifMatch("\"99\""), 412, "stale-version");
        refused(new Request(write).ifMatch("W/\"1\""), 412, "stale-version");
    }

    private void unknown(Write write, String template) {
        for (String id : List.of(UUID.randomUUID().toString(), "no-id")) {
            refused(new Request(write).path(template.replace("{id}", id)), 404, null);
        }
    }

    private void meaning(Write write) {
        Bad bad = write.bad();
        if (bad == null) {
            return;
        }
        if (write.isTable()) {
            Map<String, Object> row = new HashMap<>(write.fields());
            row.put(bad.field(), bad.value());
            refusedRow(write, row, "/rows/3/" + bad.field(), bad.code());
        } else if (write.bad().code().equals("natural-key-changed")) {
            refused(
                    new Request(write).body("application/json", with(write, bad.field(), bad.value())),
                    422,
                    bad.code());
        } else {
            Answer answer = refused(
                    new Request(write).body("application/json", with(write, bad.field(), bad.value())),
                    422,
                    bad.code());
            assertThat(answer.faults("pointer"))
                    .anySatisfy(pointer -> assertThat(pointer).startsWith("/" + bad.field()));
        }
    }

    /** A key has one answer for ever, also a refusal; another body under it is refused. */
    private void once(Write write) {
        if (write.bad() != null) {
            Request refused = new Request(write).bad().key(key());
            Answer first = refused.send("en");
            assertThat(first.status()).isEqualTo(422);
            replayed(refused, first);
            assertThat(refused.good().send("en").text("type")).endsWith("key-reused");
        }
        if (write.isTable()) {
            Answer dry = new Request(write).query("?dryRun=true").send("en");
            assertThat(dry.status()).isEqualTo(200);
            assertThat(dry.number("created")).isEqualTo(1);
        }
        Request request = new Request(write).key(key());
        Answer first = request.send("en");
        assertThat(first.status()).as(first.text()).isEqualTo(write.success());
        replayed(request, first);
        long stored = events();
        if (write.bad() != null) {
            refused(new Request(write).bad().key(request.key), 422, null);
        }
        Request again = new Request(write).key(key());
        if (write.onceOnly()) {
            Answer conflict = again.send("en");
            assertThat(conflict.status()).as(conflict.text()).isIn(409, 422);
            problem(conflict, "en");
            replayed(again, conflict);
        } else if (write.isTable()) {
            assertThat(again.send("en").number("unchanged")).isEqualTo(1);
            Answer workbook = new Request(write)
                    .body(XLSX, Tables.xlsx(List.of(write.fields())))
                    .send("en");
            assertThat(workbook.number("unchanged")).as(workbook.text()).isEqualTo(1);
        }
        if (write.onceOnly() || write.isTable()) {
            assertThat(events()).as("the same again stores nothing").isEqualTo(stored);
        }
    }

    private static void replayed(Request request, Answer first) {
        Answer second = request.send("en");
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    }

    private void refusedAt(Write write, Map<String, Object> body, String pointer, @Nullable String code) {
        Answer answer = refused(new Request(write).body("application/json", body), 400, code);
        assertThat(answer.faults("pointer")).contains(pointer);
    }

    /** Refused in both languages, as a problem that names what is wrong; the English answer. */
    private static Answer refused(Request request, int status, @Nullable String code) {
        Answer vietnamese = request.send("vi");
        Answer english = request.send("en");
        for (Answer answer : List.of(vietnamese, english)) {
            if (status > 0) {
                assertThat(answer.status()).as(request + " → " + answer.text()).isEqualTo(status);
            }
            if (code != null) {
                assertThat(answer.faults("code")).contains(code);
            }
        }
        problem(vietnamese, "vi");
        problem(english, "en");
        assertThat(vietnamese.text("title")).isNotEqualTo(english.text("title"));
        assertThat(vietnamese.text("detail")).isNotEqualTo(english.text("detail"));
        return english;
    }

    private static void problem(Answer answer, String language) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.number("status")).isEqualTo(answer.status());
        assertThat(answer.text("type")).contains("/problems/");
        assertThat(answer.text("instance")).startsWith("/v1/");
        assertThat(answer.text("traceId")).hasSize(32);
        List<String> texts = new ArrayList<>(List.of(answer.text("title"), answer.text("detail")));
        for (JsonNode fault : answer.body().path("errors")) {
            assertThat(fault.has("pointer")).isTrue();
            String detail = fault.path("detail").asText();
            assertThat(detail).isNotEqualTo("fault." + fault.path("code").asText());
            texts.add(detail);
        }
        assertThat(texts).allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{", "}", "Exception"));
    }

    private static Map<String, Object> with(Write write, String field, @Nullable Object value) {
        Map<String, Object> body = new HashMap<>(write.fields());
        if (value == null) {
            body.remove(field);
        } else {
            body.put(field, value);
        }
        return body;
    }

    private static JsonNode schemaOf(String method, String path) throws IOException {
        JsonNode document = JSON.readTree(DOCUMENT.toFile());
        String name = document.at("/paths")
                .get(path)
                .get(method)
                .at("/requestBody/content/application~1json/schema/$ref")
                .asText();
        return document.at(name.substring(1));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private long events() {
        return database.read(handle -> handle.createQuery("select count(*) from event")
                .mapTo(Long.class)
                .one());
    }

    /** Such a body is never sent: that it is announced is enough. */
    @Test
    void a_body_that_is_announced_as_too_large_is_refused_before_it_comes() throws IOException {
        for (String language : List.of("vi", "en")) {
            try (Socket socket = new Socket("localhost", io.restassured.RestAssured.port)) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream()
                        .write(("POST /v1/sales HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Accept-Language: " + language + "\r\nContent-Length: 70000000\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("content-language: " + language);
                JsonNode problem = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
                assertThat(problem.path("type").asText()).endsWith("/too-large");
                assertThat(problem.path("instance").asText()).isEqualTo("/v1/sales");
                assertThat(problem.at("/errors/0/detail").asText()).contains("67108864");
            }
        }
    }

    /** A request that can be sent in either language; without a key of its own each sending has a new one. */
    private static final class Request {

        private final Write write;
        private String path;
        private String query = "";
        private @Nullable String token;
        private boolean keyed = true;
        private @Nullable String key;
        private @Nullable String ifMatch = "*";
        private String mediaType;
        private @Nullable Object body;

        Request(Write write) {
            this.write = write;
            this.path = write.path();
            this.mediaType = write.mediaType();
            this.body = write.isTable() ? Tables.csv(List.of(write.fields())) : write.good();
            as(write.role(), write.person(), write.unit());
        }

        Request as(String role, String person, String unit) {
            return token(EmbeddedStack.tokens().tokenOf(person, List.of(role), List.of(unit), Duration.ofHours(1)));
        }

        Request token(@Nullable String next) {
            token = next;
            return this;
        }

        Request key(@Nullable String next) {
            keyed = next != null;
            key = next;
            return this;
        }

        Request ifMatch(@Nullable String next) {
            ifMatch = next;
            return this;
        }

        Request path(String next) {
            path = next;
            return this;
        }

        Request query(String next) {
            query = next;
            return this;
        }

        Request body(String type, @Nullable Object next) {
            mediaType = type;
            body = next;
            return this;
        }

        Request good() {
            return body(write.mediaType(), write.isTable() ? Tables.csv(List.of(write.fields())) : write.good());
        }

        Request bad() {
            Bad bad = java.util.Objects.requireNonNull(write.bad());
            Map<String, Object> fields = with(write, bad.field(), bad.value());
            return body(write.mediaType(), write.isTable() ? Tables.csv(List.of(fields)) : fields);
        }

        Answer send(String language) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + io.restassured.RestAssured.port + path + query))
                    .header("Accept-Language", language);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (keyed) {
                request.header("Idempotency-Key", key == null ? WritesIT.key() : key);
            }
            if (write.guarded() && ifMatch != null) {
                request.header("If-Match", ifMatch);
            }
            if (body != null) {
                request.header("Content-Type", mediaType);
            }
            HttpRequest.BodyPublisher content = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(bytes(body));
            request.method(write.method().toUpperCase(java.util.Locale.ROOT), content);
            try {
                HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                Http.DOCUMENTED.check(
                        write.method(),
                        path,
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(null),
                        answer.body());
                return new Answer(answer.statusCode(), answer, JSON.readTree(answer.body()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(toString(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static byte[] bytes(Object body) {
            if (body instanceof byte[] bytes) {
                return bytes;
            }
            try {
                return body instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : JSON.writeValueAsBytes(body);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return write.operation() + " " + path + query + " " + mediaType;
        }
    }
}
