package vn.ntm.criteria.assessment;

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
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
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
import vn.ntm.criteria.OtherServices;
import vn.ntm.criteria.SetsInLaw;
import vn.ntm.criteria.otherfacts.OtherFacts;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.embedded.StackResource;
import vn.ntm.platform.db.Database;

/** From a draft to an approval that counts, with everybody who has a part in it. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class AssessmentLifeIT {

    private static final String PATH = "/v1/assessments";

    @Inject
    Database database;

    @Inject
    OtherFacts otherFacts;

    private Province province = new Province("", "", "", "", "");
    private String set = "";

    @BeforeEach
    void aProvinceAndASetThatAsksForVerificationAndEvidence() {
        province = Http.province();
        set = CriteriaSetExamples.newId();
        SetsInLaw.published(
                province.code(),
                set,
                SetsInLaw.set(set, "318/QĐ", "2016-12-01", "", "", "true,true"),
                SetsInLaw.sub(set, "1", "1.1", "BOOLEAN,IS_MET,true,,", ",,,,,"),
                SetsInLaw.sub(set, "1", "1.2", "PERCENT,AT_LEAST,50,%,", ",,true,,,"),
                SetsInLaw.sub(set, "2", "2", "NUMBER,AT_LEAST,1,,", ",,,OCOP_PRODUCTS:3,,"));
    }

    @Test
    void a_draft_becomes_an_assessment_that_counts_by_the_hands_of_three_people() {
        String id = draft();
        String evidence = evidence("%PDF-1.4 report");
        patch(
                        id,
                        "1",
                        Map.of(
                                "values",
                                List.of(
                                        Map.of("subCriterion", "1.1", "value", "true", "evidence", List.of(evidence)),
                                        Map.of(
                                                "subCriterion",
                                                "1.2",
                                                "men",
                                                Map.of("numerator", 30, "denominator", 40),
                                                "women",
                                                Map.of("numerator", 10, "denominator", 40),
                                                "evidence",
                                                List.of(evidence)))))
                .statusCode(200)
                .body("version", equalTo(2));
        step("province-officer", id, "submission", "2", "done").statusCode(200).body("state", equalTo("SUBMITTED"));
        approve("approver", id, "3").statusCode(409).body("errors[0].code", equalTo("not-verified"));
        step("appraiser", id, "verification", "3", "seen on the spot").statusCode(200);
        step("appraiser", id, "verification", "4", "again").statusCode(409);
        String verifier = tokenOf("appraiser-client", "approver");
        approveWith(verifier, id, "4").statusCode(403).body("errors[0].code", equalTo("verified-by-you"));
        approve("approver", id, "4").statusCode(201);

        Http.as("auditor", province.code())
                .get(PATH + "/" + id)
                .then()
                .body("step", equalTo("APPROVED"))
                .body("subCriteria[1].verdict", equalTo("NOT_MET"))
                .body("subCriteria[1].reasonEn", containsString("men 75.00 (30 / 40), women 25.00 (10 / 40)"))
                .body("subCriteria[2].verdict", equalTo("NOT_MET"))
                .body("meets", equalTo(false))
                .body("revocation", equalTo("SHARE"))
                .body("setVersion", equalTo(1));
        Http.as("auditor", province.code())
                .get(PATH + "/" + id + "/history")
                .then()
                .body(
                        "items.action",
                        contains(
                                "assessment-drafted",
                                "assessment-drafted",
                                "assessment-submitted",
                                "assessment-verified",
                                "assessment-approved"))
                .body("items[3].reason", equalTo("seen on the spot"));
    }

    @Test
    void all_that_is_missing_is_named_at_once() {
        String id = draft();
        Http.as("auditor", province.code())
                .get(PATH + "/" + id + "/missing")
                .then()
                .statusCode(200)
                .body("items.subCriterion", contains("1.1", "1.2", "1.2"))
                .body("items.what", contains("EVIDENCE", "VALUE", "EVIDENCE"));
        step("province-officer", id, "submission", "1", "done")
                .statusCode(422)
                .body("errors.code", contains("evidence-missing", "value-missing", "evidence-missing"));
    }

    @Test
    void what_is_missing_in_an_import_is_named_by_row_and_column() {
        String row = province.commune() + "," + set + ",2020-10-31,2020,SOURCED,T1,true,50\n";
        String wide = "unit,criteriaSet,assessedOn,round,basis,source,1.1,1.2\n" + row;
        Http.importCsv(PATH, province.code(), wide)
                .statusCode(422)
                .body("errors.pointer", contains("/rows/2/1.1", "/rows/2/1.2", "/rows/2/1.2"))
                .body("errors.code", contains("evidence-missing", "sexes-missing", "evidence-missing"));
        Map<String, Object> one = body(Map.of("values", List.of(Map.of("subCriterion", "1.1", "value", "true"))));
        Http.post(PATH + "/batch", province.code(), Map.of("items", List.of(one)))
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/values", "/items/0/values", "/items/0/values"));
    }

    @Test
    void what_is_returned_goes_back_to_its_maker_with_the_reason_and_can_change_again() {
        String other = CriteriaSetExamples.published(province.code());
        Map<String, Object> body = body(Map.of("criteriaSet", other));
        String id =
                Http.post(PATH, province.code(), body).statusCode(201).extract().path("id");

        step("appraiser", id, "return", "1", null).statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        step("appraiser", id, "return", "1", "wrong year").statusCode(200).body("state", equalTo("DRAFT"));
        approve("approver", id, "2").statusCode(409).body("errors[0].code", equalTo("not-handed-in"));
        patch(id, "1", Map.of("values", List.of())).statusCode(412);
        patch(id, "2", Map.of("values", List.of(Map.of("subCriterion", "1.2", "value", "7"))))
                .statusCode(200)
                .body("subCriteria[1].verdict", equalTo("NOT_MET"));
        Http.as("auditor", province.code())
                .get(PATH + "/" + id + "/history")
                .then()
                .body("items.action", contains("assessment-submitted", "assessment-returned", "assessment-drafted"))
                .body("items[1].reason", equalTo("wrong year"));
        put(id, "3", body(Map.of("criteriaSet", other, "assessedOn", "2020-11-30")))
                .statusCode(422)
                .body("errors[0].code", equalTo("key-is-fixed"));
        put(id, "3", body).statusCode(200).body("subCriteria[1].verdict", equalTo("NOT_REPORTED"));
    }

    @Test
    void an_approved_one_changes_no_more() {
        String other = CriteriaSetExamples.published(province.code());
        String id = Http.post(PATH, province.code(), body(Map.of("criteriaSet", other)))
                .statusCode(201)
                .extract()
                .path("id");
        approve("approver", id, "1").statusCode(201);
        patch(id, "2", Map.of("values", List.of())).statusCode(409).body("errors[0].code", equalTo("not-a-draft"));
        step("appraiser", id, "return", "2", "late").statusCode(409);
    }

    @Test
    void a_product_in_force_meets_what_rests_on_it_whatever_the_form_says() {
        OtherServices.publish(
                "ocop",
                "certificate-issued",
                "certificates/" + UUID.randomUUID(),
                1,
                province.commune(),
                OtherServices.certificate("P", province.commune(), 3, "2020-01-01", "2023-01-01", "APPROVED"));
        LocalDate day = LocalDate.parse("2020-12-31");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(database.<Integer>read(
                        handle -> otherFacts.ocopProductsInForce(handle, province.commune(), 3, day)))
                .isEqualTo(1));
        Http.as("auditor", province.code())
                .get(PATH + "/" + draft())
                .then()
                .body("subCriteria[2].verdict", equalTo("MET"))
                .body("subCriteria[2].fact", equalTo("OCOP_PRODUCTS:3"));
    }

    @Test
    void an_amendment_judges_from_its_day_on_and_the_old_version_before_it() {
        String amended = CriteriaSetExamples.newId();
        SetsInLaw.published(
                province.code(),
                amended,
                SetsInLaw.set(amended, "318/QĐ", "2020-06-01", "", set, "false,false"),
                SetsInLaw.sub(amended, "1", "1.1", "PERCENT,AT_LEAST,80,%,", ",,,,,"));

        Http.as("auditor")
                .get("/v1/criteria-sets?decision=318/QĐ&on=2020-05-31&limit=500")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(set));
        assertThat(Http.as("auditor")
                        .get(
                                "/v1/criteria-sets?decision=318/QĐ&level=STANDARD&unitKind=COMMUNE&on=2020-06-01&limit=500")
                        .jsonPath()
                        .<String>getList("items.id"))
                .contains(amended)
                .doesNotContain(set);
        Http.post(PATH, province.code(), body(Map.of("assessedOn", "2020-06-01")))
                .statusCode(422)
                .body("errors[0].code", equalTo("set-not-in-force"))
                .body("errors[0].params.current", equalTo(amended));
        Http.post(PATH, province.code(), body(Map.of("criteriaSet", amended, "assessedOn", "2020-05-31")))
                .statusCode(422);
        Http.post(
                        PATH,
                        province.code(),
                        body(Map.of(
                                "criteriaSet",
                                amended,
                                "assessedOn",
                                "2020-06-01",
                                "values",
                                List.of(Map.of("subCriterion", "1.1", "value", "80")))))
                .statusCode(201)
                .body("setVersion", equalTo(2));
    }

    @Test
    void old_evidence_under_another_set_is_a_marked_hypothesis_that_leaves_no_trace() {
        String from = CriteriaSetExamples.published(province.code());
        String to = CriteriaSetExamples.newId();
        SetsInLaw.published(
                province.code(),
                to,
                SetsInLaw.set(to, "9/QĐ", "2022-01-01", "", "", "false,false"),
                SetsInLaw.sub(to, "7", "7.1", "PERCENT,AT_LEAST,70,%,", ",,,,,"));
        Http.importCsv(
                        "/v1/criteria-mappings",
                        province.code(),
                        "criteriaSet,code,otherSet,otherCode,relation,comment,basis,source,confidence\n" + from
                                + ",1.2," + to + ",7.1,SAME,,SOURCED,T1,HIGH\n")
                .statusCode(200);
        String id = Http.post(
                        PATH,
                        province.code(),
                        body(Map.of(
                                "criteriaSet",
                                from,
                                "values",
                                List.of(
                                        Map.of("subCriterion", "1.1", "value", "true"),
                                        Map.of("subCriterion", "1.2", "value", "60")))))
                .statusCode(201)
                .extract()
                .path("id");
        int before = Http.eventsOf("assessments/" + id).size();

        Http.as("auditor", province.code())
                .contentType(ContentType.JSON)
                .body(Map.of("assessment", id, "criteriaSet", to))
                .post(PATH + "/hypotheses")
                .then()
                .statusCode(200)
                .body("hypothesis", equalTo(true))
                .body("unused", contains("1.1"))
                .body("result.subCriteria[0].verdict", equalTo("NOT_MET"))
                .body("result.subCriteria[0].value", equalTo("60"));
        assertThat(Http.eventsOf("assessments/" + id)).hasSize(before);
        Http.as("auditor", province.code())
                .get(PATH + "?unit=" + province.commune() + "&criteriaSet=" + to)
                .then()
                .body("items", hasSize(0));
        String mapping = Http.as("auditor")
                .get("/v1/criteria-sets/" + to + "/mappings")
                .then()
                .body("items.relation", contains("SAME"))
                .extract()
                .path("items[0].id");
        Http.as("auditor")
                .get("/v1/criteria-mappings/" + mapping + "/history")
                .then()
                .statusCode(200)
                .body("items.action", contains("criteria-mapping-recorded"));

        String later = CriteriaSetExamples.newId();
        SetsInLaw.published(
                province.code(),
                later,
                SetsInLaw.set(later, "10/QĐ", "2022-01-01", "", "", "false,false"),
                SetsInLaw.sub(later, "3", "3", "PERCENT,AT_LEAST,60,%,", ",,,,,"));
        Http.importCsv(
                        "/v1/criteria-mappings",
                        province.code(),
                        "criteriaSet,code,otherSet,otherCode,relation,comment,basis,source,confidence\n" + to + ",7.1,"
                                + later + ",3,COMPARABLE,,SOURCED,T1,HIGH\n")
                .statusCode(200);
        Http.as("auditor", province.code())
                .contentType(ContentType.JSON)
                .body(Map.of("assessment", id, "criteriaSet", later))
                .post(PATH + "/hypotheses")
                .then()
                .statusCode(200)
                .body("result.subCriteria[0].verdict", equalTo("MET"));
    }

    @Test
    void a_threshold_that_was_left_open_judges_once_it_is_decided_and_approved() {
        String open = CriteriaSetExamples.newId();
        SetsInLaw.published(
                province.code(),
                open,
                SetsInLaw.set(open, "5/QĐ", "2016-12-01", "", "", "false,false"),
                SetsInLaw.sub(open, "1", "1", "PERCENT,AT_LEAST,delegated,%,", ",UBND,,,,"),
                SetsInLaw.sub(open, "2", "2", "PERCENT,AT_LEAST,80,%,", ",,,,,"),
                SetsInLaw.sub(open, "3", "3", "PERCENT,AT_LEAST,unknown,%,", "region:DBSH=80,,,,,"),
                SetsInLaw.sub(open, "4", "4", "PERCENT,AT_LEAST,unknown,%,", ",,,,,"));
        Map<String, Object> decision = new HashMap<>(Map.of(
                "criteriaSet", open,
                "subCriterion", "1",
                "threshold", "70",
                "decisionNumber", "12/QĐ-UBND",
                "issuer", "UBND",
                "decidedOn", "2020-01-01",
                "validFrom", "2020-01-01",
                "basis", "SOURCED",
                "source", "T1",
                "confidence", "HIGH"));
        refused(decision, "issuer", "Somebody", "threshold-not-yours");
        refused(decision, "threshold", "unknown", "threshold-does-not-fit");
        Map<String, Object> laxer = new HashMap<>(decision);
        laxer.putAll(Map.of("subCriterion", "2", "threshold", "79"));
        Http.post("/v1/threshold-decisions", province.code(), laxer)
                .statusCode(422)
                .body("errors[0].code", equalTo("threshold-not-stricter"));
        laxer.put("subCriterion", "3");
        Http.post("/v1/threshold-decisions", province.code(), laxer)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/regionColumn"))
                .body("errors[0].code", equalTo("threshold-goes-by-class"));
        laxer.put("subCriterion", "4");
        Http.post("/v1/threshold-decisions", province.code(), laxer)
                .statusCode(422)
                .body("errors[0].code", equalTo("threshold-of-law-unknown"));
        String id = Http.post("/v1/threshold-decisions", province.code(), decision)
                .statusCode(201)
                .extract()
                .path("id");
        verdict(open, "2020-02-01").body("subCriteria[0].verdict", equalTo("THRESHOLD_NOT_SET"));
        Http.approve("/v1/threshold-decisions", province.code(), List.of(id)).statusCode(200);
        verdict(open, "2020-03-01")
                .body("subCriteria[0].verdict", equalTo("MET"))
                .body("subCriteria[0].decision", equalTo("12/QĐ-UBND"));
        verdict(open, "2019-12-31").body("subCriteria[0].verdict", equalTo("THRESHOLD_NOT_SET"));
    }

    @Test
    void a_round_takes_days_of_its_period_and_names_who_has_not_handed_in() {
        String other = CriteriaSetExamples.published(province.code());
        Map<String, Object> round = Map.of(
                "unit",
                province.code(),
                "code",
                "2020-Q4-" + province.code(),
                "kind",
                "QUARTER",
                "criteriaSet",
                other,
                "periodFrom",
                "2020-10-01",
                "periodTo",
                "2021-01-01");
        Map<String, Object> wrong = new HashMap<>(round);
        wrong.put("kind", "YEAR");
        Http.post("/v1/assessment-rounds", province.code(), wrong)
                .statusCode(422)
                .body("errors[0].code", equalTo("period-does-not-fit"));
        String id = Http.post("/v1/assessment-rounds", province.code(), round)
                .statusCode(201)
                .extract()
                .path("id");
        progress(id).body("expected", equalTo(1)).body("waiting.unit", contains(province.commune()));
        Map<String, Object> head = Map.of("criteriaSet", other, "round", "2020-Q4-" + province.code());
        Map<String, Object> early = new HashMap<>(head);
        early.put("assessedOn", "2020-09-30");
        Http.post(PATH, province.code(), body(early))
                .statusCode(422)
                .body("errors[0].code", equalTo("outside-the-round"));
        Http.post(PATH, province.code(), body(head)).statusCode(201);
        progress(id).body("submitted", equalTo(1)).body("waiting", hasSize(0));
        Http.as("auditor", province.code())
                .get("/v1/assessment-rounds/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.action", contains("assessment-round-opened"));
    }

    private ValidatableResponse progress(String id) {
        return Http.as("auditor", province.code())
                .get("/v1/assessment-rounds/" + id + "/progress")
                .then()
                .statusCode(200);
    }

    private void refused(Map<String, Object> decision, String field, String value, String code) {
        Map<String, Object> changed = new HashMap<>(decision);
        changed.put(field, value);
        Http.post("/v1/threshold-decisions", province.code(), changed)
                .statusCode(422)
                .body("errors.code", hasItem(code));
    }

    private ValidatableResponse verdict(String criteriaSet, String on) {
        return Http.post(
                        PATH,
                        province.code(),
                        body(Map.of(
                                "criteriaSet",
                                criteriaSet,
                                "assessedOn",
                                on,
                                "values",
                                List.of(Map.of("subCriterion", "1", "value", "70")))))
                .statusCode(201);
    }

    private String draft() {
        return Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .body(body(Map.of()))
                .post(PATH + "?draft=true")
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .extract()
                .path("id");
    }

    private String evidence(String content) {
        return Http.as("commune-officer", province.commune())
                .contentType("application/octet-stream")
                .body(content.getBytes(StandardCharsets.UTF_8))
                .post("/v1/evidence?unit=" + province.commune() + "&name=a.pdf")
                .then()
                .statusCode(201)
                .extract()
                .path("sha256");
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

    private ValidatableResponse patch(String id, String version, Object body) {
        return Http.as("province-officer", province.code())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .patch(PATH + "/" + id + "/values")
                .then();
    }

    private ValidatableResponse put(String id, String version, Object body) {
        return Http.as("province-officer", province.code())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .put(PATH + "/" + id)
                .then();
    }

    private ValidatableResponse step(
            String role, String id, String step, String version, @org.jspecify.annotations.Nullable String reason) {
        return Http.as(role, province.code())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(reason == null ? Map.of() : Map.of("reason", reason))
                .post(PATH + "/" + id + "/" + step)
                .then();
    }

    private ValidatableResponse approve(String role, String id, String version) {
        return step(role, id, "approval", version, "checked");
    }

    private ValidatableResponse approveWith(String token, String id, String version) {
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "checked"))
                .post(PATH + "/" + id + "/approval")
                .then();
    }

    private String tokenOf(String client, String role) {
        return EmbeddedStack.tokens().tokenOf(client, List.of(role), List.of(province.code()), Duration.ofHours(1));
    }
}
