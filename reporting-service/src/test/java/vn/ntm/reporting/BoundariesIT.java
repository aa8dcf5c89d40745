package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.EmbeddedStack;

@QuarkusTest
class BoundariesIT extends ReportingTest {

    private static final String SQUARE = "[[[107.0,21.0],[107.1,21.0],[107.1,21.1],[107.0,21.0]]]";

    private static boolean published;

    @BeforeEach
    void province() {
        if (!published) {
            new MadeUpProvince(owner, "73").units();
            owner.awaitApplied();
            published = true;
        }
    }

    @Test
    void an_outline_is_drawn_on_the_days_on_which_it_held_and_its_successor_after() {
        enter(collection(
                        feature("73101", "2015-01-01", "2020-01-01", SQUARE),
                        feature("73101", "2020-01-01", null, SQUARE.replace("21.1", "21.2"))))
                .statusCode(200)
                .body("entered", equalTo(2))
                .body("replaced", equalTo(0));
        String latitude = "features.find { it.properties.code == '73101' }.geometry.coordinates[0][2][1]";
        on("2019-12-31").body(latitude, equalTo(21.1f));
        on("2020-01-01").body(latitude, equalTo(21.2f));
        on("2014-12-31").body("features.findAll { it.properties.code == '73101' }", hasSize(0));

        enter(collection(feature("73101", "2021-01-01", null, SQUARE.replace("21.1", "21.3"))))
                .body("replaced", equalTo(1));
        on("2021-01-01").body(latitude, equalTo(21.3f));
    }

    @Test
    void a_file_with_faults_is_refused_whole_with_all_of_them() {
        enter(collection(
                        feature("73102", "2015-01-01", null, SQUARE),
                        feature("none", "2015-01-01", null, SQUARE),
                        feature("73103", "31/12/2015", null, SQUARE),
                        feature("73103", "2015-01-01", "2015-01-01", SQUARE),
                        feature("73204", "2015-01-01", null, "[[[107.0,21.0],[107.1,21.0],[107.1,21.1],[107.2,21.0]]]"),
                        feature("73204", "2015-01-01", null, "[[[21.0,107.0],[21.0,107.1],[21.1,107.1],[21.0,107.0]]]"),
                        feature("73102", "2016-01-01", null, SQUARE)))
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "errors.pointer",
                        contains(
                                "/features/1/properties/code",
                                "/features/2/properties/validFrom",
                                "/features/3/properties/validTo",
                                "/features/4/geometry/coordinates/0",
                                "/features/5/geometry/coordinates/0/0",
                                "/features/6/properties/validFrom"));
        on("2021-01-01").body("features.findAll { it.properties.code == '73102' }", hasSize(0));
    }

    @Test
    void a_dry_run_says_what_would_be_entered_and_enters_nothing() {
        as("province-officer", "73")
                .body(collection(feature("73205", "2015-01-01", null, SQUARE)))
                .post("/v1/boundaries/import?dryRun=true")
                .then()
                .statusCode(200)
                .body("entered", equalTo(1));
        on("2021-01-01").body("features.findAll { it.properties.code == '73205' }", hasSize(0));
    }

    @Test
    void only_a_province_officer_enters_outlines_and_only_of_units_in_charge() {
        String body = collection(feature("73101", "2015-01-01", null, SQUARE));
        given().contentType("application/json")
                .body(body)
                .post("/v1/boundaries/import")
                .then()
                .statusCode(401);
        as("auditor", "73").body(body).post("/v1/boundaries/import").then().statusCode(403);
        as("province-officer", "732")
                .body(body)
                .post("/v1/boundaries/import")
                .then()
                .statusCode(422);
        given().header("Authorization", "Bearer " + EmbeddedStack.tokens().token("province-officer", "73"))
                .contentType("application/json")
                .body(body)
                .post("/v1/boundaries/import")
                .then()
                .statusCode(400);
        as("province-officer", "73")
                .body("{\"type\":\"Feature\"}")
                .post("/v1/boundaries/import")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/type"));
        as("province-officer", "73")
                .body("{")
                .post("/v1/boundaries/import")
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse enter(String body) {
        return as("province-officer", "73")
                .body(body)
                .post("/v1/boundaries/import")
                .then();
    }

    private static io.restassured.specification.RequestSpecification as(String role, String unit) {
        return given().filter(DOCUMENTED)
                .header("Authorization", "Bearer " + EmbeddedStack.tokens().token(role, unit))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json");
    }

    private static ValidatableResponse on(String day) {
        return given().get("/v1/boundaries?validOn=" + day)
                .then()
                .statusCode(200)
                .contentType("application/geo+json");
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String feature(String code, String from, String to, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\",\"validFrom\":\"%s\"%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}"
                .formatted(code, from, to == null ? "" : ",\"validTo\":\"" + to + "\"", coordinates);
    }
}
