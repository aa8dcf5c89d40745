package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.embedded.StackResource;
import vn.ntm.platform.db.Database;

/** Whoever submitted a document takes it back while nobody decided it: no money moves, and nothing is lost from the record. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class WithdrawalsIT {

    private static final String PROJECT = "DA-01";

    private final Scenario the = new Scenario(2021);
    private String contract = "";

    @Inject
    Database database;

    @BeforeEach
    void detailed() {
        the.detailed(PROJECT, 1_000);
        contract = the.contract(PROJECT, 500);
        the.paid("DIRECT", null, PROJECT, 10, 0, the.day(3, 2));
        // What the plan decisions here detail.
        the.appropriate(50);
        the.assign(the.province.commune(1), 50);
    }

    @Test
    void every_submitted_document_can_be_taken_back_by_its_maker_and_stays_on_record() {
        for (SubmittedDocument kind : SubmittedDocument.all(the, contract)) {
            Map<String, Object> body = kind.body().get();
            String document = kind.collection() + "/" + the.province.made(kind.path(), body);
            Map<Bucket, Long> before = the.buckets(PROJECT);

            withdraw(document, somebodyElse())
                    .then()
                    .statusCode(403)
                    .body("errors[0].code", equalTo("only-the-maker-withdraws"));
            withdraw(document, the.province.approver()).then().statusCode(403);
            the.province
                    .maker()
                    .header("If-Match", "*")
                    .body(Map.of("reason", " "))
                    .post(document + "/withdrawal")
                    .then()
                    .statusCode(400);
            withdraw(document, the.province.maker())
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("WITHDRAWN"))
                    .body("version", equalTo(2))
                    .body("reason", equalTo("entered twice"));

            assertDecided(withdraw(document, the.province.maker()));
            assertDecided(the.province.approve(kind.path(), idOf(document)));
            // What is entered in its stead has the same number on paper; both are told apart by their ids.
            assertThat(the.province.made(kind.path(), body)).as(kind.name()).isNotEqualTo(idOf(document));
            the.province
                    .make(kind.path(), body)
                    .then()
                    .statusCode(409)
                    .body("errors[0].code", equalTo("duplicate-document"));
            the.province.auditor().get(document).then().statusCode(200).body("state", equalTo("WITHDRAWN"));
            assertThat(the.buckets(PROJECT)).as(kind.name()).isEqualTo(before);
            the.province
                    .auditor()
                    .get(document + "/history")
                    .then()
                    .statusCode(200)
                    .body("items.version", contains(1, 2))
                    .body("items[1].reason", equalTo("entered twice"));
            assertThat(typesOfEventsOf(idOf(document)))
                    .as(kind.name())
                    .hasSize(2)
                    .last()
                    .asString()
                    .endsWith("-withdrawn.v1");
        }
        the.assertSound();
    }

    @Test
    void what_was_decided_is_not_taken_back() {
        for (SubmittedDocument kind : SubmittedDocument.all(the, contract)) {
            String document = kind.collection() + "/"
                    + the.province.approved(kind.path(), kind.body().get());
            assertDecided(withdraw(document, the.province.maker()));
            the.province.auditor().get(document).then().body("state", equalTo("APPROVED"));
        }
        the.assertSound();
    }

    @Test
    void the_history_says_who_took_a_plan_decision_back_and_why() {
        SubmittedDocument decision = SubmittedDocument.all(the, contract).stream()
                .filter(kind -> kind.name().equals("PlanDecision"))
                .findFirst()
                .orElseThrow();
        String document = decision.collection() + "/"
                + the.province.made(decision.path(), decision.body().get());
        withdraw(document, the.province.maker()).then().statusCode(201);
        the.province
                .auditor()
                .get(document + "/history")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items[1].action", equalTo("plan-decision-withdrawn"))
                .body("items[1].reason", equalTo("entered twice"))
                .body("items[1].actorId", notNullValue());
    }

    @Test
    void a_year_end_that_was_taken_back_is_not_run() {
        Map<String, Object> yearEnd = the.yearEnd(List.of(PROJECT));
        String document = "/v1/year-ends/proposals/" + the.proposed(yearEnd);
        withdraw(document, the.province.maker()).then().statusCode(201).body("state", equalTo("WITHDRAWN"));
        Map<Bucket, Long> before = the.buckets(PROJECT);
        assertDecided(the.province
                .approver()
                .body(Map.of("digest", yearEnd.get("digest")))
                .post(document + "/run"));
        assertThat(the.buckets(PROJECT)).isEqualTo(before);
        the.assertSound();
    }

    private RequestSpecification somebodyElse() {
        return Http.as("another-officer", "province-officer", the.province.code());
    }

    private static Response withdraw(String document, RequestSpecification person) {
        return person.header("If-Match", "*")
                .body(Map.of("reason", "entered twice"))
                .post(document + "/withdrawal");
    }

    private static void assertDecided(Response response) {
        response.then().statusCode(409).body("errors[0].code", equalTo("already-decided"));
    }

    private static String idOf(String document) {
        return document.substring(document.lastIndexOf('/') + 1);
    }

    private List<String> typesOfEventsOf(String id) {
        return database.read(handle -> handle.createQuery(
                        "select type from event join event_kind k on k.id = kind where subject like '%' || :id order by sequence")
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }
}
