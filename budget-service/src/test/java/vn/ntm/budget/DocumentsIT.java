package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;

/** Bad input to appropriations and plan decisions: the right 4xx, and nothing stored. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class DocumentsIT {

    private static final String APPROPRIATIONS = "/v1/appropriations";
    private static final String DECISIONS = "/v1/plan-decisions";

    private final Scenario the = new Scenario(2021);

    @Test
    void a_wrong_appropriation_is_refused_and_leaves_nothing() {
        Map<String, Object> good = the.appropriation(1_000);
        refused(APPROPRIATIONS, good, "unit", "P0XX", 422);
        refused(APPROPRIATIONS, good, "amount", Map.of("amount", -1, "currency", "VND"), 400);
        refused(APPROPRIATIONS, good, "amount", Map.of("amount", 1.5, "currency", "VND"), 400);
        refused(APPROPRIATIONS, good, "amount", Http.money(0), 422);
        refused(APPROPRIATIONS, good, "budgetYear", "2021", 400);
        refused(APPROPRIATIONS, good, "decidedOn", "2999-01-01", 422);
        refused(APPROPRIATIONS, good, "surprise", "x", 400);
        the.province.auditor().body(good).post(APPROPRIATIONS).then().statusCode(403);
        assertThat(count(APPROPRIATIONS)).isZero();

        the.province.make(APPROPRIATIONS, good).then().statusCode(201);
        the.province
                .make(APPROPRIATIONS, good)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("duplicate-document"));
        assertThat(count(APPROPRIATIONS)).isEqualTo(1);
    }

    @Test
    void a_wrong_plan_decision_is_refused_and_leaves_nothing() {
        the.appropriate(1_000);
        String commune = the.province.commune(1);
        List<Map<String, Object>> lines = List.of(Scenario.line(the.province.code(), null, commune, null, 1_000));
        Map<String, Object> good = the.decision("ASSIGN", the.day(1, 5), 1_000, lines);
        refused(DECISIONS, good, "total", Http.money(999), 422);
        refused(DECISIONS, good, "kind", "GIFT", 400);
        refused(DECISIONS, good, "decidedOn", "2999-01-01", 422);
        refused(DECISIONS, good, "lines", List.of(Scenario.line(the.province.code(), null, "P0XX", null, 1_000)), 422);
        refused(DECISIONS, good, "lines", "none", 400);
        the.province.auditor().body(good).post(DECISIONS).then().statusCode(403);
        assertThat(count(DECISIONS)).isZero();

        the.province.make(DECISIONS, good).then().statusCode(201);
        the.province.make(DECISIONS, good).then().statusCode(409);
        assertThat(count(DECISIONS)).isEqualTo(1);
    }

    /** The same instrument is entered once; a retry under another key is a duplicate, not a second document. */
    @Test
    void invariant_26_a_second_document_with_the_same_instrument_is_refused() {
        the.detailed("DA-01", 1_000);
        String unit = the.province.commune(1);
        String contract = the.contract("DA-01", 900);
        Map<String, Map<String, Object>> documents = Map.of(
                "/v1/appropriations",
                the.appropriation(5),
                "/v1/plan-decisions",
                the.decision("DETAIL", the.day(2, 1), 5, List.of(Scenario.line(unit, null, unit, "DA-01", 5))),
                "/v1/contracts",
                the.contractOf("DA-01", 5, the.day(2, 1)),
                "/v1/commitments",
                the.commitmentOf(contract, 5),
                "/v1/payment-requests",
                the.request("DIRECT", null, "DA-01", 5, 0, the.day(2, 1)));
        documents.forEach((path, document) -> {
            String first = the.province.made(path, document);
            the.province
                    .make(path, document)
                    .then()
                    .statusCode(409)
                    .body("errors[0].code", equalTo("duplicate-document"))
                    .body("errors[0].params.existing", equalTo(first));
        });
    }

    private void refused(String path, Map<String, Object> good, String field, Object value, int status) {
        Map<String, Object> bad = new HashMap<>(good);
        bad.put(field, value);
        the.province.make(path, bad).then().statusCode(status);
    }

    private int count(String path) {
        List<?> items =
                the.province.auditor().get(path + "?limit=500").then().extract().path("items");
        return items.size();
    }
}
