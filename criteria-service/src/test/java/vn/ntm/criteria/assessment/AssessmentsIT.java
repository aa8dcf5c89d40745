package vn.ntm.criteria.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.CriteriaSetExamples;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class AssessmentsIT {

    private static final String HEADER =
            "unit,criteriaSet,assessedOn,round,subCriterion,value,numerator,denominator,basis,source\n";
    private static final String PATH = "/v1/assessments";

    private Province province = new Province("", "", "", "", "");
    private String set = "";

    @BeforeEach
    void aProvinceAndASet() {
        province = Http.province();
        set = CriteriaSetExamples.published(province.code());
    }

    @Test
    void values_come_in_and_verdicts_come_out() {
        Http.importCsv(PATH, province.code(), file("true", "", "60", "100"))
                .statusCode(200)
                .body("rows", equalTo(4))
                .body("created", equalTo(4));

        Http.as("auditor", province.code())
                .get(PATH + "/" + idOf(province.commune()))
                .then()
                .statusCode(200)
                .body("state", equalTo("SUBMITTED"))
                .body("criteriaMet", equalTo(2))
                .body("criteriaTotal", equalTo(3))
                .body("subCriteriaMet", equalTo(3))
                .body("subCriteria.verdict", contains("MET", "MET", "THRESHOLD_NOT_SET", "MET"))
                .body("criteria.verdict", contains("MET", "THRESHOLD_NOT_SET", "MET"))
                .body("subCriteria[1].reasonVi", containsString("Đạt: 60,00 (60 / 100), yêu cầu không dưới 50"))
                .body("subCriteria[1].reasonEn", containsString("Met: 60.00 (60 / 100), at least 50"));
    }

    @Test
    void the_same_file_again_changes_nothing_before_and_after_the_approval() {
        String file = file("true", "60", "", "");
        Http.importCsv(PATH, province.code(), file).statusCode(200);
        Http.importCsv(PATH, province.code(), file).statusCode(200).body("unchanged", equalTo(4));
        String id = idOf(province.commune());

        Http.approve(PATH, province.code(), List.of(id)).statusCode(200).body("approved", equalTo(1));
        Http.importCsv(PATH, province.code(), file).statusCode(200).body("unchanged", equalTo(4));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Http.eventsOf("assessments/" + id))
                .containsExactly("vn.ntm.criteria.assessment-submitted.v1", "vn.ntm.criteria.assessment-approved.v1"));
    }

    @Test
    void another_content_changes_what_waits_but_not_what_is_approved() {
        Http.importCsv(PATH, province.code(), file("true", "60", "", "")).statusCode(200);
        Http.importCsv(PATH, province.code(), file("true", "40", "", ""))
                .statusCode(200)
                .body("updated", equalTo(4));
        String id = idOf(province.commune());
        Http.approve(PATH, province.code(), List.of(id)).statusCode(200);

        Http.importCsv(PATH, province.code(), file("true", "70", "", ""))
                .statusCode(409)
                .body("errors[0].code", equalTo("approved-differs"))
                .body("errors[0].params.existing", equalTo(id));
    }

    @Test
    void the_maker_does_not_approve_and_nothing_is_approved_twice() {
        Http.importCsv(PATH, province.code(), file("true", "60", "", "")).statusCode(200);
        String id = idOf(province.commune());
        String maker = vn.ntm.embedded.EmbeddedStack.tokens()
                .tokenOf("province-officer-client", List.of("approver"), List.of(province.code()), Duration.ofHours(1));

        approveWith(maker, id, "\"1\"").statusCode(403).body("type", containsString("maker-is-checker"));
        String other = vn.ntm.embedded.EmbeddedStack.tokens().token("approver", province.code());
        approveWith(other, id, "\"7\"").statusCode(412).body("errors[0].params.current", equalTo(1));
        approveWith(other, id, "\"1\"").statusCode(201).body("state", equalTo("APPROVED"));
        approveWith(other, id, "\"2\"").statusCode(409);
    }

    @Test
    void the_history_says_who_did_what_and_why() {
        Http.importCsv(PATH, province.code(), file("true", "60", "", "")).statusCode(200);
        String id = idOf(province.commune());
        Http.approve(PATH, province.code(), List.of(id)).statusCode(200);

        Http.as("auditor", province.code())
                .get(PATH + "/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.action", contains("assessment-submitted", "assessment-approved"))
                .body("items.actorRole", contains("province-officer", "approver"))
                .body("items[1].reason", equalTo("checked"))
                .body("items[1].changes", contains("/approvedAt", "/approverId", "/state"));
    }

    @Test
    void what_lies_outside_the_callers_units_is_as_if_it_were_not_there() {
        Http.importCsv(PATH, province.code(), file("true", "60", "", "")).statusCode(200);
        String id = idOf(province.commune());
        String stranger = Http.province().code();

        Http.as("auditor", stranger).get(PATH + "/" + id).then().statusCode(404);
        Http.as("auditor", stranger).get(PATH + "/" + id + "/history").then().statusCode(404);
        Http.as("auditor", stranger).get(PATH).then().statusCode(200).body("items", hasSize(0));
        io.restassured.RestAssured.given().get(PATH).then().statusCode(401);
    }

    @Test
    void approvals_are_all_or_nothing() {
        Http.importCsv(PATH, province.code(), file("true", "60", "", "")).statusCode(200);
        String id = idOf(province.commune());

        Http.approve(PATH, province.code(), List.of(id, UUID.randomUUID().toString()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/ids/1"));
        Http.as("auditor", province.code()).get(PATH + "/" + id).then().body("state", equalTo("SUBMITTED"));
    }

    @Test
    void district_and_commune_officers_assess_within_their_units_only() {
        Province other = Http.province();

        post("district-officer", province.district(), body(Map.of())).statusCode(201);
        post("district-officer", other.district(), body(Map.of("assessedOn", "2021-01-01")))
                .statusCode(403)
                .body("errors[0].code", equalTo("unit-out-of-scope"));
        post("commune-officer", province.commune(), body(Map.of("assessedOn", "2021-01-02")))
                .statusCode(201);
        post("commune-officer", other.commune(), body(Map.of("assessedOn", "2021-01-03")))
                .statusCode(403)
                .body("errors[0].code", equalTo("unit-out-of-scope"));
        post("auditor", province.commune(), body(Map.of("assessedOn", "2021-01-03")))
                .statusCode(403);
    }

    @Test
    void one_by_one_a_second_of_the_same_unit_set_and_date_is_a_conflict() {
        post("province-officer", province.code(), body(Map.of())).statusCode(201);
        post("province-officer", province.code(), body(Map.of()))
                .statusCode(409)
                .body("errors[0].code", equalTo("duplicate-document"));
        list().body("items", hasSize(1));
    }

    @Test
    void bad_input_is_refused_with_the_place_of_each_fault_and_nothing_is_stored() {
        refused(Map.of("unit", "nobody"), 422, "unknown-unit");
        refused(Map.of("unit", province.endedCommune()), 422, "unknown-unit");
        refused(Map.of("unit", province.ward()), 422, "set-is-for-other-units");
        refused(Map.of("criteriaSet", "no-such"), 422, "no-such-criteria-set");
        refused(Map.of("assessedOn", "2999-01-01"), 422, "in-the-future");
        refused(Map.of("assessedOn", "31/12/2020"), 400, "not-a-date");
        refused(Map.of("values", List.of()), 422, "no-values");
        refused(Map.of("values", List.of(Map.of("subCriterion", "9.9", "value", "1"))), 422, "no-such-sub-criterion");
        refused(Map.of("values", List.of(Map.of("subCriterion", "1.2", "value", "a lot"))), 422, "value-does-not-fit");
        refused(Map.of("values", List.of(Map.of("subCriterion", "1.2", "value", 50))), 400, "not-a-text");
        refused(
                Map.of("values", List.of(Map.of("subCriterion", "1.2", "numerator", 1, "denominator", 0))),
                422,
                "value-does-not-fit");
        refused(
                Map.of(
                        "values",
                        List.of(Map.of("subCriterion", "1.2", "value", "51", "numerator", 1, "denominator", 2))),
                422,
                "value-contradicts-fraction");
        Map<String, Object> value = Map.of("subCriterion", "1.2", "value", "60");
        refused(Map.of("values", List.of(value, value)), 422, "repeated-value");
        refused(Map.of("verdict", "MET"), 400, "unknown-field");
        refused(Map.of("assessedOn", "1980-12-31"), 422, "no-version-in-force");
        refused(Map.of("values", List.of(Map.of("subCriterion", "1.2", "numerator", 5))), 422, "half-a-fraction");
        refused(Map.of("values", List.of(Map.of("subCriterion", "3.1", "value", "-5"))), 422, "negative-value");
        refused(Map.of("facts", List.of(Map.of("name", "schols", "value", 3))), 422, "no-such-fact");
        refused(
                Map.of("facts", List.of(Map.of("name", "schools", "value", 3), Map.of("name", "schools", "value", 4))),
                422,
                "repeated-fact");
        refused(Map.of("facts", List.of(Map.of("name", "schools", "value", -3))), 422, "negative-value");

        list().body("items", hasSize(0));
    }

    @Test
    void a_draft_set_judges_nobody() {
        String draft = CriteriaSetExamples.newId();
        Http.importCsv("/v1/criteria-sets", province.code(), CriteriaSetExamples.set(draft))
                .statusCode(200);

        refused(Map.of("criteriaSet", draft), 422, "no-such-criteria-set");
    }

    @Test
    void rows_of_one_assessment_are_of_one_round() {
        String file = file("true", "60", "", "").replaceFirst(",2020,1.2,", ",2021,1.2,");

        Http.importCsv(PATH, province.code(), file)
                .statusCode(422)
                .body("errors.code", hasItem("rounds-differ"))
                .body("errors.pointer", hasItem("/rows/3/round"));
    }

    @Test
    void rows_that_cannot_be_read_do_not_hide_what_is_wrong_with_the_others() {
        String rows = HEADER
                + String.join(
                        ",", province.commune(), set, "2020-12-31", "2020", "1.1", "true", "", "", "PERHAPS", "T1\n")
                + String.join(
                        ",", province.commune(), set, "2020-12-31", "2020", "1.2", "a lot", "", "", "SOURCED", "T1\n")
                + String.join(",", "nobody", set, "2020-12-31", "2020", "1.1", "true", "", "", "SOURCED", "T1\n");
        Http.importCsv(PATH, province.code(), rows)
                .statusCode(422)
                .body("errors.pointer", contains("/rows/2/basis", "/rows/3/value", "/rows/4/unit"));
    }

    @Test
    void a_number_that_no_threshold_goes_by_is_named_by_its_column() {
        String rows = "unit,criteriaSet,assessedOn,round,basis,source,1.1,fact:schols\n"
                + String.join(",", province.commune(), set, "2020-12-31", "2020", "SOURCED", "T1", "true", "3\n");
        Http.importCsv(PATH, province.code(), rows)
                .statusCode(422)
                .body("errors.code", contains("no-such-fact"))
                .body("errors.pointer", contains("/rows/2/fact:schols"));
    }

    @Test
    void a_file_in_another_encoding_is_refused_and_not_guessed() {
        String text = HEADER + province.commune() + "," + set + ",2020-12-31,Qu\u00fd 4,1.1,true,,,SOURCED,T1\n";
        Http.as("province-officer", province.code())
                .contentType("text/csv")
                .body(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .post(PATH + "/import")
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-a-table"));
        list().body("items", hasSize(0));
    }

    @Test
    void a_list_leaves_the_single_verdicts_out() {
        Http.importCsv(PATH, province.code(), file("true", "60", "", "")).statusCode(200);

        list().body("items[0].criteriaMet", equalTo(2)).body("items[0].subCriteria", nullValue());
    }

    private void refused(Map<String, Object> changes, int status, String code) {
        post("province-officer", province.code(), body(changes))
                .statusCode(status)
                .body("errors.code", hasItem(code));
    }

    private Map<String, Object> body(Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "unit",
                province.commune(),
                "criteriaSet",
                set,
                "assessedOn",
                "2020-12-31",
                "round",
                "2020",
                "basis",
                "SOURCED",
                "source",
                "T1",
                "values",
                List.of(Map.of("subCriterion", "1.1", "value", "true"))));
        body.putAll(changes);
        return body;
    }

    private static io.restassured.response.ValidatableResponse post(String role, String unit, Object body) {
        return Http.as(role, unit)
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH)
                .then();
    }

    private static io.restassured.response.ValidatableResponse approveWith(String token, String id, String version) {
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", version)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "checked"))
                .post(PATH + "/" + id + "/approval")
                .then();
    }

    private io.restassured.response.ValidatableResponse list() {
        return Http.as("auditor", province.code())
                .get(PATH + "?unit=" + province.commune())
                .then()
                .statusCode(200);
    }

    private static String idOf(String unit) {
        return Http.as("auditor", unit)
                .get(PATH + "?unit=" + unit)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private String file(String plan, String percent, String numerator, String denominator) {
        return HEADER
                + row("1.1", plan, "", "")
                + row("1.2", percent, numerator, denominator)
                + row("2.1", "7", "", "")
                + row("3.1", "", "450000", "10000");
    }

    private String row(String code, String value, String numerator, String denominator) {
        return String.join(
                        ",",
                        province.commune(),
                        set,
                        "2020-12-31",
                        "2020",
                        code,
                        value,
                        numerator,
                        denominator,
                        "RECONSTRUCTION",
                        "T1")
                + "\n";
    }
}
