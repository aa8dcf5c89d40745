package vn.ntm.criteria.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

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
import vn.ntm.criteria.OtherServices;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class RevocationsIT {

    private static final String PATH = "/v1/recognitions";
    private static final String HEADER = "unit,level,status,achievementYear,decisionDate,decisionDatePrecision,"
            + "completedOn,appraisedOn,announcedOn,statedOn,basis,source,confidence\n";

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvince() {
        province = Http.province();
    }

    @Test
    void one_person_proposes_a_revocation_and_another_approves_it() {
        String id = decided("STANDARD", "2019-05-01");
        propose(id, 2, "2021-03-01").statusCode(201).body("state", equalTo("APPROVED"));
        counted("STANDARD", "2021-12-31", "recognised", 1);
        asProposer(id, 3).statusCode(403).body("type", containsString("maker-is-checker"));
        approve(id, 2).statusCode(412);
        approve(id, 3)
                .statusCode(201)
                .body("revokedOn", equalTo("2021-03-01"))
                .body("revocation.number", equalTo("9/QĐ"));

        counted("STANDARD", "2021-02-28", "recognised", 1);
        counted("STANDARD", "2021-03-01", "recognised", 0);
        approve(id, 4).statusCode(409).body("errors.code", contains("not-in-force"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Http.eventsOf("recognitions/" + id))
                .endsWith(
                        "vn.ntm.criteria.recognition-decided.v1",
                        "vn.ntm.criteria.recognition-revocation-proposed.v1",
                        "vn.ntm.criteria.recognition-revoked.v1"));
        Http.as("auditor", province.code())
                .get(PATH + "/" + id + "/history")
                .then()
                .body("items.action", hasItem("recognition-revoked"));
    }

    @Test
    void a_refused_revocation_leaves_the_recognition_in_force() {
        String id = decided("STANDARD", "2019-05-01");
        step(id, 2, "revocation/refusal", "approver", Map.of("reason", "chưa đủ"))
                .statusCode(409);
        propose(id, 2, "2021-03-01").statusCode(201);
        step(id, 3, "revocation/refusal", "approver", Map.of("reason", "chưa đủ"))
                .statusCode(201)
                .body("revocation", nullValue());
        counted("STANDARD", "2021-12-31", "recognised", 1);
        approve(id, 4).statusCode(409).body("errors.code", contains("no-revocation-proposed"));
    }

    @Test
    void a_revocation_comes_after_the_decision_and_not_tomorrow() {
        String id = decided("STANDARD", "2019-05-01");
        propose(id, 2, "2019-05-01").statusCode(422).body("errors.code", contains("dates-out-of-order"));
        propose(id, 2, "2999-05-01").statusCode(422).body("errors.code", contains("in-the-future"));
        step(id, 2, "revocation", "district-officer", revocation("2021-03-01")).statusCode(403);
    }

    @Test
    void levels_nest_and_are_counted_both_ways() {
        decided("STANDARD", "2019-05-01");
        decided("ADVANCED", "2020-05-01");
        counted("STANDARD", "2020-12-31", "recognised", 1);
        assertThat(count("STANDARD", "HIGHEST", "2020-12-31", "recognised")).isZero();
        assertThat(count("ADVANCED", "HIGHEST", "2020-12-31", "recognised")).isOne();
        assertThat(count("STANDARD", "HIGHEST", "2020-04-30", "recognised")).isOne();
        assertThat(count("MODEL", "AT_LEAST", "2020-12-31", "recognised")).isZero();
        assertThat(count("STANDARD", "AT_LEAST", "2020-12-31", "units")).isOne();
    }

    @Test
    void completed_appraised_recognised_and_announced_are_four_counts() {
        Http.importCsv(
                        PATH,
                        province.code(),
                        HEADER + province.commune()
                                + ",STANDARD,DECIDED,2019,2020-05-01,DAY,2019-12-31,2020-03-01,2020-06-01,,SOURCED,T1,HIGH\n")
                .statusCode(200);
        approveAll();
        counts("2019-12-30", 0, 0, 0, 0);
        counts("2019-12-31", 1, 0, 0, 0);
        counts("2020-03-01", 1, 1, 0, 0);
        counts("2020-05-01", 1, 1, 1, 0);
        counts("2020-06-01", 1, 1, 1, 1);
    }

    @Test
    void a_ballot_without_a_decision_is_no_decision() {
        Http.importCsv(
                        PATH,
                        province.code(),
                        HEADER + province.commune() + ",ADVANCED,BALLOTED,2020,,,,2021-05-05,,,SOURCED,T1,MEDIUM\n"
                                + province.commune() + ",MODEL,PROPOSED,,,,,,,2023-12-31,SOURCED,T1,LOW\n")
                .statusCode(200)
                .body("created", equalTo(2));
        approveAll();
        assertThat(count("ADVANCED", "AT_LEAST", "2021-12-31", "appraised")).isOne();
        assertThat(count("ADVANCED", "AT_LEAST", "2021-12-31", "recognised")).isZero();
        assertThat(count("MODEL", "AT_LEAST", "2024-12-31", "recognised")).isZero();
        String id = Http.as("auditor", province.code())
                .get(PATH + "?status=BALLOTED&unit=" + province.commune())
                .then()
                .body("items.level", contains("ADVANCED"))
                .extract()
                .path("items[0].id");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Http.eventsOf("recognitions/" + id))
                .containsExactly("vn.ntm.criteria.recognition-proposed.v1", "vn.ntm.criteria.recognition-proposed.v1"));
        propose(id, 2, "2022-01-01").statusCode(409).body("errors.code", contains("not-in-force"));
    }

    @Test
    void the_announcement_follows_the_decision() {
        String id = decided("STANDARD", "2019-05-01");
        step(id, 2, "announcement", "province-officer", Map.of("announcedOn", "2019-04-30"))
                .statusCode(422)
                .body("errors.code", contains("dates-out-of-order"));
        step(id, 2, "announcement", "province-officer", Map.of("announcedOn", "2019-07-26"))
                .statusCode(201)
                .body("announcedOn", equalTo("2019-07-26"));
    }

    @Test
    void a_decision_entered_from_elsewhere_is_refused_while_the_unit_owes_for_works() {
        String subject = "construction-debts/" + UUID.randomUUID();
        publishDebt(subject, 1, 5_000_000, "2024-01-01");
        String id = entered("STANDARD", "2024-05-01");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Http.approve(
                        PATH, province.code(), List.of(id))
                .statusCode(409)
                .body("errors[0].code", equalTo("debt-outstanding"))
                .body("errors[0].params.link", equalTo("/v1/" + subject)));
        publishDebt(subject, 2, 0, "2024-04-30");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Http.approve(
                        PATH, province.code(), List.of(id))
                .statusCode(200)
                .body("approved", equalTo(1)));
    }

    private void publishDebt(String subject, int sequence, long amount, String asOf) {
        OtherServices.publish(
                "budget",
                "construction-debt-changed",
                subject,
                sequence,
                province.commune(),
                OtherServices.debt(province.commune(), "DA-1", amount, asOf));
    }

    private String entered(String level, String decided) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "unit",
                province.commune(),
                "level",
                level,
                "achievementYear",
                2018,
                "decisionDate",
                decided,
                "decisionDatePrecision",
                "DAY",
                "basis",
                "SOURCED",
                "source",
                "T1",
                "confidence",
                "HIGH"));
        return Http.post(PATH, province.code(), body).statusCode(201).extract().path("id");
    }

    private String decided(String level, String decided) {
        String id = entered(level, decided);
        Http.approve(PATH, province.code(), List.of(id)).statusCode(200);
        return id;
    }

    private void approveAll() {
        List<String> ids = Http.as("auditor", province.code())
                .get(PATH + "?state=SUBMITTED")
                .then()
                .extract()
                .path("items.id");
        Http.approve(PATH, province.code(), ids).statusCode(200);
    }

    private static Map<String, Object> revocation(String on) {
        return Map.of("number", "9/QĐ", "revokedOn", on, "reason", "không giữ vững tiêu chí");
    }

    private ValidatableResponse propose(String id, int version, String on) {
        return step(id, version, "revocation", "province-officer", revocation(on));
    }

    private ValidatableResponse approve(String id, int version) {
        return step(id, version, "revocation/approval", "approver", Map.of("reason", "đồng ý"));
    }

    private ValidatableResponse asProposer(String id, int version) {
        String token = EmbeddedStack.tokens()
                .tokenOf("province-officer-client", List.of("approver"), List.of(province.code()), Duration.ofHours(1));
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "tự duyệt"))
                .post(PATH + "/" + id + "/revocation/approval")
                .then();
    }

    private ValidatableResponse step(String id, int version, String step, String role, Map<String, Object> body) {
        return Http.as(role, province.code())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH + "/" + id + "/" + step)
                .then();
    }

    private void counts(String on, int completed, int appraised, int recognised, int announced) {
        counted("STANDARD", on, "completed", completed);
        counted("STANDARD", on, "appraised", appraised);
        counted("STANDARD", on, "recognised", recognised);
        counted("STANDARD", on, "announced", announced);
    }

    private void counted(String level, String on, String what, int expected) {
        assertThat(count(level, "AT_LEAST", on, what))
                .as(level + " " + what + " on " + on)
                .isEqualTo(expected);
    }

    private int count(String level, String mode, String on, String what) {
        return Http.as("auditor", province.code())
                .get(PATH + "/counts?within=" + province.code() + "&on=" + on)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .param("level", level)
                .param("mode", mode)
                .getInt("items.find { it.unitKind == 'COMMUNE' && it.level == level && it.mode == mode }." + what);
    }
}
