package vn.ntm.criteria.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
import java.time.Duration;
import java.util.ArrayList;
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
import vn.ntm.criteria.Mergers;
import vn.ntm.criteria.OtherServices;
import vn.ntm.criteria.ProcedureExamples;
import vn.ntm.criteria.RecognitionExamples;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.embedded.StackResource;

/** The life of a dossier of a commune in 2023, by 18/2022/QĐ-TTg. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class DossiersIT {

    private static final String PATH = "/v1/dossiers";
    private static final List<String> PAPERS = List.of(
            "SUBMISSION_LETTER",
            "CRITERIA_REPORT",
            "OPINIONS_SUMMARY",
            "MEETING_MINUTES",
            "COMMENT_REPLIES",
            "DEBT_REPORT",
            "PHOTOS");

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvinceAndTheLaw() {
        ProcedureExamples.procedures();
        province = Http.province();
    }

    @Test
    void a_dossier_goes_step_by_step_to_a_recognition_with_four_different_days() {
        String id = submitted();
        Http.as("auditor", province.code())
                .get(PATH + "/" + id)
                .then()
                .body("procedure", equalTo("qd18-2022-commune-standard"))
                .body("nextSteps.step", contains("VERIFICATION", "SURVEY", "APPRAISAL", "VOTE", "DECISION"))
                .body("nextSteps.workingDaysKnown", contains(false, false, false, false, false))
                .body("nextSteps[0].dueOn", nullValue());
        verify(id, 1).statusCode(201);
        survey(id, 2, 900, "PASSED").statusCode(201).body("steps[1].computed", equalTo(false));
        appraise(id, 3, "PASSED").statusCode(201);
        appraisedAndRecognised("2023-04-20", 0, 0);
        vote(id, 4, 18).statusCode(201).body("steps[3].computed", equalTo(true)).body("stage", equalTo("VOTED"));
        appraisedAndRecognised("2023-04-19", 0, 0);
        appraisedAndRecognised("2023-04-20", 1, 0);
        String recognition = decide(id, 5)
                .statusCode(201)
                .header("Location", equalTo("/v1/dossiers/" + id + "/steps/5"))
                .body("stage", equalTo("DECIDED"))
                .body("nextSteps", hasSize(0))
                .extract()
                .path("recognition");

        appraisedAndRecognised("2023-05-10", 1, 1);
        Http.as("auditor", province.code())
                .get("/v1/recognitions/" + recognition)
                .then()
                .body("state", equalTo("APPROVED"))
                .body("status", equalTo("DECIDED"))
                .body("achievementYear", equalTo(2022))
                .body("completedOn", equalTo("2022-12-20"))
                .body("appraisedOn", equalTo("2023-04-20"))
                .body("decisionDate", equalTo("2023-05-10"))
                .body("announcedOn", equalTo("2023-06-01"))
                .body("procedure", equalTo("qd18-2022-commune-standard"))
                .body("expiresOn", nullValue());
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(Http.eventsOf("dossiers/" + id))
                    .containsExactly(
                            "vn.ntm.criteria.dossier-submitted.v1",
                            "vn.ntm.criteria.dossier-verified.v1",
                            "vn.ntm.criteria.dossier-surveyed.v1",
                            "vn.ntm.criteria.dossier-appraised.v1",
                            "vn.ntm.criteria.dossier-voted.v1",
                            "vn.ntm.criteria.dossier-decided.v1");
            assertThat(Http.eventsOf("recognitions/" + recognition)).endsWith("vn.ntm.criteria.recognition-decided.v1");
        });
        Http.as("auditor", province.code())
                .get(PATH + "/" + id + "/steps/4")
                .then()
                .statusCode(200)
                .body("body", equalTo("PROVINCE_COUNCIL"))
                .body("makerRole", equalTo("appraiser"))
                .body("conditions.result", contains("MET", "MET"));
    }

    @Test
    void missing_papers_are_named_all_at_once() {
        submit(Map.of("documents", List.of(Map.of("kind", "SUBMISSION_LETTER", "reference", "1/TTr"))))
                .statusCode(422)
                .body("errors.code", hasSize(6))
                .body("errors.params.document", hasItem("DEBT_REPORT"));
        list().body("items", hasSize(0));
    }

    @Test
    void a_returned_dossier_comes_back_and_what_happened_stays() {
        String id = submitted();
        verify(id, 1).statusCode(201);
        appraise(id, 2, "RETURNED").statusCode(201).body("stage", equalTo("RETURNED"));
        appraise(id, 3, "PASSED").statusCode(409).body("errors.code", contains("dossier-not-open"));
        submit(Map.of()).statusCode(409).body("errors.code", contains("dossier-under-way"));

        step(id, 3, "resubmission", "commune-officer", province.commune(), resubmission())
                .statusCode(201)
                .body("attempt", equalTo(2))
                .body("stage", equalTo("SUBMITTED"))
                .body("steps.outcome", contains("PASSED", "RETURNED", "PASSED"))
                .body("steps.attempt", contains(1, 1, 2));
        step(id, 4, "appraisal", "appraiser", province.code(), conclusion("2023-04-11", "PASSED"))
                .statusCode(409)
                .body("errors.params.step", contains("VERIFICATION"));
        step(id, 4, "resubmission", "commune-officer", province.commune(), resubmission())
                .statusCode(409)
                .body("errors.code", contains("dossier-not-returned"));
    }

    @Test
    void seventeen_of_eighteen_votes_pass_and_seventeen_of_nineteen_fail_and_stay() {
        voted(18, 17);
        province = Http.province();
        String failed = voted(19, 17);
        decide(failed, 5).statusCode(409).body("errors.code", contains("dossier-not-open"));
        Http.as("auditor", province.code())
                .get(PATH + "/" + failed + "/history")
                .then()
                .body("items.action", hasItem("dossier-failed"));
        Http.as("auditor", province.code())
                .get(PATH + "?stage=FAILED&unit=" + province.commune())
                .then()
                .body("items.id", contains(failed));
    }

    @Test
    void a_survey_below_ninety_percent_fails_and_an_unknown_coverage_is_not_taken_for_met() {
        String id = submitted();
        verify(id, 1);
        Map<String, Object> silent = new HashMap<>(surveyed(900));
        silent.remove("statedOutcome");
        step(id, 2, "survey", "province-officer", province.code(), silent)
                .statusCode(422)
                .body("errors.code", contains("share-not-known"));
        survey(id, 2, 899, "PASSED").statusCode(422).body("errors.code", contains("outcome-contradicts-counts"));
        survey(id, 2, 899, "FAILED").statusCode(201).body("stage", equalTo("FAILED"));
    }

    @Test
    void whoever_handed_it_in_neither_checks_nor_decides_it() {
        String id = submitted();
        String maker = EmbeddedStack.tokens()
                .tokenOf(
                        "commune-officer-client",
                        List.of("district-officer"),
                        List.of(province.code()),
                        Duration.ofHours(1));
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + maker)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"1\"")
                .contentType(ContentType.JSON)
                .body(conclusion("2023-02-01", "PASSED"))
                .post(PATH + "/" + id + "/verification")
                .then()
                .statusCode(403)
                .body("type", containsString("maker-is-checker"));
    }

    @Test
    void a_step_needs_the_version_that_was_seen_and_the_steps_before_it() {
        String id = submitted();
        step(id, 7, "verification", "district-officer", province.district(), conclusion("2023-02-01", "PASSED"))
                .statusCode(412);
        Http.as("district-officer", province.district())
                .contentType(ContentType.JSON)
                .body(conclusion("2023-02-01", "PASSED"))
                .post(PATH + "/" + id + "/verification")
                .then()
                .statusCode(428);
        decide(id, 1).statusCode(409).body("errors", hasSize(4));
        step(id, 1, "verification", "district-officer", province.district(), conclusion("2022-12-31", "PASSED"))
                .statusCode(422)
                .body("errors.code", contains("dates-out-of-order"));
        step(id, 1, "verification", "district-officer", province.district(), conclusion("2999-12-31", "PASSED"))
                .statusCode(422)
                .body("errors.code", contains("in-the-future"));
    }

    @Test
    void from_july_2025_no_district_takes_a_step_and_no_district_is_recognised() {
        String id = submit(Map.of("submittedOn", "2025-06-20", "achievementYear", 2025, "completedOn", "2025-06-01"))
                .statusCode(201)
                .extract()
                .path("id");
        step(id, 1, "verification", "district-officer", province.district(), conclusion("2025-07-01", "PASSED"))
                .statusCode(403);
        step(id, 1, "verification", "province-officer", province.code(), conclusion("2025-07-01", "PASSED"))
                .statusCode(201);
        submit(Map.of("unit", province.district(), "level", "COMPLETED", "submittedOn", "2025-07-01"))
                .statusCode(409)
                .body("errors.code", contains("no-procedure"));
    }

    @Test
    void a_commune_that_owes_for_works_is_recognised_once_it_has_paid() {
        String id = voted(20, 20);
        String subject = "construction-debts/" + UUID.randomUUID();
        publishDebt(subject, 1, 750_000_000, "2023-05-01");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> decide(id, 5)
                .statusCode(409)
                .body("errors[0].code", equalTo("debt-outstanding"))
                .body("errors[0].params.link", equalTo("/v1/" + subject))
                .body("errors[0].params.amount", equalTo(750_000_000))
                .body("errors[0].detail", containsString("owes 750,000,000 VND of")));
        Http.as("auditor", province.code())
                .get("/v1/recognitions?unit=" + province.commune())
                .then()
                .body("items", hasSize(0));

        publishDebt(subject, 2, 0, "2023-05-09");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> decide(id, 5).statusCode(201).body("recognition", notNullValue()));
    }

    @Test
    void what_is_owed_by_now_bars_a_decision_that_bears_an_earlier_day() {
        String id = voted(20, 20);
        String subject = "construction-debts/" + UUID.randomUUID();
        publishDebt(subject, 1, 40_000, "2024-01-15");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> decide(id, 5).statusCode(409).body("errors.code", contains("debt-outstanding")));

        publishDebt(subject, 2, 0, "2024-01-16");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> decide(id, 5)
                .statusCode(201));
    }

    @Test
    void the_advanced_level_needs_the_standard_first() {
        String id =
                submit(Map.of("level", "ADVANCED")).statusCode(201).extract().path("id");
        verify(id, 1);
        survey(id, 2, 900, "PASSED");
        appraise(id, 3, "PASSED");
        vote(id, 4, 20);
        decide(id, 5).statusCode(409).body("errors.code", contains("lower-level-missing"));
    }

    @Test
    void nothing_is_decided_on_top_of_a_level_that_was_taken_back() {
        String standard =
                RecognitionExamples.approved(province.code(), province.commune(), "STANDARD", 2018, "2019-05-01");
        RecognitionExamples.approved(province.code(), province.commune(), "ADVANCED", 2019, "2020-05-01");
        String id = submit(Map.of("level", "MODEL")).statusCode(201).extract().path("id");
        verify(id, 1);
        survey(id, 2, 900, "PASSED");
        appraise(id, 3, "PASSED");
        vote(id, 4, 20);
        RecognitionExamples.revoked(province.code(), standard, "2023-05-10");
        decide(id, 5)
                .statusCode(409)
                .body("errors.code", contains("lower-level-missing"))
                .body("errors[0].params.level", equalTo("STANDARD"));
        RecognitionExamples.approved(province.code(), province.commune(), "STANDARD", 2022, "2023-05-10");
        decide(id, 5).statusCode(201).body("stage", equalTo("DECIDED"));
    }

    @Test
    void a_hamlet_is_recognised_by_a_procedure_of_which_little_is_known() {
        String hamlet = "H" + province.commune();
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader() + Http.unit(hamlet, "HAMLET", province.commune(), "", ""))
                .statusCode(200);
        String id = submit(Map.of("unit", hamlet, "documents", List.of()))
                .statusCode(201)
                .extract()
                .path("id");
        decide(id, 1).statusCode(201).body("stage", equalTo("DECIDED"));
    }

    @Test
    void bad_dossiers_are_refused_and_nothing_is_stored() {
        refused(Map.of("unit", "nobody"), 422, "unknown-unit");
        refused(Map.of("unit", province.endedCommune()), 422, "unknown-unit");
        refused(Map.of("unit", province.ward()), 422, "level-does-not-fit");
        refused(Map.of("submittedOn", "2999-01-01", "achievementYear", 2998), 422, "in-the-future");
        refused(Map.of("achievementYear", 2024), 422, "achieved-after-decision");
        refused(Map.of("completedOn", "2023-01-16"), 422, "dates-out-of-order");
        refused(Map.of("assessment", UUID.randomUUID().toString()), 422, "no-such-document");
        refused(Map.of("level", "BEST"), 400, "not-one-of");
        refused(Map.of("achievementYear", 2022.5), 400, "not-whole");
        submitAs("commune-officer", Http.province().commune(), Map.of()).statusCode(403);
        list().body("items", hasSize(0));
    }

    @Test
    void a_dossier_rests_on_an_assessment_of_the_unit_itself_under_whatever_code() {
        String assessment = assessed("2022-12-31");
        String code = province.commune() + "n";
        Mergers.reform(province, "2023-01-01", List.of(Mergers.whole(province.commune(), code)));
        submit(Map.of("unit", code, "assessment", assessment)).statusCode(201);
    }

    @Test
    void an_assessment_of_the_unit_that_had_the_code_before_is_none_of_this_one() {
        String assessment = assessed("2022-12-31");
        Mergers.reform(
                province,
                "2023-01-01",
                List.of(
                        Mergers.part(province.commune(), province.commune()),
                        Mergers.part(province.commune(), province.commune() + "b")));
        refused(Map.of("assessment", assessment), 422, "no-such-document");
    }

    private String assessed(String on) {
        String id = Http.post(
                        "/v1/assessments",
                        province.code(),
                        Map.of(
                                "unit",
                                province.commune(),
                                "criteriaSet",
                                CriteriaSetExamples.published(province.code()),
                                "assessedOn",
                                on,
                                "round",
                                on,
                                "basis",
                                "SOURCED",
                                "source",
                                "T1",
                                "values",
                                List.of(Map.of("subCriterion", "1.1", "value", "true"))))
                .statusCode(201)
                .extract()
                .path("id");
        Http.approve("/v1/assessments", province.code(), List.of(id)).statusCode(200);
        return id;
    }

    private void appraisedAndRecognised(String on, int appraised, int recognised) {
        String row = "items.find { it.unitKind == 'COMMUNE' && it.level == 'STANDARD' && it.mode == 'AT_LEAST' }";
        Http.as("auditor", province.code())
                .get("/v1/recognitions/counts?within=" + province.code() + "&on=" + on)
                .then()
                .statusCode(200)
                .body(row + ".appraised", equalTo(appraised))
                .body(row + ".recognised", equalTo(recognised));
    }

    private String voted(int present, int inFavour) {
        String id = submitted();
        verify(id, 1);
        survey(id, 2, 900, "PASSED");
        appraise(id, 3, "PASSED");
        step(id, 4, "vote", "appraiser", province.code(), ballot(present, inFavour))
                .statusCode(201);
        return id;
    }

    /** Returns when the debt is known here: a decision that comes before it is none that the debt could hold up. */
    private void publishDebt(String subject, int sequence, long amount, String asOf) {
        int before = budgetEventsApplied();
        OtherServices.publish(
                "budget",
                "construction-debt-changed",
                subject,
                sequence,
                province.commune(),
                OtherServices.debt(province.commune(), "DA-1", amount, asOf));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> budgetEventsApplied() > before);
    }

    private int budgetEventsApplied() {
        Integer applied = Http.as("auditor", province.code())
                .get("/v1/inbox")
                .then()
                .statusCode(200)
                .extract()
                .path("topics.'ntm.budget'");
        return applied == null ? 0 : applied;
    }

    private String submitted() {
        return submit(Map.of())
                .statusCode(201)
                .body("stage", equalTo("SUBMITTED"))
                .extract()
                .path("id");
    }

    private void refused(Map<String, Object> changes, int status, String code) {
        submit(changes).statusCode(status).body("errors.code", hasItem(code));
    }

    private ValidatableResponse submit(Map<String, Object> changes) {
        return submitAs("commune-officer", province.code(), changes);
    }

    private ValidatableResponse submitAs(String role, String scope, Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "unit",
                province.commune(),
                "level",
                "STANDARD",
                "achievementYear",
                2022,
                "submittedOn",
                "2023-01-15",
                "completedOn",
                "2022-12-20",
                "documents",
                papers()));
        body.putAll(changes);
        return Http.as(role, scope)
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH)
                .then();
    }

    private static List<Map<String, String>> papers() {
        List<Map<String, String>> papers = new ArrayList<>();
        PAPERS.forEach(kind -> papers.add(Map.of("kind", kind, "reference", "1/" + kind)));
        return papers;
    }

    private ValidatableResponse verify(String id, int version) {
        return step(
                id,
                version,
                "verification",
                "district-officer",
                province.district(),
                conclusion("2023-02-01", "PASSED"));
    }

    private ValidatableResponse survey(String id, int version, int satisfied, String stated) {
        Map<String, Object> body = new HashMap<>(surveyed(satisfied));
        body.put("statedOutcome", stated);
        return step(id, version, "survey", "province-officer", province.code(), body);
    }

    private ValidatableResponse appraise(String id, int version, String outcome) {
        return step(id, version, "appraisal", "appraiser", province.code(), conclusion("2023-04-01", outcome));
    }

    private ValidatableResponse vote(String id, int version, int inFavour) {
        return step(id, version, "vote", "appraiser", province.code(), ballot(20, inFavour));
    }

    private ValidatableResponse decide(String id, int version) {
        return step(
                id,
                version,
                "decision",
                "approver",
                province.code(),
                Map.of(
                        "number",
                        "77/QĐ-UBND",
                        "on",
                        "2023-05-10",
                        "signatory",
                        "Chủ tịch",
                        "achievementYear",
                        2022,
                        "announcedOn",
                        "2023-06-01",
                        "reason",
                        "đủ điều kiện"));
    }

    private ValidatableResponse step(
            String id, int version, String step, String role, String scope, Map<String, Object> body) {
        return Http.as(role, scope)
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH + "/" + id + "/" + step)
                .then();
    }

    private static Map<String, Object> conclusion(String on, String outcome) {
        return Map.of("on", on, "outcome", outcome, "reason", "theo biên bản");
    }

    private static Map<String, Object> resubmission() {
        return Map.of("on", "2023-04-10", "documents", List.of(), "reason", "đã bổ sung");
    }

    private static Map<String, Object> surveyed(int satisfied) {
        return Map.of(
                "on",
                "2023-03-01",
                "survey",
                Map.of("households", 1200, "ballotsOut", 1100, "ballotsBack", 1000, "satisfied", satisfied),
                "statedOutcome",
                "PASSED",
                "reason",
                "báo cáo của Mặt trận");
    }

    private static Map<String, Object> ballot(int present, int inFavour) {
        return Map.of(
                "on",
                "2023-04-20",
                "vote",
                Map.of("members", 20, "present", present, "inFavour", inFavour),
                "reason",
                "biên bản bỏ phiếu");
    }

    private ValidatableResponse list() {
        return Http.as("auditor", province.code())
                .get(PATH + "?unit=" + province.commune())
                .then()
                .statusCode(200);
    }
}
