package vn.ntm.criteria.recognition;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class RecognitionsIT {

    private static final String PATH = "/v1/recognitions";
    private static final String HEADER = "unit,level,achievementYear,decisionNumber,decisionDate,decisionDatePrecision,"
            + "signatory,issuer,basis,source,confidence,note\n";

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvince() {
        province = Http.province();
    }

    @Test
    void a_recognition_counts_once_somebody_else_approved_it() {
        String id = post(body(Map.of()))
                .statusCode(201)
                .body("state", equalTo("SUBMITTED"))
                .body("unitKind", equalTo("COMMUNE"))
                .extract()
                .path("id");

        Http.approve(PATH, province.code(), List.of(id)).statusCode(200).body("approved", equalTo(1));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Http.eventsOf("recognitions/" + id))
                .containsExactly("vn.ntm.criteria.recognition-proposed.v1", "vn.ntm.criteria.recognition-decided.v1"));
    }

    @Test
    void the_same_file_again_changes_nothing_and_an_approved_one_keeps_its_content() {
        String file = HEADER
                + row(province.commune(), "STANDARD", "2019-05-01")
                + row(province.commune(), "ADVANCED", "2020-05-01");
        Http.importCsv(PATH, province.code(), file).statusCode(200).body("created", equalTo(2));
        Http.importCsv(PATH, province.code(), file).statusCode(200).body("unchanged", equalTo(2));
        List<String> ids = list("").extract().path("items.id");
        Http.approve(PATH, province.code(), ids).statusCode(200);
        Http.importCsv(PATH, province.code(), file).statusCode(200).body("unchanged", equalTo(2));

        Http.importCsv(PATH, province.code(), file.replace("HIGH", "LOW"))
                .statusCode(409)
                .body("errors", hasSize(2));
    }

    @Test
    void a_second_of_the_same_unit_level_and_date_is_a_conflict() {
        post(body(Map.of())).statusCode(201);
        post(body(Map.of("decisionNumber", "2/QĐ"))).statusCode(409);
        list("").body("items", hasSize(1));
    }

    @Test
    void lists_are_filtered_by_level_and_by_the_day_of_the_decision() {
        Http.importCsv(PATH, province.code(), HEADER + row(province.commune(), "STANDARD", "2019-05-01"))
                .statusCode(200);
        Http.importCsv(PATH, province.code(), HEADER + row(province.commune(), "ADVANCED", "2020-05-01"))
                .statusCode(200);

        list("&level=ADVANCED").body("items.decisionDate", contains("2020-05-01"));
        list("&on=2020-04-30").body("items.level", contains("STANDARD"));
        list("&on=2020-05-01").body("items", hasSize(2));
        list("&state=APPROVED").body("items", hasSize(0));
        String next = list("&limit=1").extract().path("next");
        list("&limit=1&cursor=" + next).body("items.level", contains("ADVANCED"));
        Http.as("auditor", province.code())
                .get(PATH + "?unit=" + province.commune() + "&level=MODEL&cursor=" + next)
                .then()
                .statusCode(400);
    }

    @Test
    void bad_input_is_refused_and_nothing_is_stored() {
        refused(Map.of("unit", "nobody"), 422, "unknown-unit");
        refused(Map.of("unit", province.endedCommune()), 422, "unknown-unit");
        refused(Map.of("level", "COMPLETED"), 422, "level-does-not-fit");
        refused(Map.of("unit", province.ward()), 422, "level-does-not-fit");
        refused(Map.of("decisionDate", "2999-01-01"), 422, "in-the-future");
        refused(Map.of("achievementYear", 2025), 422, "achieved-after-decision");
        refused(Map.of("achievementYear", 2020.5), 400, "not-whole");
        refused(Map.of("achievementYear", "2020"), 400, "not-a-number");
        refused(Map.of("level", "BEST"), 400, "not-one-of");
        refused(Map.of("signed", true), 400, "unknown-field");
        list("").body("items", hasSize(0));
    }

    @Test
    void an_officer_writes_for_units_of_the_own_province_only() {
        Http.post(PATH, Http.province().code(), body(Map.of()))
                .statusCode(403)
                .body("errors[0].code", equalTo("unit-out-of-scope"));
        Http.as("district-officer", province.district())
                .contentType(ContentType.JSON)
                .body(body(Map.of()))
                .post(PATH)
                .then()
                .statusCode(403);
        list("").body("items", hasSize(0));
    }

    @Test
    void without_a_good_token_or_a_key_nothing_is_written() {
        write("Bearer " + EmbeddedStack.tokens().expired("province-officer", province.code()), true)
                .statusCode(401);
        write("Bearer " + EmbeddedStack.tokens().ofForeignKey("province-officer", province.code()), true)
                .statusCode(401);
        write("Bearer " + EmbeddedStack.tokens().ofForeignIssuer("province-officer", province.code()), true)
                .statusCode(401);
        write(null, true).statusCode(401);
        write("Bearer " + EmbeddedStack.tokens().token("province-officer", province.code()), false)
                .statusCode(400)
                .body("type", containsString("idempotency-key-missing"));
        list("").body("items", hasSize(0));
    }

    private ValidatableResponse write(@org.jspecify.annotations.Nullable String authorisation, boolean key) {
        io.restassured.specification.RequestSpecification request = given().contentType(ContentType.JSON);
        if (authorisation != null) {
            request.header("Authorization", authorisation);
        }
        if (key) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return request.body(body(Map.of())).post(PATH).then();
    }

    private void refused(Map<String, Object> changes, int status, String code) {
        post(body(changes)).statusCode(status).body("errors.code", hasItem(code));
    }

    private ValidatableResponse post(Map<String, Object> body) {
        return Http.post(PATH, province.code(), body);
    }

    private ValidatableResponse list(String filters) {
        return Http.as("auditor", province.code())
                .get(PATH + "?unit=" + province.commune() + filters)
                .then()
                .statusCode(200);
    }

    private Map<String, Object> body(Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "unit",
                province.commune(),
                "level",
                "STANDARD",
                "achievementYear",
                2020,
                "decisionDate",
                "2021-02-03",
                "decisionDatePrecision",
                "DAY",
                "basis",
                "SOURCED",
                "source",
                "T1",
                "confidence",
                "HIGH"));
        body.putAll(changes);
        return body;
    }

    private static String row(String unit, String level, String decided) {
        return String.join(",", unit, level, "2019", "", decided, "DAY", "", "UBND tỉnh", "SOURCED", "T1", "HIGH", "")
                + "\n";
    }
}
