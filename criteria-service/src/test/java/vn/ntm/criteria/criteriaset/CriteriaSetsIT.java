package vn.ntm.criteria.criteriaset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.CriteriaSetExamples;
import vn.ntm.criteria.Http;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.embedded.StackResource;
import vn.ntm.platform.db.Database;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class CriteriaSetsIT {

    @Inject
    Database database;

    @Test
    void a_set_is_drafted_then_published_by_somebody_else_and_shows_its_parts_in_order() {
        String id = CriteriaSetExamples.published("22");

        given().get("/v1/criteria-sets/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("criteriaTotal", equalTo(3))
                .body("subCriteriaTotal", equalTo(4))
                .body("criteria.code", contains("1", "2", "3"))
                .body("subCriteria.code", contains("1.1", "1.2", "2.1", "3.1"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Http.eventsOf("criteria-sets/" + id))
                .last()
                .isEqualTo("vn.ntm.criteria.criteria-set-published.v1"));
    }

    @Test
    void the_event_of_the_publication_counts_the_parts() {
        String id = CriteriaSetExamples.published("22");

        String data = database.read(handle -> handle.createQuery(
                        "select data from event join event_kind k on k.id = kind where subject = :subject and type like '%criteria-set-published%'")
                .bind("subject", "criteria-sets/" + id)
                .mapTo(String.class)
                .one());
        assertThat(data).contains("\"criteriaTotal\":3", "\"subCriteriaTotal\":4");
    }

    @Test
    void a_published_set_takes_the_same_rows_again_and_refuses_others() {
        String id = CriteriaSetExamples.published("22");

        Http.importCsv("/v1/criteria-sets", "22", CriteriaSetExamples.set(id))
                .statusCode(200)
                .body("unchanged", equalTo(1));
        Http.importCsv("/v1/sub-criteria", "22", CriteriaSetExamples.subCriteria(id))
                .statusCode(200)
                .body("unchanged", equalTo(4));
        Http.importCsv(
                        "/v1/sub-criteria",
                        "22",
                        CriteriaSetExamples.oneSubCriterion(id, "1.2", "PERCENT,AT_LEAST,40,%,"))
                .statusCode(409)
                .body("errors[0].code", equalTo("set-is-published"));
        Http.importCsv("/v1/criteria-sets", "22", CriteriaSetExamples.set(id).replace("Trial set", "Other name"))
                .statusCode(409)
                .body("errors[0].code", equalTo("approved-differs"));
    }

    @Test
    void the_database_itself_refuses_to_change_a_published_set() {
        String id = CriteriaSetExamples.published("22");

        Assertions.assertThatThrownBy(() ->
                        database.read(handle -> handle.execute("delete from sub_criterion where criteria_set = ?", id)))
                .hasMessageContaining("is published");
        Assertions.assertThatThrownBy(() -> database.read(
                        handle -> handle.execute("update criteria_set set body = '{}' where natural_key = ?", id)))
                .hasMessageContaining("is published");
    }

    @Test
    void a_draft_may_still_change() {
        String id = draft();

        Http.importCsv(
                        "/v1/sub-criteria",
                        "22",
                        CriteriaSetExamples.oneSubCriterion(id, "1.2", "PERCENT,AT_LEAST,40,%,"))
                .statusCode(200)
                .body("updated", equalTo(1));
    }

    @Test
    void who_wrote_a_sub_criterion_may_not_publish_its_set() {
        String id = CriteriaSetExamples.newId();
        Http.importCsv("/v1/criteria-sets", "22", CriteriaSetExamples.set(id)).statusCode(200);
        String both = EmbeddedStack.tokens()
                .tokenOf("two-hats", List.of("province-officer", "approver"), List.of("22"), Duration.ofHours(1));
        given().header("Authorization", "Bearer " + both)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv; charset=utf-8")
                .body(CriteriaSetExamples.subCriteria(id).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/sub-criteria/import")
                .then()
                .statusCode(200);

        given().header("Authorization", "Bearer " + both)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("ids", List.of(id)))
                .post("/v1/criteria-sets/approvals")
                .then()
                .statusCode(403)
                .body("type", containsString("maker-is-checker"));
    }

    @Test
    void a_set_without_parts_or_one_that_is_not_there_cannot_be_published() {
        String empty = CriteriaSetExamples.newId();
        Http.importCsv("/v1/criteria-sets", "22", CriteriaSetExamples.set(empty))
                .statusCode(200);

        Http.approve("/v1/criteria-sets", "22", List.of(empty, "no-such"))
                .statusCode(422)
                .body("errors.code", contains("set-is-empty", "no-such-criteria-set"));
    }

    @Test
    void a_sets_history_says_who_drafted_and_who_published_it() {
        String id = CriteriaSetExamples.published("22");
        Http.as("auditor")
                .get("/v1/criteria-sets/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.action[0]", equalTo("criteria-set-drafted"))
                .body("items.action.last()", equalTo("criteria-set-published"));
        Http.as("auditor").get("/v1/criteria-sets/nobodys/history").then().statusCode(404);
    }

    @Test
    void one_is_published_once_and_many_may_be_sent_again() {
        String id = draft();

        approveOne(id, 200);
        approveOne(id, 409);
        Http.approve("/v1/criteria-sets", "22", List.of(id))
                .statusCode(200)
                .body("approved", equalTo(0))
                .body("unchanged", equalTo(1));
        approveOne("no-such", 404);
    }

    @Test
    void drafts_are_listed_page_by_page() {
        String first = draft();
        String second = draft();

        String next = given().get("/v1/criteria-sets?state=DRAFT&limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("next");
        assertThat(next).isNotBlank();
        given().get("/v1/criteria-sets?state=DRAFT&limit=500")
                .then()
                .body("items.id", hasItem(first))
                .body("items.id", hasItem(second))
                .body("items.state", everyItem(equalTo("DRAFT")))
                .body("items.subCriteriaTotal", not(hasItem((Object) null)));
    }

    @Test
    void a_threshold_must_fit_its_measure() {
        String id = CriteriaSetExamples.newId();
        Http.importCsv("/v1/criteria-sets", "22", CriteriaSetExamples.set(id)).statusCode(200);
        for (String judged : List.of("PERCENT,AT_LEAST,true,,", "PERCENT_PAIR,AT_LEAST,50,,", "BOOLEAN,IS_MET,1,,")) {
            Http.importCsv("/v1/sub-criteria", "22", CriteriaSetExamples.oneSubCriterion(id, "9", judged))
                    .statusCode(422)
                    .body("errors[0].code", equalTo("threshold-does-not-fit"));
        }
    }

    private static String draft() {
        String id = CriteriaSetExamples.newId();
        Http.importCsv("/v1/criteria-sets", "22", CriteriaSetExamples.set(id)).statusCode(200);
        Http.importCsv("/v1/sub-criteria", "22", CriteriaSetExamples.subCriteria(id))
                .statusCode(200);
        return id;
    }

    private static void approveOne(String id, int status) {
        Http.as("approver", "22")
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("reason", "checked"))
                .post("/v1/criteria-sets/" + id + "/approval")
                .then()
                .statusCode(status);
    }
}
