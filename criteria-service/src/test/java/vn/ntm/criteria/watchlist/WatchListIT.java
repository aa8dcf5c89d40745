package vn.ntm.criteria.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.CriteriaSetExamples;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.criteria.ProcedureExamples;
import vn.ntm.criteria.RecognitionExamples;
import vn.ntm.embedded.StackResource;

/** A set of 19 criteria with income as 10, environment as 17 and security as 19: 6 are 30 percent, 10 are half. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class WatchListIT {

    private static final String PATH = "/v1/watch-list";
    private static final int CRITERIA = 19;

    private Province province = new Province("", "", "", "", "");
    private String set = "";

    @BeforeEach
    void aProvinceAndASetWithItsRule() {
        ProcedureExamples.procedures();
        province = Http.province();
        set = CriteriaSetExamples.newId();
        Http.importCsv(
                        "/v1/criteria-sets",
                        province.code(),
                        "id,decisionNumber,issuedOn,level,unitKind,validFrom,nameVi,nameEn,complete,basis,source,confidence,"
                                + "revocationFromPercent,revocationAllPercent,revocationCriteria,revocationSource,"
                                + "revocationSince\n"
                                + set
                                + ",1/QĐ,2016-10-17,STANDARD,COMMUNE,2016-12-01,Bộ thử,Trial set,true,SOURCED,T1,HIGH,"
                                + "30,50,10|17|19,18/2022/QĐ-TTg,2020-01-01\n")
                .statusCode(200);
        StringBuilder subs = new StringBuilder();
        for (int code = 1; code <= CRITERIA; code++) {
            String file = CriteriaSetExamples.oneSubCriterion(set, Integer.toString(code), "BOOLEAN,IS_MET,true,,");
            subs.append(code == 1 ? file : file.substring(file.indexOf('\n') + 1));
        }
        Http.importCsv("/v1/sub-criteria", province.code(), subs.toString()).statusCode(200);
        Http.approve("/v1/criteria-sets", province.code(), List.of(set)).statusCode(200);
    }

    @Test
    void six_of_nineteen_with_income_among_them_come_onto_the_list_at_once_and_an_event_tells() {
        recognised(province.commune());
        assessed(province.commune(), "2021-06-30", 1, 2, 3, 4, 5, 10);
        String id = list("OPEN")
                .body("items.cause", contains("SHARE_WITH_NAMED"))
                .body("items[0].failing", equalTo(6))
                .body("items[0].total", equalTo(19))
                .body("items[0].failingCodes", contains("1", "2", "3", "4", "5", "10"))
                .body("items[0].namedCodes", contains("10"))
                .body("items[0].rule", equalTo(set))
                .body("items[0].legalSource", equalTo("18/2022/QĐ-TTg"))
                .extract()
                .path("items[0].id");
        // What its history tells stands in the event log, committed with the approval; the feed follows with the relay.
        Http.as("auditor", province.code())
                .get(PATH + "/" + id + "/history")
                .then()
                .body("items.action", contains("watch-list-entered"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Http.eventsOf("watch-list/" + id))
                .containsExactly("vn.ntm.criteria.watch-list-entered.v1"));
    }

    @Test
    void one_below_is_no_case() {
        recognised(province.commune());
        assessed(province.commune(), "2021-06-30", 1, 2, 3, 4, 10);
        assessed(province.commune(), "2021-07-31", 1, 2, 3, 4, 5, 6, 7, 8, 9);
        list("OPEN").body("items", hasSize(0));
        assessed(province.commune(), "2021-08-31", 1, 2, 3, 4, 5, 6, 7, 8, 9, 11);
        list("OPEN").body("items.cause", contains("SHARE"));
    }

    @Test
    void a_unit_that_nobody_recognised_is_not_watched() {
        assessed(province.commune(), "2021-06-30", 1, 2, 3, 4, 5, 10);
        list("OPEN").body("items", hasSize(0));
    }

    @Test
    void who_is_recognised_after_a_failing_assessment_comes_onto_the_list_at_once() {
        assessed(province.commune(), "2021-06-30", 1, 2, 3, 4, 5, 10);
        recognisedOn(province.commune(), "2021-07-15");
        list("OPEN").body("items.cause", contains("SHARE_WITH_NAMED")).body("items[0].seenOn", equalTo("2021-06-30"));
        gaps("recognised-below-standard", "2021-07-15").body("items[0].decidedOn", equalTo("2021-07-15"));
        gaps("recognised-below-standard", "2021-07-14").body("items", hasSize(0));
    }

    @Test
    void who_is_recognised_after_an_assessment_that_fails_by_less_does_not() {
        assessed(province.commune(), "2021-05-31", 1, 2, 3, 4, 5, 10);
        assessed(province.commune(), "2021-06-30", 1, 2, 3, 4, 10);
        recognisedOn(province.commune(), "2021-07-15");
        list("OPEN").body("items", hasSize(0));
    }

    @Test
    void before_the_law_revokes_nothing_is_a_case() {
        recognised(province.commune());
        assessed(province.commune(), "2019-12-31", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        list("OPEN").body("items", hasSize(0));
        assessed(province.commune(), "2020-01-01", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        list("OPEN").body("items.cause", contains("SHARE"));
    }

    @Test
    void a_later_good_assessment_takes_it_off_and_an_older_bad_one_does_not_bring_it_back() {
        recognised(province.commune());
        assessed(province.commune(), "2021-06-30", 1, 2, 3, 4, 5, 10);
        assessed(province.commune(), "2021-12-31", 1);
        list("LEFT").body("items", hasSize(1));
        assessed(province.commune(), "2021-09-30", 1, 2, 3, 4, 5, 10);
        list("OPEN").body("items", hasSize(0));
    }

    @Test
    void a_case_that_goes_on_stays_one_entry() {
        recognised(province.commune());
        assessed(province.commune(), "2021-06-30", 1, 2, 3, 4, 5, 10);
        assessed(province.commune(), "2021-12-31", 1, 2, 3, 4, 5, 6, 10);
        list("OPEN").body("items.failing", contains(7));
    }

    @Test
    void a_person_decides_once_and_says_why() {
        recognised(province.commune());
        assessed(province.commune(), "2021-06-30", 1, 2, 3, 4, 5, 10);
        String id = list("OPEN").extract().path("items[0].id");
        decide(id, 9, "KEEP").statusCode(412);
        decide(id, 1, "PERHAPS").statusCode(400);
        decide(id, 1, "KEEP")
                .statusCode(201)
                .body("status", equalTo("DECIDED"))
                .body("decision.reason", equalTo("đang khắc phục"));
        decide(id, 2, "DISMISSED").statusCode(409).body("errors.code", contains("watch-entry-closed"));
        Http.as("auditor", province.code())
                .get(PATH + "/" + id + "/history")
                .then()
                .body("items.action", contains("watch-list-entered", "watch-list-decided"));
        Http.as("auditor", Http.province().code()).get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void a_revoked_commune_brings_its_district_onto_the_list_from_thirty_percent_on() {
        String commune = recognised(province.commune());
        decided(province.district(), "COMPLETED", "2020-05-01");
        revoke(commune);
        Http.as("auditor", province.code())
                .get(PATH + "?status=OPEN&unit=" + province.district())
                .then()
                .body("items.cause", contains("COMMUNES_REVOKED"))
                .body("items[0].failing", equalTo(1))
                .body("items[0].total", equalTo(1))
                .body("items[0].failingCodes", contains(province.commune()));
    }

    @Test
    void one_revoked_commune_of_four_is_below_thirty_percent() {
        String rows = IntStream.range(0, 3)
                .mapToObj(i -> Http.unit(province.commune() + "x" + i, "COMMUNE", province.district(), "", ""))
                .reduce(Http.unitsHeader(), String::concat);
        Http.importCsv("/v1/units", province.code(), rows).statusCode(200);
        String commune = recognised(province.commune());
        decided(province.district(), "COMPLETED", "2020-05-01");
        revoke(commune);
        Http.as("auditor", province.code())
                .get(PATH + "?unit=" + province.district())
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void computed_and_decided_are_compared_and_never_mixed() {
        assessed(province.commune(), "2021-06-30");
        gaps("meets-all-not-recognised", "2021-06-30")
                .body("items.unit", contains(province.commune()))
                .body("items[0].criteriaMet", equalTo(19));
        gaps("meets-all-not-recognised", "2021-06-29").body("items", hasSize(0));
        recognisedOn(province.commune(), "2021-07-15");
        gaps("meets-all-not-recognised", "2021-07-15").body("items", hasSize(0));
        gaps("meets-all-not-recognised", "2021-07-14").body("items", hasSize(1));
        gaps("recognised-below-standard", "2021-12-31").body("items", hasSize(0));

        assessed(province.commune(), "2021-12-31", 7);
        gaps("recognised-below-standard", "2021-12-31").body("items[0].failing", contains("7"));
        Http.as("auditor", province.code())
                .get("/v1/recognitions/gaps?kind=none")
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("not-a-gap"));
    }

    private ValidatableResponse gaps(String kind, String on) {
        return Http.as("auditor", province.code())
                .get("/v1/recognitions/gaps?kind=" + kind + "&on=" + on)
                .then()
                .statusCode(200);
    }

    private String recognised(String unit) {
        return recognisedOn(unit, "2019-05-01");
    }

    private String recognisedOn(String unit, String on) {
        return decided(unit, "STANDARD", on);
    }

    private String decided(String unit, String level, String on) {
        return RecognitionExamples.approved(province.code(), unit, level, 2018, on);
    }

    private void revoke(String recognition) {
        step(
                        "/v1/recognitions/" + recognition + "/revocation",
                        2,
                        "province-officer",
                        Map.of("number", "9/QĐ", "revokedOn", "2023-03-01", "reason", "không giữ vững"))
                .statusCode(201);
        step("/v1/recognitions/" + recognition + "/revocation/approval", 3, "approver", Map.of("reason", "đồng ý"))
                .statusCode(201);
    }

    private ValidatableResponse decide(String id, int version, String choice) {
        return step(
                PATH + "/" + id + "/decision",
                version,
                "approver",
                Map.of("choice", choice, "reason", "đang khắc phục"));
    }

    private ValidatableResponse step(String path, int version, String role, Map<String, Object> body) {
        return Http.as(role, province.code())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private void assessed(String unit, String on, int... failing) {
        List<Integer> fails = IntStream.of(failing).boxed().toList();
        StringBuilder file = new StringBuilder("unit,criteriaSet,assessedOn,round,subCriterion,value,basis,source\n");
        for (int code = 1; code <= CRITERIA; code++) {
            file.append(String.join(
                            ",",
                            unit,
                            set,
                            on,
                            on,
                            Integer.toString(code),
                            Boolean.toString(!fails.contains(code)),
                            "SOURCED",
                            "T1"))
                    .append('\n');
        }
        Http.importCsv("/v1/assessments", province.code(), file.toString()).statusCode(200);
        approveAll("/v1/assessments");
    }

    private void approveAll(String path) {
        List<String> ids = Http.as("auditor", province.code())
                .get(path + "?state=SUBMITTED&limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        Http.approve(path, province.code(), ids).statusCode(200);
    }

    private ValidatableResponse list(String status) {
        return Http.as("auditor", province.code())
                .get(PATH + "?status=" + status + "&unit=" + province.commune())
                .then()
                .statusCode(200);
    }
}
