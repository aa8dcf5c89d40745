package vn.ntm.platform.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.embedded.StackResource;
import vn.ntm.platform.db.Database;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "sample"))
class PlatformIT {

    @Inject
    Database database;

    @Test
    void a_committed_write_gets_a_position_reaches_kafka_and_comes_back_through_the_inbox() {
        String id = newNote("hello");

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(heard(id))
                .isEqualTo("hello"));
        officer("auditor")
                .get("/v1/events?after=0")
                .then()
                .statusCode(200)
                .body("items.subject", hasItems("notes/" + id));
        officer("auditor").get("/v1/events/verification").then().statusCode(200).body("whole", equalTo(true));
    }

    @Test
    void a_retry_with_the_same_key_gets_the_first_answer_and_has_no_second_effect() {
        String id = UUID.randomUUID().toString();
        String key = UUID.randomUUID().toString();

        post(key, note(id, "once")).statusCode(201).header("ETag", "\"1\"");
        post(key, note(id, "once")).statusCode(201).header("Idempotency-Replayed", "true");

        assertThat(count("event where subject = 'notes/" + id + "'")).isEqualTo(1);
    }

    @Test
    void a_refusal_is_kept_under_its_key_and_leaves_no_event() {
        String id = newNote("first");
        String key = UUID.randomUUID().toString();

        post(key, note(id, "second"))
                .statusCode(409)
                .body("errors[0].detail", equalTo("Ghi chú " + id + " đã có."))
                .body("errors[0].params.id", equalTo(id));
        post(key, note(id, "second")).statusCode(409).header("Idempotency-Replayed", "true");

        assertThat(count("event where subject = 'notes/" + id + "'")).isEqualTo(1);
    }

    @Test
    void a_key_with_another_body_is_refused() {
        String key = UUID.randomUUID().toString();
        post(key, note(UUID.randomUUID().toString(), "one")).statusCode(201);

        post(key, note(UUID.randomUUID().toString(), "two")).statusCode(422).body("type", containsString("key-reused"));
    }

    @Test
    void of_many_requests_with_one_key_at_once_exactly_one_has_its_effect() {
        String id = UUID.randomUUID().toString();
        String key = UUID.randomUUID().toString();

        List<Integer> statuses = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> post(key, note(id, "race")).extract().statusCode())
                .toList();

        assertThat(statuses).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(count("event where subject = 'notes/" + id + "'")).isEqualTo(1);
    }

    @Test
    void a_write_without_a_key_is_refused_and_stores_nothing() {
        String id = UUID.randomUUID().toString();

        officer("province-officer")
                .contentType(ContentType.JSON)
                .body(note(id, "no key"))
                .post("/v1/notes")
                .then()
                .statusCode(400)
                .body("type", containsString("idempotency-key-missing"));

        assertThat(count("note where id = '" + id + "'")).isZero();
    }

    @Test
    void a_record_that_cannot_be_applied_becomes_a_dead_letter_while_others_go_on_and_can_be_replayed() {
        Heard.POISON.set(true);
        String poison = newNote("poison");
        String next = newNote("after poison");

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(heard(next))
                .isEqualTo("after poison"));
        String letter = officer("auditor")
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .body("items.reason", hasItems("This note is poison."))
                .extract()
                .path("items.find { it.subject == 'notes/" + poison + "' }.id");
        officer("province-officer")
                .post("/v1/dead-letters/" + letter + "/replay")
                .then()
                .statusCode(409);
        Heard.POISON.set(false);
        officer("province-officer")
                .post("/v1/dead-letters/" + letter + "/replay")
                .then()
                .statusCode(200);

        assertThat(heard(poison)).isEqualTo("poison");
    }

    @Test
    void what_fails_before_our_code_is_a_problem_too() {
        problem(given().get("/v1/nothing-here").then(), 404, "not-found");
        problem(officer("auditor").delete("/v1/notes").then(), 405, "method-not-allowed");
        problem(
                officer("province-officer")
                        .contentType("text/plain")
                        .body("x")
                        .post("/v1/notes")
                        .then(),
                415,
                "unsupported-media-type");
        problem(
                given().contentType(ContentType.JSON)
                        .body(note("a", "b"))
                        .post("/v1/notes")
                        .then(),
                401,
                "unauthenticated");
        problem(
                given().contentType(ContentType.JSON)
                        .body("{")
                        .post("/v1/notes")
                        .then(),
                401,
                "unauthenticated");
        problem(
                officer("auditor")
                        .contentType(ContentType.JSON)
                        .body(note("a", "b"))
                        .post("/v1/notes")
                        .then(),
                403,
                "forbidden");
        problem(post(UUID.randomUUID().toString(), "{\"id\":"), 400, "malformed-request");
        problem(
                post(UUID.randomUUID().toString(), "{\"id\":\"a\",\"id\":\"b\",\"text\":\"c\"}"),
                400,
                "malformed-request");
        problem(given().get("/v1/notes?limit=abc&on=31/08/2021&colour=red").then(), 400, "invalid-parameter")
                .body("errors.pointer", hasItems("limit", "on", "colour"));
        problem(given().get("/v1/notes?cursor=ABCDEFGHIJKLMNOPQRSTUVWXYZ").then(), 400, "invalid-parameter");
        problem(
                given().header("Authorization", "Bearer nonsense")
                        .get("/v1/notes")
                        .then(),
                401,
                "unauthenticated");
    }

    @Test
    void an_expired_and_a_foreign_token_are_refused() {
        problem(
                given().header(
                                "Authorization",
                                "Bearer " + EmbeddedStack.tokens().expired("auditor", "22"))
                        .get("/v1/events")
                        .then(),
                401,
                "unauthenticated");
        problem(
                given().header(
                                "Authorization",
                                "Bearer " + EmbeddedStack.tokens().ofForeignKey("auditor", "22"))
                        .get("/v1/events")
                        .then(),
                401,
                "unauthenticated");
    }

    @Test
    void a_dry_run_has_the_same_answer_and_leaves_no_row() {
        String id = UUID.randomUUID().toString();
        long events = count("event");

        officer("province-officer")
                .contentType("text/csv")
                .body("id,text\n" + id + ",dry\n")
                .post("/v1/notes/import?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("created", equalTo(1));

        assertThat(count("note where id = '" + id + "'")).isZero();
        assertThat(count("event")).isEqualTo(events);
    }

    @Test
    void a_list_pages_through_everything_and_gives_the_same_rows_as_csv() {
        String first = newNote("=1+1");

        given().get("/v1/notes?limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].id", notNullValue());
        assertThat(given().accept("text/csv")
                        .get("/v1/notes?limit=500")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .startsWith("id,text\r\n")
                .contains(first + ",'=1+1\r\n");
    }

    @Test
    void the_services_role_cannot_change_or_delete_an_event() throws SQLException {
        newNote("for ever");
        try (Connection connection = connection("ntm.db.user", "ntm.db.password");
                Statement statement = connection.createStatement()) {
            for (String attempt : List.of(
                    "update event set data = '{}'",
                    "delete from event",
                    "delete from event_position",
                    "update event_kind set type = 'other'",
                    "delete from event_kind")) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute(attempt))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void what_was_renamed_in_the_database_breaks_the_chain() throws SQLException {
        newNote("renamed");
        try (Connection owner = connection("ntm.db.owner", "ntm.db.owner-password");
                Statement statement = owner.createStatement()) {
            statement.execute("update event_kind set type = type || 'x'");
            officer("auditor")
                    .get("/v1/events/verification")
                    .then()
                    .statusCode(200)
                    .body("whole", equalTo(false));

            statement.execute("update event_kind set type = left(type, -1)");
            officer("auditor")
                    .get("/v1/events/verification")
                    .then()
                    .statusCode(200)
                    .body("whole", equalTo(true));
        }
    }

    @Test
    void two_who_are_first_with_a_kind_of_event_or_a_person_give_it_one_number() throws Exception {
        for (String first : List.of(
                "select kind_of_event('ntm.trial', 'vn.ntm.trial.first.v1')",
                "select actor_of_event('auditor', 'somebody new')")) {
            assertOneNumber(first);
        }
    }

    private void assertOneNumber(String first) throws Exception {
        try (Connection one = connection("ntm.db.user", "ntm.db.password");
                Connection other = connection("ntm.db.user", "ntm.db.password")) {
            one.setAutoCommit(false);
            long made = number(one, first);
            CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(() -> number(other, first));
            Awaitility.await().until(() -> count("pg_locks where locktype = 'transactionid' and not granted") > 0);
            one.commit();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(made);
        }
    }

    private static long number(Connection connection, String query) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection(String user, String password) throws SQLException {
        Map<String, String> settings = EmbeddedStack.config("sample");
        return DriverManager.getConnection(settings.get("ntm.db.url"), settings.get(user), settings.get(password));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", containsString("/problems/" + slug))
                .body("traceId", notNullValue());
    }

    private static String note(String id, String text) {
        return "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}";
    }

    private static String newNote(String text) {
        String id = UUID.randomUUID().toString();
        post(UUID.randomUUID().toString(), note(id, text)).statusCode(201);
        return id;
    }

    private static ValidatableResponse post(String key, String body) {
        return officer("province-officer")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/notes")
                .then();
    }

    private static RequestSpecification officer(String role) {
        return given().header(
                        "Authorization", "Bearer " + EmbeddedStack.tokens().token(role, "22"));
    }

    private long count(String from) {
        return database.read(handle -> handle.createQuery("select count(*) from " + from)
                .mapTo(Long.class)
                .one());
    }

    private String heard(String id) {
        return database.read(handle -> handle.createQuery("select text from heard where subject = :subject")
                .bind("subject", "notes/" + id)
                .mapTo(String.class)
                .findOne()
                .orElse(""));
    }
}
