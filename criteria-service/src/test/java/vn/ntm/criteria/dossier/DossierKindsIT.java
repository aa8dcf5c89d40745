package vn.ntm.criteria.dossier;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.CriteriaSetExamples;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.criteria.ProcedureExamples;
import vn.ntm.criteria.SetsInLaw;
import vn.ntm.embedded.StackResource;

/** Dossiers of provinces, districts, hamlets, gardens and households, each by the procedure of its kind and day. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class DossierKindsIT {

    private static final String PATH = "/v1/dossiers";
    private static final AtomicInteger NUMBER = new AtomicInteger(7000);

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvinceAndTheLaw() {
        ProcedureExamples.procedures();
        province = Http.province();
    }

    @Test
    void a_province_completes_its_task_by_the_prime_ministers_decision() {
        String id = submitted(province.code(), "COMPLETED", "2024-12-20", 2024, "province-officer");
        conclude(id, 1, "appraisal", "2025-02-10", "PASSED").statusCode(201).body("stage", equalTo("APPRAISED"));
        survey(id, 2, "2025-02-20", Map.of("statedOutcome", "PASSED")).statusCode(201);
        vote(id, 3, "2025-03-10", "PASSED").statusCode(201).body("stage", equalTo("VOTED"));
        String recognition = decide(id, 4, "2025-05-27", 2024)
                .statusCode(201)
                .body("stage", equalTo("DECIDED"))
                .extract()
                .path("recognition");

        Http.as("auditor", province.code())
                .get("/v1/recognitions/" + recognition)
                .then()
                .statusCode(200)
                .body("unitKind", equalTo("PROVINCE"))
                .body("issuer", equalTo("PRIME_MINISTER"))
                .body("decisionDate", equalTo("2025-05-27"))
                .body("achievementYear", equalTo(2024))
                .body("appraisedOn", equalTo("2025-03-10"))
                .body("expiresOn", nullValue());
        recognised("PROVINCE", "COMPLETED", "2025-05-26", 0);
        recognised("PROVINCE", "COMPLETED", "2025-05-27", 1);
    }

    @Test
    void a_district_is_surveyed_in_every_part_and_its_steps_end_with_june_2025() {
        String id = submitted(province.district(), "COMPLETED", "2025-05-05", 2024, "district-officer");
        List<Map<String, Object>> parts = List.of(
                Map.of("name", province.commune(), "satisfied", 80, "notSatisfied", 20, "noAnswer", 0),
                Map.of("name", province.ward(), "satisfied", 79, "notSatisfied", 21, "noAnswer", 0));
        Map<String, Object> withoutParts = new HashMap<>();
        withoutParts.put("statedOutcome", "PASSED");
        survey(id, 1, "2025-05-20", withoutParts).statusCode(422).body("errors.pointer", hasItem("/survey/contents"));
        survey(id, 1, "2025-05-20", Map.of("contents", parts, "statedOutcome", "FAILED"))
                .statusCode(201)
                .body("stage", equalTo("FAILED"))
                .body(
                        "steps[0].conditions.find { it.name.endsWith('" + province.ward() + "') }.result",
                        equalTo("NOT_MET"))
                .body(
                        "steps[0].conditions.find { it.name.endsWith('" + province.commune() + "') }.result",
                        equalTo("MET"));
        step(
                        id,
                        2,
                        "resubmission",
                        "district-officer",
                        Map.of("on", "2025-06-01", "documents", List.of(), "reason", "đã khắc phục"))
                .statusCode(201)
                .body("attempt", equalTo(2));
        conclude(id, 3, "appraisal", "2025-06-30", "PASSED").statusCode(201);
        vote(id, 4, "2025-07-01", "PASSED").statusCode(409).body("errors.code", contains("no-procedure"));
        conclude(id, 4, "verification", "2025-07-01", "PASSED").statusCode(409);
        Http.as("auditor", province.code())
                .get(PATH + "/" + id)
                .then()
                .body("stage", equalTo("APPRAISED"))
                .body("steps.outcome", contains("FAILED", "PASSED", "PASSED"));
    }

    @Test
    void a_hamlet_walks_the_whole_way_and_a_failed_appraisal_stays_and_comes_back() {
        String hamlet = hamlet();
        String set = CriteriaSetExamples.newId();
        SetsInLaw.published(
                province.code(),
                set,
                SetsInLaw.trialSet(set, "STANDARD", "HAMLET"),
                SetsInLaw.sub(set, "1", "1", "PERCENT,AT_LEAST,80,%,", ",,,,,"));
        String assessment = assessed(hamlet, set, "2023-12-31", "1", "85");
        gaps("2024-01-31").body("items.unit", contains(hamlet));

        String id = submitted(hamlet, "STANDARD", "2024-01-10", 2023, "commune-officer", assessment);
        conclude(id, 1, "appraisal", "2024-01-20", "FAILED").statusCode(201).body("stage", equalTo("FAILED"));
        decide(id, 2, "2024-02-01", 2023).statusCode(409).body("errors.code", contains("dossier-not-open"));
        step(
                        id,
                        2,
                        "resubmission",
                        "commune-officer",
                        Map.of("on", "2024-02-05", "documents", List.of(), "reason", "đã bổ sung"))
                .statusCode(201);
        conclude(id, 3, "verification", "2024-02-10", "PASSED").statusCode(201);
        survey(id, 4, "2024-02-20", Map.of("statedOutcome", "PASSED")).statusCode(201);
        conclude(id, 5, "appraisal", "2024-03-01", "PASSED").statusCode(201);
        vote(id, 6, "2024-03-05", "PASSED").statusCode(201);
        decide(id, 7, "2024-03-10", 2023).statusCode(201).body("recognition", notNullValue());

        Http.as("auditor", province.code())
                .get(PATH + "/" + id + "/steps")
                .then()
                .body(
                        "items.kind",
                        contains(
                                "APPRAISAL", "RESUBMISSION", "VERIFICATION", "SURVEY", "APPRAISAL", "VOTE", "DECISION"))
                .body("items.outcome[0]", equalTo("FAILED"))
                .body("items.attempt", contains(1, 2, 2, 2, 2, 2, 2));
        gaps("2024-03-10").body("items", hasSize(0));
        recognised("HAMLET", "STANDARD", "2024-03-10", 1);
    }

    @Test
    void a_recognised_hamlet_counts_among_its_communes_until_it_is_revoked() {
        String one = hamlet();
        String other = hamlet();
        String set = CriteriaSetExamples.newId();
        SetsInLaw.published(
                province.code(),
                set,
                SetsInLaw.set(set, "6/QĐ", "2016-12-01", "", "", "false,false"),
                SetsInLaw.sub(set, "1", "1", "PERCENT,AT_LEAST,50,%,", ",,,VILLAGES_RECOGNISED,,"));
        assess(province.commune(), set, "2024-01-31", "1", "100")
                .body("subCriteria[0].verdict", equalTo("NOT_MET"))
                .body("subCriteria[0].numerator", equalTo(0))
                .body("subCriteria[0].denominator", equalTo(2));
        String id = submitted(one, "STANDARD", "2024-02-01", 2023, "commune-officer");
        String recognition =
                decide(id, 1, "2024-02-10", 2023).statusCode(201).extract().path("recognition");
        assess(province.commune(), set, "2024-02-29", "1", "0")
                .body("subCriteria[0].verdict", equalTo("MET"))
                .body("subCriteria[0].numerator", equalTo(1));
        revoke(recognition, "2024-03-15");
        assess(province.commune(), set, "2024-03-14", "1", "0").body("subCriteria[0].verdict", equalTo("MET"));
        assess(province.commune(), set, "2024-03-15", "1", "0").body("subCriteria[0].verdict", equalTo("NOT_MET"));
        recognised("HAMLET", "STANDARD", "2024-03-14", 1);
        recognised("HAMLET", "STANDARD", "2024-03-15", 0);
        org.assertj.core.api.Assertions.assertThat(other).isNotEqualTo(one);
    }

    @Test
    void a_garden_has_one_level_and_is_recognised_in_it() {
        String garden = subject("GARDEN", "G" + NUMBER.incrementAndGet());
        submit(garden, "MODEL", "2023-01-10", 2022, "commune-officer", null)
                .statusCode(422)
                .body("errors.code", contains("level-does-not-fit"));
        String id = submitted(garden, "STANDARD", "2023-01-10", 2022, "commune-officer");
        survey(id, 1, "2023-02-01", Map.of("statedOutcome", "PASSED")).statusCode(201);
        decide(id, 2, "2023-03-01", 2022).statusCode(201);
        recognised("GARDEN", "STANDARD", "2023-03-01", 1);
    }

    @Test
    void a_household_is_a_number_and_is_recognised_as_a_model_by_its_commune() {
        String number = "22.0." + NUMBER.incrementAndGet();
        subject("HOUSEHOLD", number);
        String id = submitted(number, "MODEL", "2023-01-10", 2022, "commune-officer");
        vote(id, 1, "2023-02-01", "PASSED").statusCode(201);
        String recognition =
                decide(id, 2, "2023-03-01", 2022).statusCode(201).extract().path("recognition");
        Http.as("auditor", province.code())
                .get("/v1/recognitions/" + recognition)
                .then()
                .body("unit", equalTo(number))
                .body("unitKind", equalTo("HOUSEHOLD"))
                .body("issuer", equalTo("COMMUNE_CHAIRMAN"));
        recognised("HOUSEHOLD", "MODEL", "2023-03-01", 1);
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader() + "99.9,Nguyễn Văn A,Nguyen Van A,HOUSEHOLD," + province.commune()
                                + ",2021-01-01,,SOURCED,T1\n")
                .statusCode(422);
    }

    /** By 372/QĐ-TTg of 2014 a recognition holds for 60 months; nobody has to do anything for it to end. */
    @Test
    void a_recognition_for_a_time_ends_on_its_day_by_itself() {
        String id = submitted(province.commune(), "STANDARD", "2015-02-01", 2014, "commune-officer");
        step(
                        id,
                        1,
                        "verification",
                        "district-officer",
                        Map.of("on", "2015-03-01", "outcome", "PASSED", "reason", "đạt"))
                .statusCode(201);
        conclude(id, 2, "appraisal", "2015-04-01", "PASSED").statusCode(201);
        vote(id, 3, "2015-05-01", "PASSED").statusCode(201);
        String recognition =
                decide(id, 4, "2015-06-10", 2014).statusCode(201).extract().path("recognition");
        Http.as("auditor", province.code())
                .get("/v1/recognitions/" + recognition)
                .then()
                .body("expiresOn", equalTo("2020-06-10"));
        recognised("COMMUNE", "STANDARD", "2020-06-09", 1);
        recognised("COMMUNE", "STANDARD", "2020-06-10", 0);
        standing("IN_FORCE", "2020-06-09").body("items.id", contains(recognition));
        standing("EXPIRED", "2020-06-09").body("items", hasSize(0));
        standing("EXPIRED", "2020-06-10").body("items.id", contains(recognition));
        standing("IN_FORCE", "2020-06-10").body("items", hasSize(0));
        standing("REVOKED", "2020-06-10").body("items", hasSize(0));
    }

    private ValidatableResponse standing(String standing, String on) {
        return Http.as("auditor", province.code())
                .get("/v1/recognitions?unit=" + province.commune() + "&standing=" + standing + "&on=" + on)
                .then()
                .statusCode(200);
    }

    private String hamlet() {
        return subject("HAMLET", "H" + NUMBER.incrementAndGet());
    }

    private String subject(String kind, String code) {
        String name = kind.equals("HOUSEHOLD") ? code : "Đơn vị " + code;
        String ascii = kind.equals("HOUSEHOLD") ? code : "Don vi " + code;
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader()
                                + String.join(
                                        ",",
                                        code,
                                        name,
                                        ascii,
                                        kind,
                                        province.commune(),
                                        "2018-01-01",
                                        "",
                                        "SOURCED",
                                        "T1")
                                + "\n")
                .statusCode(200);
        return code;
    }

    private String submitted(String unit, String level, String on, int year, String role) {
        return submitted(unit, level, on, year, role, null);
    }

    private String submitted(
            String unit,
            String level,
            String on,
            int year,
            String role,
            @org.jspecify.annotations.Nullable String assessment) {
        return submit(unit, level, on, year, role, assessment)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse submit(
            String unit,
            String level,
            String on,
            int year,
            String role,
            @org.jspecify.annotations.Nullable String assessment) {
        List<Map<String, String>> papers = new ArrayList<>();
        List.of("SUBMISSION_LETTER", "CRITERIA_REPORT", "OPINIONS_SUMMARY", "MEETING_MINUTES")
                .forEach(kind -> papers.add(Map.of("kind", kind, "reference", "1/" + kind)));
        Map<String, Object> body = new HashMap<>(
                Map.of("unit", unit, "level", level, "achievementYear", year, "submittedOn", on, "documents", papers));
        if (assessment != null) {
            body.put("assessment", assessment);
        }
        return Http.as(role, province.code())
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH)
                .then();
    }

    private ValidatableResponse conclude(String id, int version, String step, String on, String outcome) {
        return step(id, version, step, "appraiser", Map.of("on", on, "outcome", outcome, "reason", "theo biên bản"));
    }

    private ValidatableResponse survey(String id, int version, String on, Map<String, Object> more) {
        Map<String, Object> survey =
                new HashMap<>(Map.of("households", 1000, "ballotsOut", 1000, "ballotsBack", 1000, "satisfied", 950));
        if (more.containsKey("contents")) {
            survey.put("contents", more.get("contents"));
        }
        String role = more.containsKey("contents") ? "province-officer" : "appraiser";
        Map<String, Object> body = new HashMap<>(Map.of(
                "on",
                on,
                "survey",
                survey,
                "statedOutcome",
                more.get("statedOutcome"),
                "reason",
                "báo cáo của Mặt trận"));
        ValidatableResponse answer = step(id, version, "survey", role, body);
        return answer.extract().statusCode() == 403 ? step(id, version, "survey", "province-officer", body) : answer;
    }

    private ValidatableResponse vote(String id, int version, String on, String stated) {
        return step(
                id,
                version,
                "vote",
                "appraiser",
                Map.of(
                        "on",
                        on,
                        "vote",
                        Map.of("members", 20, "present", 20, "inFavour", 20),
                        "statedOutcome",
                        stated,
                        "reason",
                        "biên bản bỏ phiếu"));
    }

    private ValidatableResponse decide(String id, int version, String on, int year) {
        return step(
                id,
                version,
                "decision",
                "approver",
                Map.of(
                        "number", "77/QĐ",
                        "on", on,
                        "signatory", "Người ký",
                        "achievementYear", year,
                        "reason", "đủ điều kiện"));
    }

    private ValidatableResponse step(String id, int version, String step, String role, Map<String, Object> body) {
        return Http.as(role, province.code())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH + "/" + id + "/" + step)
                .then();
    }

    private void revoke(String recognition, String on) {
        at(
                        "/v1/recognitions/" + recognition + "/revocation",
                        2,
                        "province-officer",
                        Map.of("number", "9/QĐ", "revokedOn", on, "reason", "không giữ vững"))
                .statusCode(201);
        at("/v1/recognitions/" + recognition + "/revocation/approval", 3, "approver", Map.of("reason", "đồng ý"))
                .statusCode(201);
    }

    private ValidatableResponse at(String path, int version, String role, Map<String, Object> body) {
        return Http.as(role, province.code())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private String assessed(String unit, String set, String on, String code, String value) {
        String id = assess(unit, set, on, code, value).extract().path("id");
        Http.approve("/v1/assessments", province.code(), List.of(id)).statusCode(200);
        return id;
    }

    private ValidatableResponse assess(String unit, String set, String on, String code, String value) {
        return Http.post(
                        "/v1/assessments",
                        province.code(),
                        Map.of(
                                "unit", unit,
                                "criteriaSet", set,
                                "assessedOn", on,
                                "round", on,
                                "basis", "SOURCED",
                                "source", "T1",
                                "values", List.of(Map.of("subCriterion", code, "value", value))))
                .statusCode(201);
    }

    private ValidatableResponse gaps(String on) {
        return Http.as("auditor", province.code())
                .get("/v1/recognitions/gaps?kind=meets-all-not-recognised&on=" + on)
                .then()
                .statusCode(200);
    }

    private void recognised(String kind, String level, String on, int number) {
        Http.as("auditor", province.code())
                .get("/v1/recognitions/counts?within=" + province.code() + "&on=" + on)
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.unitKind == '" + kind + "' && it.level == '" + level
                                + "' && it.mode == 'AT_LEAST' }.recognised",
                        equalTo(number));
    }
}
