package vn.ntm.criteria.recognition;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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
import vn.ntm.criteria.Drafts;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.criteria.OtherServices;
import vn.ntm.criteria.ProcedureExamples;
import vn.ntm.criteria.RecognitionExamples;
import vn.ntm.criteria.SetsInLaw;
import vn.ntm.embedded.StackResource;

/**
 * On 1 July 2021 a commune gets another code and name, and its old code goes to its neighbour; their district becomes a
 * town. What was decided, measured and owed follows the commune, not the code.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class SameUnitIT {

    private static final String DAY = "2021-07-01";

    private Province province = new Province("", "", "", "", "");
    private String code = "";
    private String renamed = "";

    @BeforeEach
    void aProvince() {
        ProcedureExamples.procedures();
        province = Http.province();
        code = province.commune();
        renamed = "N" + code;
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader() + Http.unit("X" + code, "COMMUNE", province.district(), "", ""))
                .statusCode(200);
    }

    @Test
    void a_recognition_follows_its_unit_and_leaves_the_code() {
        recognised(code, "STANDARD");
        recognised(province.district(), "COMPLETED");
        reform();
        counted("COMMUNE", "STANDARD", "2021-06-30", 1);
        counted("COMMUNE", "STANDARD", DAY, 1);
        counted("RURAL_DISTRICT", "COMPLETED", "2021-06-30", 1);
        counted("TOWN", "COMPLETED", DAY, 1);

        String set = set("1", "BOOLEAN,IS_MET,true,,", ",,,,,");
        assessed(code, set, "2021-06-30", "true");
        assessed(code, set, "2021-12-31", "true");
        assessed(renamed, set, "2021-12-31", "false");
        gaps("meets-all-not-recognised", "2021-06-30").body("items", hasSize(0));
        gaps("meets-all-not-recognised", "2021-12-31").body("items.unit", contains(code));
        gaps("recognised-below-standard", "2021-12-31").body("items.unit", contains(renamed));
    }

    @Test
    void income_at_recognition_is_the_units_own_whatever_its_code() {
        String income = set("1", "MONEY,AT_LEAST,1,triệu đồng,income-per-head", ",,,,,");
        String model = set("1", "MONEY,AT_LEAST,own:1.5:income-per-head:STANDARD,triệu đồng,income-per-head", ",,,,,");
        assessed(code, income, "2018-12-31", "40");
        recognised(code, "STANDARD");
        reform();
        assess(renamed, model, "2021-12-31", "60")
                .body("subCriteria[0].threshold", equalTo("60"))
                .body("subCriteria[0].verdict", equalTo("MET"));
        assess(renamed, model, "2021-11-30", "59.99").body("subCriteria[0].verdict", equalTo("NOT_MET"));
        assess(code, model, "2021-06-30", "60").body("subCriteria[0].verdict", equalTo("MET"));
        assess(code, model, "2021-12-31", "1000").body("subCriteria[0].verdict", equalTo("THRESHOLD_NOT_SET"));
    }

    @Test
    void meeting_another_set_is_the_units_own_whatever_its_code() {
        String other = set("1", "BOOLEAN,IS_MET,true,,", ",,,,,");
        String set = set("1", "BOOLEAN,IS_MET,true,,", ",,,MEETS:" + other + ",,");
        assess(code, set, "2020-11-30", "true").body("subCriteria[0].verdict", equalTo("MET"));
        assessed(code, other, "2020-12-31", "true");
        reform();
        assess(renamed, set, "2021-12-31", "false").body("subCriteria[0].verdict", equalTo("MET"));
        assess(code, set, "2021-12-31", "false").body("subCriteria[0].verdict", equalTo("NOT_MET"));
    }

    @Test
    void a_class_stays_with_its_unit_and_is_nothing_to_the_next_bearer_of_the_code() {
        String set = set("1", "PERCENT,AT_LEAST,unknown,%,", "region:DBSH=80; region:TDMNPB=60,,,,,");
        Http.importCsv(
                        "/v1/unit-classes",
                        province.code(),
                        "unit,validFrom,regionColumn,basis,source,confidence\n" + code
                                + ",2018-01-01,TDMNPB,SOURCED,T1,HIGH\n")
                .statusCode(200);
        reform();
        assess(code, set, "2021-06-30", "70").body("subCriteria[0].threshold", equalTo("60"));
        assess(renamed, set, "2021-12-31", "70").body("subCriteria[0].threshold", equalTo("60"));
        assess(code, set, "2021-12-31", "70").body("subCriteria[0].verdict", equalTo("THRESHOLD_NOT_SET"));
    }

    @Test
    void debt_goes_with_the_unit_that_made_it() {
        String set = set("1", "NUMBER,AT_MOST,0,đồng,", ",,,CONSTRUCTION_DEBT,,");
        String subject = "construction-debts/" + UUID.randomUUID();
        debt(subject, 1, code, 5_000_000, "2021-03-01");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> judged(code, set, "2021-06-30")
                .body("subCriteria[0].verdict", equalTo("NOT_MET"))
                .body("subCriteria[0].value", equalTo("5000000")));
        judged(code, set, "2021-02-28").body("subCriteria[0].verdict", equalTo("MET"));
        reform();
        judged(renamed, set, "2021-12-31").body("subCriteria[0].verdict", equalTo("NOT_MET"));
        judged(code, set, "2021-12-31").body("subCriteria[0].verdict", equalTo("MET"));

        debt(subject, 2, code, 0, "2021-06-15");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> judged(renamed, set, "2021-12-30")
                .body("subCriteria[0].verdict", equalTo("MET")));
    }

    @Test
    void a_dossier_is_the_units_and_a_new_bearer_of_the_code_begins_its_own() {
        String id = submitted(code, "2021-05-01").statusCode(201).extract().path("id");
        reform();
        step(id, 1, "verification", "district-officer", "2021-06-30", "RETURNED")
                .statusCode(201);
        submitted(code, "2021-06-30").statusCode(409);
        Http.as("commune-officer", province.code())
                .header("If-Match", "\"2\"")
                .contentType(ContentType.JSON)
                .body(Map.of("on", DAY, "documents", List.of(), "reason", "đã bổ sung"))
                .post("/v1/dossiers/" + id + "/resubmission")
                .then()
                .statusCode(409)
                .body("errors.code", contains("unit-no-longer-there"));
        submitted(renamed, DAY).statusCode(409).body("errors.params.existing", contains(id));
        submitted(code, DAY).statusCode(201);
    }

    private void reform() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "unit", province.code(),
                "number", "1/NQ " + province.code(),
                "issuer", "Quốc hội",
                "effectiveDate", DAY,
                "kind", "REARRANGEMENT",
                "basis", "SOURCED",
                "confidence", "HIGH"));
        body.put(
                "units",
                List.of(
                        unit(renamed, "Xã Mới", "Xa Moi", "COMMUNE", province.district()),
                        unit(code, "Đơn vị X" + code, "Don vi X" + code, "COMMUNE", province.district()),
                        unit(
                                province.district(),
                                "Đơn vị " + province.district(),
                                "Don vi " + province.district(),
                                "TOWN",
                                province.code())));
        body.put(
                "transfers",
                List.of(
                        whole(code, renamed),
                        whole("X" + code, code),
                        whole(province.district(), province.district())));
        String id = Http.post("/v1/reforms", province.code(), body)
                .statusCode(201)
                .extract()
                .path("id");
        Http.approve("/v1/reforms", province.code(), List.of(id)).statusCode(200);
    }

    private static Map<String, Object> unit(String code, String vi, String ascii, String kind, String parent) {
        return Map.of("code", code, "nameVi", vi, "nameAscii", ascii, "kind", kind, "parentCode", parent);
    }

    private static Map<String, Object> whole(String from, String to) {
        return Map.of("from", from, "to", to, "extent", "WHOLE", "source", "T1", "confidence", "HIGH");
    }

    private String set(String code, String judged, String more) {
        String id = CriteriaSetExamples.newId();
        SetsInLaw.published(
                province.code(),
                id,
                SetsInLaw.set(id, "7/QĐ", "2016-12-01", "", "", "false,false"),
                SetsInLaw.sub(id, code, code, judged, more));
        return id;
    }

    private void assessed(String unit, String set, String on, String value) {
        String id = assess(unit, set, on, value).extract().path("id");
        Http.approve("/v1/assessments", province.code(), List.of(id)).statusCode(200);
    }

    private ValidatableResponse assess(String unit, String set, String on, String value) {
        return Http.post(
                        "/v1/assessments",
                        province.code(),
                        Drafts.form(unit, set, on, List.of(Map.of("subCriterion", "1", "value", value))))
                .statusCode(201);
    }

    private ValidatableResponse judged(String unit, String set, String on) {
        return Drafts.judged(province, Drafts.form(unit, set, on, List.of(Map.of("subCriterion", "1", "value", "0"))));
    }

    private void recognised(String unit, String level) {
        RecognitionExamples.approved(province.code(), unit, level, 2018, "2019-05-01");
    }

    private void counted(String kind, String level, String on, int number) {
        Http.as("auditor", province.code())
                .get("/v1/recognitions/counts?within=" + province.code() + "&on=" + on)
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.unitKind == '" + kind + "' && it.level == '" + level
                                + "' && it.mode == 'AT_LEAST' }.recognised",
                        equalTo(number));
    }

    private ValidatableResponse gaps(String kind, String on) {
        return Http.as("auditor", province.code())
                .get("/v1/recognitions/gaps?kind=" + kind + "&on=" + on)
                .then()
                .statusCode(200);
    }

    private void debt(String subject, long sequence, String unit, long amount, String asOf) {
        OtherServices.publish(
                "budget",
                "construction-debt-changed",
                subject,
                sequence,
                unit,
                OtherServices.debt(unit, "DA-1", amount, asOf));
    }

    private ValidatableResponse submitted(String unit, String on) {
        List<Map<String, String>> papers = new ArrayList<>();
        List.of("SUBMISSION_LETTER", "CRITERIA_REPORT", "OPINIONS_SUMMARY", "MEETING_MINUTES")
                .forEach(kind -> papers.add(Map.of("kind", kind, "reference", "1/" + kind)));
        return Http.as("commune-officer", province.code())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "unit", unit,
                        "level", "STANDARD",
                        "achievementYear", 2020,
                        "submittedOn", on,
                        "documents", papers))
                .post("/v1/dossiers")
                .then();
    }

    private ValidatableResponse step(String id, int version, String step, String role, String on, String outcome) {
        return Http.as(role, province.code())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(Map.of("on", on, "outcome", outcome, "reason", "theo biên bản"))
                .post("/v1/dossiers/" + id + "/" + step)
                .then();
    }
}
