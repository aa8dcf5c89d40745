package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.ntm.embedded.EmbeddedStack;

@QuarkusTest
class TrajectoryIT extends ReportingTest {

    private static boolean published;

    @BeforeEach
    void province() {
        if (!published) {
            new MadeUpProvince(owner, "93").publishAll();
            published = true;
        }
    }

    @Test
    void money_is_held_against_the_straight_way_to_the_plan_quarter_by_quarter() {
        // Plan 1 000 million, 450 paid by 31/08: 45 % done, 243 of 365 days passed.
        JsonNode way = trajectory("budget.disbursed", "unit=93&validOn=2021-08-31");

        assertThat(way.path("target").asLong()).isEqualTo(1_000_000_000);
        assertThat(way.path("progressPercent").asText()).isEqualTo("45");
        assertThat(way.path("expectedPercent").asText()).isEqualTo("66.58");
        assertThat(way.path("shortfallPercent").asText()).isEqualTo("21.58");
        assertThat(way.path("justificationRequired").asBoolean()).isTrue();
        assertThat(way.path("milestones")).hasSize(4);
        assertThat(way.at("/milestones/0/actual").asLong()).isEqualTo(200_000_000);
        assertThat(way.at("/milestones/3").has("actual")).isFalse();
        assertThat(way.at("/forecast/state").asText()).isEqualTo("FORECAST");
        assertThat(way.at("/forecast/points").asInt()).isEqualTo(8);
        assertThat(way.at("/forecast/lower").decimalValue())
                .isLessThanOrEqualTo(way.at("/forecast/value").decimalValue());
        assertThat(way.at("/forecast/triedOn").asInt()).isEqualTo(5);
    }

    @Test
    void too_few_points_are_said_plainly() {
        given().get("/v1/indicators/budget.disbursed/trajectory?unit=93&validOn=2021-02-28")
                .then()
                .statusCode(200)
                .body("forecast.state", equalTo("TOO_FEW_POINTS"))
                .body("forecast.vi", containsString("có 2 mốc"))
                .body("forecast.en", containsString("at least 6"));
    }

    @Test
    void what_has_no_target_has_no_way_and_needs_no_justification() {
        JsonNode way = trajectory("ntm.poverty.rural", "unit=93&validOn=2020-12-31");

        assertThat(way.path("target").isNull()).isTrue();
        assertThat(way.path("milestones")).isEmpty();
        assertThat(way.path("justificationRequired").asBoolean()).isFalse();
    }

    @Test
    void a_shortfall_is_justified_by_one_person_and_accepted_by_another() {
        String id = as("province-officer")
                .body(submission())
                .post("/v1/justifications")
                .then()
                .statusCode(201)
                .body("state", equalTo("SUBMITTED"))
                .body("shortfallPercent", equalTo(21.58f))
                .extract()
                .path("id");
        asBoth().header("If-Match", "\"1\"")
                .body(Map.of("reason", "đã xem"))
                .post("/v1/justifications/" + ownJustification() + "/approval")
                .then()
                .statusCode(403);
        as("approver")
                .body(Map.of("reason", "x"))
                .post("/v1/justifications/" + id + "/approval")
                .then()
                .statusCode(428);
        as("approver")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "đã xem"))
                .post("/v1/justifications/" + id + "/approval")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));
        as("approver")
                .header("If-Match", "\"2\"")
                .body(Map.of("reason", "đã xem"))
                .post("/v1/justifications/" + id + "/approval")
                .then()
                .statusCode(409);
        given().get("/v1/justifications?unit=93&state=ACCEPTED&year=2021")
                .then()
                .body("items", hasSize(1));
        assertThat(trajectory("budget.disbursed", "unit=93&validOn=2021-08-31").path("justifications"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest(name = "{0} = {1} answers {2}")
    @CsvSource({
        "indicator, ntm.communes.total, 422",
        "indicator, ntm.no-such, 404",
        "unit, none, 404",
        "text, '', 400",
        "validOn, 2021-13-01, 400"
    })
    void refuses_a_justification_that_is_none(String field, String value, int status) {
        Map<String, Object> body = new HashMap<>(submission());
        body.put(field, value);

        as("province-officer").body(body).post("/v1/justifications").then().statusCode(status);
    }

    @Test
    void refuses_callers_without_token_or_role() {
        given().contentType(ContentType.JSON)
                .body(submission())
                .post("/v1/justifications")
                .then()
                .statusCode(401);
        as("auditor").body(submission()).post("/v1/justifications").then().statusCode(403);
    }

    private static String ownJustification() {
        return asBoth().body(submission())
                .post("/v1/justifications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> submission() {
        return Map.of(
                "indicator",
                "budget.disbursed",
                "unit",
                "93",
                "validOn",
                "2021-08-31",
                "text",
                "Giải phóng mặt bằng chậm",
                "measures",
                "Bàn giao mặt bằng trước 31/10");
    }

    private static RequestSpecification as(String role) {
        return request(EmbeddedStack.tokens().token(role, "93"));
    }

    private static RequestSpecification asBoth() {
        return request(EmbeddedStack.tokens()
                .tokenOf(
                        "one-person",
                        java.util.List.of("province-officer", "approver"),
                        java.util.List.of("93"),
                        java.time.Duration.ofMinutes(5)));
    }

    private static RequestSpecification request(String token) {
        return given().filter(DOCUMENTED)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
    }

    private static JsonNode trajectory(String code, String query) {
        return json(given().get("/v1/indicators/" + code + "/trajectory?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
