package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.embedded.StackResource;
import vn.ntm.platform.security.Role;

/**
 * Bad input to every write that the API document offers, so that none can be forgotten: who may not is told so, what is
 * wrong is named, nothing is stored, nothing ends in a fault of ours, and a refusal is answered again as it was.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class EveryWriteIT {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CSV = "text/csv";
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 409, 412, 413, 415, 422, 428);

    /** Anybody who is known may ask these; they store nothing and use no key. */
    private static final Set<String> OPEN = Set.of("splitByWeights");

    /** These store nothing; a dead letter is looked up before the key, and sent again it is applied once all the same. */
    private static final Set<String> WITHOUT_KEY = Set.of("splitByWeights", "previewYearEnd", "replayDeadLetter");

    /** These are done to a document, but the version that somebody saw plays no part: they add to it, or name a digest. */
    private static final Set<String> WITHOUT_VERSION = Set.of(
            "proposeAmendment",
            "recordAcceptance",
            "bookPaymentRequest",
            "reverseTransaction",
            "closePeriod",
            "askToReopenPeriod",
            "reopenPeriod",
            "withdrawReopening",
            "previewYearEnd",
            "proposeYearEnd",
            "runYearEnd",
            "replayDeadLetter");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** By path: a template is the same at each of the many requests. */
    private static final Map<String, List<String>> COLUMNS = new HashMap<>();

    private final Scenario the = new Scenario(2021);
    private JsonNode document = NODES.objectNode();
    private String contract = "";

    @Inject
    DataSource application;

    /** @param namesVersion whether the document says that the write may be refused for the version in If-Match */
    private record Write(String operation, String path, JsonNode content, boolean namesVersion) {

        boolean isTable() {
            return content.has(CSV);
        }

        boolean isJson() {
            return content.has("application/json");
        }
    }

    @BeforeEach
    void read() throws IOException {
        document =
                JSON.readTree(Path.of("../docs/api/budget-service.openapi.json").toFile());
        the.detailed("DA-01", 1_000);
        contract = the.contract("DA-01", 500);
    }

    @Test
    void the_document_offers_the_writes_that_are_tried_here() {
        assertThat(writes()).hasSizeGreaterThan(40).anySatisfy(write -> assertThat(write.operation())
                .isEqualTo("bookPaymentRequestsInBulk"));
    }

    @Test
    void without_a_token_every_write_is_401() {
        for (Write write : writes()) {
            Answer answer = new Request(write).token(null).send();
            assertThat(answer.statusCode()).as(write.operation()).isEqualTo(401);
            assertProblem(write.operation(), answer);
        }
    }

    @Test
    void a_role_that_decides_nothing_here_is_403() {
        for (Write write : writes()) {
            if (!OPEN.contains(write.operation())) {
                Answer answer =
                        new Request(write).token(token(List.of("appraiser"))).send();
                assertThat(answer.statusCode()).as(write.operation()).isEqualTo(403);
                assertProblem(write.operation(), answer);
                JsonNode fault = answer.json().at("/errors/0");
                assertThat(fault.path("code").asText()).as(write.operation()).isEqualTo("role-needed");
                assertThat(fault.at("/params/needed").asText())
                        .as(write.operation())
                        .isNotBlank()
                        .doesNotContain("appraiser");
                assertThat(fault.at("/params/given").asText()).isEqualTo("appraiser");
            }
        }
    }

    @Test
    void without_a_key_every_write_is_400() {
        for (Write write : writes()) {
            if (!WITHOUT_KEY.contains(write.operation())) {
                Answer answer = new Request(write).key(null).send();
                assertThat(answer.statusCode()).as(write.operation()).isEqualTo(400);
                assertProblem(write.operation(), answer);
            }
        }
    }

    @Test
    void what_is_no_json_or_says_what_nobody_asked_is_400_and_another_type_415() {
        for (Write write : writes()) {
            if (write.isJson()) {
                for (String body : List.of("{", "[]", "\"text\"", "null", "", "{\"nobodyAsked\": 1}")) {
                    Answer answer = send(write, "application/json", body);
                    assertThat(answer.statusCode())
                            .as(write.operation() + " " + body)
                            .isEqualTo(400);
                    assertProblem(write.operation() + " " + body, answer);
                }
            }
            if (write.isJson() || write.isTable()) {
                Answer answer = send(write, "text/plain", "text");
                assertThat(answer.statusCode())
                        .as(write.operation() + answer.asString())
                        .isEqualTo(415);
                assertProblem(write.operation(), answer);
            }
        }
    }

    @Test
    void a_document_that_is_not_there_is_404() {
        for (Write write : writes()) {
            if (write.path().contains("{id}") && !write.path().contains("/periods/")) {
                Answer answer = send(write, type(write), text(write));
                assertThat(answer.statusCode()).as(write.operation()).isEqualTo(404);
                assertProblem(write.operation(), answer);
            }
        }
    }

    /** Whoever takes a step must have seen what the document is now: 428 without a version, 412 with an old one. */
    @Test
    void a_step_is_refused_without_the_version_of_its_document_and_with_another() throws SQLException {
        Map<String, Step> steps = steps();
        Set<String> asked = new TreeSet<>(steps.keySet());
        asked.addAll(WITHOUT_VERSION);
        assertThat(writes().stream().filter(Write::namesVersion).map(Write::operation))
                .containsExactlyInAnyOrderElementsOf(asked);
        for (Write write : writes()) {
            Step step = steps.get(write.operation());
            if (step == null) {
                continue;
            }
            String document = step.path().substring(0, step.path().lastIndexOf('/'));
            String version =
                    exchange(request(document, token(everyRole())).GET()).header("ETag");
            assertThat(version).as(document).isNotNull();
            long before = rows();
            Request request = new Request(write)
                    .path(step.path())
                    .body("application/json", step.body().toString());
            refused(request.ifMatch(null), 428, "precondition-required");
            for (String other : List.of("\"99\"", "W/" + version, "\"\"", "1")) {
                Answer stale = refused(request.ifMatch(other), 412, "stale-version");
                assertThat(stale.json().at("/errors/0/code").asText()).isEqualTo("stale-version");
            }
            assertThat(rows()).as(write.operation()).isEqualTo(before);
            Answer taken = request.ifMatch(version).send();
            assertThat(taken.statusCode())
                    .as(write.operation() + taken.asString())
                    .isEqualTo(201);
        }
        the.assertSound();
    }

    private Answer refused(Request request, int status, String type) {
        Answer answer = request.key(UUID.randomUUID().toString()).send();
        String what = request.write.operation() + " " + request.ifMatch;
        assertThat(answer.statusCode()).as(what + answer.asString()).isEqualTo(status);
        assertProblem(what, answer);
        assertThat(answer.json().path("type").asText()).as(what).endsWith(type);
        return answer;
    }

    /** A step on a document that waits for it. */
    private record Step(String path, JsonNode body) {}

    private static Step step(String path, Map<String, Object> body) {
        return new Step(path, JSON.valueToTree(body));
    }

    private static Step approval(String collection, String id) {
        return step(collection + "/" + id + "/approval", Map.of("reason", "checked"));
    }

    private static Step withdrawal(String collection, String id) {
        return step(collection + "/" + id + "/withdrawal", Map.of("reason", "entered twice"));
    }

    private Map<String, Step> steps() {
        String day = the.day(3, 2).toString();
        // The plan decision that waits needs money of the commune that no project has.
        the.appropriate(50);
        the.assign(the.province.commune(1), 50);
        String committed = the.commit(contract, 300);
        String withdrawn =
                ownDocument("/v1/payment-requests", the.request("DIRECT", null, "DA-01", 10, 0, the.day(3, 2)));
        String refused = the.ask("DIRECT", null, "DA-01", 10, 0, the.day(3, 2)).path("id");
        String approved = the.ask("DIRECT", null, "DA-01", 10, 0, the.day(3, 2)).path("id");
        String paid = the.paid("DIRECT", null, "DA-01", 10, 0, the.day(3, 2));
        Map<String, Object> ending = Map.of("reason", "test", "on", day);
        Map<String, Step> steps = new HashMap<>();
        for (SubmittedDocument kind : SubmittedDocument.all(the, contract)) {
            steps.put(
                    "approve" + kind.name(),
                    approval(kind.collection(), made(kind.path(), kind.body().get())));
            String own = ownDocument(kind.path(), kind.body().get());
            steps.put("withdraw" + kind.name(), withdrawal(kind.collection(), own));
        }
        Map<String, Object> yearEnd = the.yearEnd(List.of("DA-01"));
        the.proposed(yearEnd);
        yearEnd.put("decisionNumber", Scenario.number("KD"));
        steps.put(
                "withdrawYearEnd",
                withdrawal("/v1/year-ends/proposals", ownDocument("/v1/year-ends/2021/proposals", yearEnd)));
        steps.putAll(Map.ofEntries(
                Map.entry(
                        "releaseCommitment",
                        step(
                                "/v1/commitments/" + committed + "/release",
                                Map.of("amount", Http.money(5), "releasedOn", day, "reason", "not needed"))),
                Map.entry("approvePaymentRequest", approval("/v1/payment-requests", approved)),
                Map.entry("withdrawPaymentRequest", step("/v1/payment-requests/" + withdrawn + "/withdrawal", ending)),
                Map.entry("refusePaymentRequest", step("/v1/payment-requests/" + refused + "/refusal", ending)),
                Map.entry(
                        "returnPayment",
                        step(
                                "/v1/payment-requests/" + paid + "/returns",
                                Map.of(
                                        "amount",
                                        Http.money(3),
                                        "returnedOn",
                                        the.day(4, 2).toString(),
                                        "reason",
                                        "twice"))),
                Map.entry(
                        "stepObstacle",
                        step(
                                "/v1/obstacles/"
                                        + made(
                                                "/v1/obstacles",
                                                Map.of(
                                                        "number",
                                                        Scenario.number("VM"),
                                                        "code",
                                                        "LAND_CLEARANCE",
                                                        "unit",
                                                        the.province.commune(1),
                                                        "project",
                                                        "DA-01",
                                                        "text",
                                                        "Site not handed over",
                                                        "owner",
                                                        "District land office",
                                                        "openedOn",
                                                        "2021-08-01",
                                                        "dueOn",
                                                        "2021-09-30",
                                                        "held",
                                                        Http.money(100)))
                                        + "/steps",
                                Map.of("on", "2021-08-10", "text", "Handed over", "progress", "RESOLVED")))));
        return steps;
    }

    /** Only who made a document may take it back. */
    private String ownDocument(String path, Map<String, Object> body) {
        Answer answer = exchange(request(path, token(everyRole()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString(), StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private String made(String path, Map<String, Object> body) {
        return the.province.made(path, body);
    }

    @Test
    void every_field_broken_in_every_way_is_refused_without_a_trace_and_never_our_fault() throws SQLException {
        int refused = 0;
        for (Write write : writes()) {
            if (!write.isJson()) {
                continue;
            }
            long before = rows();
            for (Map.Entry<String, JsonNode> bad : BrokenBodies.of(body(write)).entrySet()) {
                String what = write.operation() + " with " + bad.getKey();
                Answer answer = send(write, "application/json", bad.getValue().toString());
                long after = rows();
                if (answer.statusCode() >= 300) {
                    refused++;
                    assertProblem(what, answer);
                    assertThat(after).as(what).isEqualTo(before);
                }
                before = after;
            }
        }
        assertThat(refused).isGreaterThan(500);
        the.assertSound();
    }

    @Test
    void a_table_that_is_none_or_has_one_wrong_cell_is_refused_without_a_trace() throws SQLException {
        for (Write write : writes()) {
            if (!write.isTable()) {
                continue;
            }
            List<String> columns = columns(write);
            List<String> good = columns.stream().map(name -> cell(write, name)).toList();
            List<String> bodies = new ArrayList<>(List.of(
                    "",
                    String.join(",", columns),
                    "nobody,asked\n1,2\n",
                    table(columns, good) + "\"open",
                    table(columns, good.subList(0, 3))));
            for (int i = 0; i < columns.size(); i++) {
                for (String bad :
                        List.of("x", "-5", "10.5", "999999999999999999", "\u0000", "2147483647", "x".repeat(5_000))) {
                    List<String> cells = new ArrayList<>(good);
                    cells.set(i, bad);
                    bodies.add(table(columns, cells));
                }
            }
            for (String body : bodies) {
                String what = write.operation() + " " + body.substring(0, Math.min(body.length(), 400));
                long before = rows();
                Answer answer = send(write, CSV, body);
                if (answer.statusCode() >= 300) {
                    assertProblem(what, answer);
                    assertThat(rows()).as(what).isEqualTo(before);
                }
            }
            Answer answer = send(
                    write, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK, but no workbook");
            assertThat(answer.statusCode()).as(write.operation()).isEqualTo(400);
            assertProblem(write.operation(), answer);
        }
    }

    private List<String> columns(Write write) {
        return COLUMNS.computeIfAbsent(write.path(), path -> {
            Answer answer =
                    exchange(request(path + "/template", token(everyRole())).GET());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return Arrays.asList(answer.asString().strip().split(","));
        });
    }

    private static String table(List<String> columns, List<String> cells) {
        return String.join(",", columns) + "\n" + String.join(",", cells) + "\n";
    }

    private String cell(Write write, String column) {
        return switch (column) {
            case "fundSource" -> "PROVINCE";
            case "capitalKind" -> "INVESTMENT";
            case "basis" -> "SOURCED";
            case "budgetYear", "planYear" -> "2021";
            case "kind" ->
                write.path().contains("plan-decisions")
                        ? "DETAIL"
                        : write.path().contains("treasury") ? "PAYMENT" : "DIRECT";
            case "amount", "gross", "value", "closing" -> "10";
            case "opening" -> "0";
            case "decidedOn", "businessDate", "documentDate", "signedOn", "bookedOn", "from", "to" -> "2021-03-02";
            case "lineUnit" -> the.province.commune(1);
            case "unit" -> write.path().contains("appropriations") ? the.province.code() : the.province.commune(1);
            case "recovered", "contractId", "fromProject", "endsOn", "guaranteeUntil", "legalGround" -> "";
            case "advanceCapPercent", "advanceCapDecision" -> "";
            default -> string(column, "");
        };
    }

    /** The key remembers a refusal: the same again is answered the same, and something else under it is refused. */
    @Test
    void a_refusal_is_answered_again_as_it_was_at_every_write() {
        int replayed = 0;
        for (Write write : writes()) {
            if (!write.isJson() || WITHOUT_KEY.contains(write.operation())) {
                continue;
            }
            for (Map.Entry<String, JsonNode> bad : BrokenBodies.of(body(write)).entrySet()) {
                String key = UUID.randomUUID().toString();
                Answer first =
                        send(write, key, "application/json", bad.getValue().toString());
                if (first.statusCode() != 409 && first.statusCode() != 422) {
                    continue;
                }
                Answer again =
                        send(write, key, "application/json", bad.getValue().toString());
                String what = write.operation() + " with " + bad.getKey();
                assertThat(again.statusCode()).as(what).isEqualTo(first.statusCode());
                assertThat(again.asString()).as(what).isEqualTo(first.asString());
                assertThat(again.header("Idempotency-Replayed")).as(what).isEqualTo("true");
                Answer other = send(write, key, "application/json", text(write));
                assertThat(other.statusCode()).as(what).isEqualTo(422);
                replayed++;
                break;
            }
        }
        assertThat(replayed).isGreaterThan(8);
    }

    private List<Write> writes() {
        List<Write> writes = new ArrayList<>();
        document.get("paths").properties().forEach(path -> {
            JsonNode post = path.getValue().get("post");
            if (post != null) {
                writes.add(new Write(
                        post.get("operationId").asText(),
                        path.getKey(),
                        post.path("requestBody").path("content"),
                        post.path("responses").has("412")));
            }
            for (String other : List.of("put", "patch", "delete")) {
                assertThat(path.getValue().has(other)).as(path.getKey()).isFalse();
            }
        });
        return writes;
    }

    private static String path(Write write) {
        String period =
                write.path().contains("/periods/") ? "2095" : UUID.randomUUID().toString();
        return write.path().replace("{id}", period).replace("{year}", "2021");
    }

    private static String type(Write write) {
        return write.isTable() ? CSV : "application/json";
    }

    private String text(Write write) {
        if (!write.isTable()) {
            return body(write).toString();
        }
        List<String> columns = columns(write);
        return table(columns, columns.stream().map(name -> cell(write, name)).toList());
    }

    private JsonNode body(Write write) {
        return write.isJson()
                ? example("", write.content().get("application/json").get("schema"))
                : NODES.objectNode();
    }

    /** A body of the shape that the document gives, with values that mean something here. */
    private JsonNode example(String name, JsonNode schema) {
        JsonNode resolved = schema;
        while (resolved.has("$ref")) {
            resolved = document.at(resolved.get("$ref").asText().substring(1));
        }
        if (resolved.has("enum")) {
            return resolved.get("enum").get(0);
        }
        if (resolved.has("anyOf") || resolved.has("oneOf")) {
            return example(
                    name,
                    resolved.has("anyOf")
                            ? resolved.get("anyOf").get(0)
                            : resolved.get("oneOf").get(0));
        }
        return switch (resolved.path("type").asText()) {
            case "object" -> {
                ObjectNode object = NODES.objectNode();
                resolved.path("properties")
                        .properties()
                        .forEach(field -> object.set(field.getKey(), example(field.getKey(), field.getValue())));
                yield object;
            }
            case "array" -> {
                ArrayNode array = NODES.arrayNode();
                yield array.add(example(name, resolved.get("items"))).add(example(name, resolved.get("items")));
            }
            case "integer" -> NODES.numberNode(name.equals("budgetYear") || name.equals("planYear") ? 2021 : 10);
            case "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(false);
            default -> NODES.textNode(string(name, resolved.path("format").asText()));
        };
    }

    private String string(String name, String format) {
        return switch (format) {
            case "date" -> "2021-03-02";
            case "date-time" -> "2095-01-01T00:00:00+07:00";
            case "uuid" ->
                name.equals("contractId") ? contract : UUID.randomUUID().toString();
            default ->
                switch (name) {
                    case "unit", "fromUnit", "toUnit" -> the.province.commune(1);
                    case "project", "fromProject" -> "DA-01";
                    case "currency" -> "VND";
                    case "number", "documentNumber", "decisionNumber" -> Scenario.number("X");
                    default -> "text";
                };
        };
    }

    private Answer send(Write write, String type, String body) {
        return new Request(write).body(type, body).send();
    }

    private Answer send(Write write, String key, String type, String body) {
        return new Request(write).key(key).body(type, body).send();
    }

    /** Somebody who has these roles and whom nobody can outrank: what is refused is refused for what it says. */
    private String token(List<String> roles) {
        return EmbeddedStack.tokens().tokenOf("everybody", roles, List.of(the.province.code()), Duration.ofHours(1));
    }

    private static HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Accept-Language", "en");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer exchange(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    private record Answer(HttpResponse<String> response) {

        int statusCode() {
            return response.statusCode();
        }

        String asString() {
            return response.body();
        }

        @Nullable
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(response.body(), e);
            }
        }
    }

    /** One write as everybody would send it; each sending has a key of its own unless one is given. */
    private final class Request {

        private final Write write;
        private String path;
        private @Nullable String token = EveryWriteIT.this.token(everyRole());
        private @Nullable String key = UUID.randomUUID().toString();
        private @Nullable String ifMatch = "*";
        private String type;
        private String body;

        Request(Write write) {
            this.write = write;
            this.path = EveryWriteIT.path(write);
            this.type = EveryWriteIT.type(write);
            this.body = text(write);
        }

        Request token(@Nullable String next) {
            token = next;
            return this;
        }

        Request key(@Nullable String next) {
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

        Request body(String nextType, String next) {
            type = nextType;
            body = next;
            return this;
        }

        Answer send() {
            HttpRequest.Builder request = request(path, token)
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            if (ifMatch != null) {
                request.header("If-Match", ifMatch);
            }
            Answer answer = exchange(request);
            Http.DOCUMENTED.check(
                    "POST",
                    path,
                    answer.statusCode(),
                    answer.header("Content-Type"),
                    answer.asString().getBytes(StandardCharsets.UTF_8));
            return answer;
        }
    }

    private static List<String> everyRole() {
        return Arrays.stream(Role.values()).map(Role::claim).toList();
    }

    /** A refusal says what is wrong, by a kind that clients know, and shows nothing of how we are built. */
    private static void assertProblem(String what, Answer answer) {
        String body = answer.asString();
        assertThat(answer.statusCode()).as(what + ": " + body).isIn(REFUSALS);
        assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).as(what).isEqualTo(answer.statusCode());
        assertThat(problem.path("title").asText()).as(what).isNotBlank();
        assertThat(body).as(what).doesNotContain("Exception", "java.", "org.jdbi", "postgres", "\tat ");
    }

    private long rows() throws SQLException {
        try (Connection connection = application.getConnection();
                var sql = connection.prepareStatement(
                        "select (select count(*) from event) + (select count(*) from ledger_transaction)"
                                + " + (select count(*) from entry) + (select count(*) from period)"
                                + " + (select count(*) from treasury_statement) + (select count(*) from payment_request)");
                var result = sql.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }
}
