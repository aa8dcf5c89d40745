package vn.ntm.criteria.assessment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
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
import vn.ntm.criteria.RecognitionExamples;
import vn.ntm.criteria.SetsInLaw;
import vn.ntm.embedded.StackResource;

/** Sub-criteria that rest on other records, and thresholds that go by the commune's class, asked over HTTP. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class OtherRecordsIT {

    private static final String PATH = "/v1/assessments";

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvince() {
        province = Http.province();
    }

    @Test
    void the_model_level_asks_for_ten_percent_above_the_advanced_income_or_half_as_much_again_as_its_own() {
        String advanced =
                set(SetsInLaw.sub("SET", "10", "10", "MONEY_BY_YEAR,AT_LEAST,2021:50|2022:56,triệu đồng,", ",,,,,"));
        String standard = set(SetsInLaw.sub("SET", "10", "10", "MONEY,AT_LEAST,1,triệu đồng,income-per-head", ",,,,,"));
        String model = set(
                SetsInLaw.sub("SET", "2", "2", "COMPOSITE,IS_MET,any,,", ",,,,,"),
                SetsInLaw.sub("SET", "2", "2.1", "MONEY,AT_LEAST,times:1.10:" + advanced + ":10,triệu đồng,", ",,,,2,"),
                SetsInLaw.sub(
                        "SET",
                        "2",
                        "2.2",
                        "MONEY,AT_LEAST,own:1.5:income-per-head:STANDARD,triệu đồng,income-per-head",
                        ",,,,2,"));
        judged(model, "2021-12-31", income("100"))
                .body("subCriteria[1].verdict", equalTo("MET"))
                .body("subCriteria[2].verdict", equalTo("THRESHOLD_NOT_SET"))
                .body("subCriteria[0].verdict", equalTo("MET"));

        approved(standard, "2018-12-31", List.of(value("10", "40")));
        recognised();
        judged(model, "2021-12-31", income("54.99"))
                .body("subCriteria.verdict", contains("NOT_MET", "NOT_MET", "NOT_MET"));
        judged(model, "2021-12-31", income("55"))
                .body("subCriteria[1].threshold", equalTo("55"))
                .body("subCriteria[2].threshold", equalTo("60"))
                .body("subCriteria.verdict", contains("MET", "MET", "NOT_MET"));
        judged(model, "2022-12-31", income("60")).body("subCriteria.verdict", contains("MET", "NOT_MET", "MET"));
        judged(model, "2022-12-31", income("61.6")).body("subCriteria[1].verdict", equalTo("MET"));
        judged(model, "2023-12-31", income("59.99"))
                .body("subCriteria.verdict", contains("THRESHOLD_NOT_SET", "THRESHOLD_NOT_SET", "NOT_MET"));
        judged(model, "2023-12-31", income("60")).body("subCriteria[0].verdict", equalTo("MET"));
    }

    @Test
    void construction_debt_is_what_the_budget_service_says_and_not_what_the_form_says() {
        String set = set(SetsInLaw.sub("SET", "1", "1", "NUMBER,AT_MOST,0,đồng,", ",,,CONSTRUCTION_DEBT,,"));
        judged(set, "2021-12-31", List.of()).body("subCriteria[0].verdict", equalTo("NOT_REPORTED"));
        String subject = "construction-debts/" + UUID.randomUUID();
        debt(subject, 1, 750_000_000, "2021-06-01");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> judged(
                        set, "2021-12-31", List.of(value("1", "0")))
                .body("subCriteria[0].verdict", equalTo("NOT_MET"))
                .body("subCriteria[0].value", equalTo("750000000"))
                .body("subCriteria[0].fact", equalTo("CONSTRUCTION_DEBT"))
                .body("subCriteria[0].reasonVi", containsString("750.000.000")));
        debt(subject, 2, 0, "2021-09-01");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> judged(set, "2021-12-31", List.of())
                .body("subCriteria[0].verdict", equalTo("MET")));
        judged(set, "2021-08-31", List.of()).body("subCriteria[0].verdict", equalTo("NOT_MET"));
    }

    @Test
    void products_that_are_known_by_the_district_alone_make_no_nought_of_a_commune() {
        String set = set(SetsInLaw.sub("SET", "1", "1", "NUMBER,AT_LEAST,1,sản phẩm,", ",,,OCOP_PRODUCTS:3,,"));
        judged(set, "2021-12-31", List.of()).body("subCriteria[0].verdict", equalTo("NOT_MET"));
        certificate("SP-1", province.district());
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> judged(set, "2021-12-31", List.of())
                .body("subCriteria[0].verdict", equalTo("NOT_REPORTED"))
                .body("subCriteria[0].reasonEn", containsString("no figure of its own")));
        judged(set, "2021-12-31", List.of(value("1", "2"))).body("subCriteria[0].verdict", equalTo("MET"));
        certificate("SP-2", province.commune());
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> judged(
                        set, "2021-12-31", List.of(value("1", "2")))
                .body("subCriteria[0].value", equalTo("1")));
    }

    @Test
    void a_survey_counts_by_its_rate_only_where_enough_households_answered() {
        String set = CriteriaSetExamples.newId();
        Http.importCsv("/v1/criteria-sets", province.code(), CriteriaSetExamples.set(set))
                .statusCode(200);
        Http.importCsv(
                        "/v1/sub-criteria",
                        province.code(),
                        CriteriaSetExamples.oneSubCriterion(set, "1", "PERCENT,AT_LEAST,90,%,")
                                .replaceFirst("note\n", "note,minimumCoverage\n")
                                .replaceFirst("HIGH,\n", "HIGH,,70\n"))
                .statusCode(200);
        Http.approve("/v1/criteria-sets", province.code(), List.of(set)).statusCode(200);
        survey(set, 630, 700, 1000).body("subCriteria[0].verdict", equalTo("MET"));
        survey(set, 629, 700, 1000).body("subCriteria[0].verdict", equalTo("NOT_MET"));
        survey(set, 699, 699, 1000)
                .body("subCriteria[0].verdict", equalTo("NOT_MET"))
                .body("subCriteria[0].why", equalTo("COVERAGE_TOO_LOW"));
        judged(set, "2021-12-31", List.of(Map.of("subCriterion", "1", "numerator", 630, "denominator", 700)))
                .body("subCriteria[0].verdict", equalTo("NOT_REPORTED"));
    }

    @Test
    void meeting_another_set_follows_the_last_approved_assessment_under_it() {
        String other = set(SetsInLaw.sub("SET", "1", "1", "PERCENT,AT_LEAST,50,%,", ",,,,,"));
        String set = set(SetsInLaw.sub("SET", "1", "1", "BOOLEAN,IS_MET,true,,", ",,,MEETS:" + other + ",,"));
        judged(set, "2021-12-31", List.of()).body("subCriteria[0].verdict", equalTo("NOT_REPORTED"));
        approved(other, "2021-06-30", List.of(value("1", "50")));
        approved(other, "2021-09-30", List.of(value("1", "49.999")));
        judged(set, "2021-06-30", List.of()).body("subCriteria[0].verdict", equalTo("MET"));
        judged(set, "2021-12-31", List.of()).body("subCriteria[0].verdict", equalTo("NOT_MET"));
    }

    @Test
    void a_commune_is_judged_by_the_column_of_its_class_on_the_day() {
        String set = set(
                SetsInLaw.sub("SET", "1", "1", "PERCENT,AT_LEAST,unknown,%,", "region:DBSH=80; region:TDMNPB=60,,,,,"));
        judged(set, "2021-12-31", List.of(value("1", "70")))
                .body("subCriteria[0].verdict", equalTo("THRESHOLD_NOT_SET"))
                .body("subCriteria[0].reasonEn", containsString("class"));
        unitClass("2018-01-01", "2021-07-01", "TDMNPB").statusCode(200);
        unitClass("2021-07-01", "", "DBSH").statusCode(200);
        judged(set, "2021-06-30", List.of(value("1", "70")))
                .body("subCriteria[0].threshold", equalTo("60"))
                .body("subCriteria[0].verdict", equalTo("MET"));
        judged(set, "2021-07-01", List.of(value("1", "70")))
                .body("subCriteria[0].threshold", equalTo("80"))
                .body("subCriteria[0].verdict", equalTo("NOT_MET"));
        judged(set, "2017-12-31", List.of(value("1", "70")))
                .body("subCriteria[0].verdict", equalTo("THRESHOLD_NOT_SET"));
        unitClass("2022-01-01", "", "DBSH").statusCode(422).body("errors.code", contains("periods-overlap"));
        unitClass("2015-01-01", "2016-01-01", "MARS").statusCode(422).body("errors.code", contains("not-one-of"));
        Http.as("auditor")
                .get("/v1/unit-classes?unit=" + province.commune() + "&on=2021-07-01")
                .then()
                .statusCode(200)
                .body("items.regionColumn", contains("DBSH"))
                .body("items.source", contains("T1"));
    }

    private ValidatableResponse unitClass(String from, String to, String column) {
        return Http.importCsv(
                "/v1/unit-classes",
                province.code(),
                "unit,validFrom,validTo,regionColumn,basis,source,confidence\n"
                        + String.join(",", province.commune(), from, to, column, "SOURCED", "T1", "HIGH")
                        + "\n");
    }

    private ValidatableResponse survey(String set, int satisfied, int answered, int households) {
        return judged(
                set,
                "2021-12-31",
                List.of(Map.of(
                        "subCriterion",
                        "1",
                        "numerator",
                        satisfied,
                        "denominator",
                        answered,
                        "coverage",
                        Map.of("numerator", answered, "denominator", households))));
    }

    private String set(String... subs) {
        String id = CriteriaSetExamples.newId();
        List<String> rows = new ArrayList<>();
        for (String sub : subs) {
            rows.add(sub.replaceFirst("^SET,", id + ","));
        }
        return SetsInLaw.published(
                province.code(),
                id,
                SetsInLaw.set(id, "8/QĐ", "2016-12-01", "", "", "false,false"),
                rows.toArray(String[]::new));
    }

    private static List<Map<String, Object>> income(String million) {
        return List.of(value("2.1", million), value("2.2", million));
    }

    private static Map<String, Object> value(String code, String value) {
        return Map.of("subCriterion", code, "value", value);
    }

    private void approved(String set, String on, List<Map<String, Object>> values) {
        String id = Http.post(PATH, province.code(), form(set, on, values))
                .statusCode(201)
                .extract()
                .path("id");
        Http.approve(PATH, province.code(), List.of(id)).statusCode(200);
    }

    /** The draft of that day with these values, made or replaced. */
    private ValidatableResponse judged(String set, String on, List<Map<String, Object>> values) {
        return Drafts.judged(province, form(set, on, values));
    }

    private Map<String, Object> form(String set, String on, List<Map<String, Object>> values) {
        return Map.of(
                "unit", province.commune(),
                "criteriaSet", set,
                "assessedOn", on,
                "round", on,
                "basis", "SOURCED",
                "source", "T1",
                "values", values);
    }

    private static void certificate(String product, String unit) {
        OtherServices.publish(
                "ocop",
                "certificate-issued",
                "certificates/" + UUID.randomUUID(),
                1,
                unit,
                OtherServices.certificate(product, unit, 3, "2021-01-01", "2024-01-01", "APPROVED"));
    }

    private void debt(String subject, long sequence, long amount, String asOf) {
        OtherServices.publish(
                "budget",
                "construction-debt-changed",
                subject,
                sequence,
                province.commune(),
                OtherServices.debt(province.commune(), "DA-1", amount, asOf));
    }

    private void recognised() {
        RecognitionExamples.approved(province.code(), province.commune(), "STANDARD", 2018, "2019-05-01");
    }
}
