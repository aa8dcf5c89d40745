package vn.ntm.criteria.assessment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
import vn.ntm.criteria.Mergers;
import vn.ntm.criteria.OtherServices;
import vn.ntm.criteria.ProcedureExamples;
import vn.ntm.criteria.RecognitionExamples;
import vn.ntm.criteria.SetsInLaw;
import vn.ntm.embedded.StackResource;

/** What was said of a unit that was divided belongs to one of its parts, and nobody said to which. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class DividedUnitsIT {

    private static final String DAY = "2025-07-01";
    private static final String BEFORE = "2025-06-30";
    private static final String AFTER = "2025-12-31";

    private Province province = new Province("", "", "", "", "");
    /** Part of the commune goes here, and the rest stays under the commune's own code. */
    private String other = "";

    @BeforeEach
    void aProvince() {
        ProcedureExamples.procedures();
        province = Http.province();
        other = province.commune() + "b";
    }

    @Test
    void products_of_a_divided_commune_count_for_none_of_its_parts_and_the_verdict_says_so() {
        String one = set("1", "NUMBER,AT_LEAST,1,sản phẩm,", "OCOP_PRODUCTS:3");
        String two = set("1", "NUMBER,AT_LEAST,2,sản phẩm,", "OCOP_PRODUCTS:3");
        String three = set("1", "NUMBER,AT_LEAST,3,sản phẩm,", "OCOP_PRODUCTS:3");
        certificate("SP-1", province.commune(), "2024-01-01");
        divide();
        eventually(() -> judged(province.commune(), one, BEFORE, List.of())
                .body("subCriteria[0].verdict", equalTo("MET"))
                .body("subCriteria[0].value", equalTo("1")));
        for (String part : List.of(province.commune(), other)) {
            judged(part, one, AFTER, List.of())
                    .body("subCriteria[0].verdict", equalTo("NOT_REPORTED"))
                    .body("subCriteria[0].why", equalTo("UNIT_DIVIDED"))
                    .body("subCriteria[0].reasonVi", containsString("đã bị chia"))
                    .body("subCriteria[0].reasonEn", containsString("divided"));
        }
        // What the part reports of itself counts, and is not called the system's figure.
        judged(other, one, AFTER, List.of(value("1", "1")))
                .body("subCriteria[0].verdict", equalTo("MET"))
                .body("subCriteria[0].fact", nullValue())
                .body("subCriteria[0].reasonEn", equalTo("Met: 1, at least 1 products is required."));
        // Where even all of them would not do, or its own alone do, nothing is open.
        judged(other, two, AFTER, List.of()).body("subCriteria[0].verdict", equalTo("NOT_MET"));
        certificate("SP-2", other, "2025-08-01");
        eventually(() -> judged(other, one, AFTER, List.of())
                .body("subCriteria[0].verdict", equalTo("MET"))
                .body("subCriteria[0].value", equalTo("1"))
                .body("subCriteria[0].fact", equalTo("OCOP_PRODUCTS:3")));
        judged(other, two, AFTER, List.of()).body("subCriteria[0].why", equalTo("UNIT_DIVIDED"));
        judged(other, three, AFTER, List.of()).body("subCriteria[0].verdict", equalTo("NOT_MET"));
    }

    @Test
    void a_debt_of_a_divided_commune_bars_its_parts_until_it_is_stated_for_one_of_them() {
        String set = set("1", "NUMBER,AT_MOST,0,đồng,", "CONSTRUCTION_DEBT");
        String subject = "construction-debts/" + UUID.randomUUID();
        debt(subject, 1, province.commune(), 750_000_000, "2025-03-01");
        divide();
        eventually(() ->
                judged(province.commune(), set, BEFORE, List.of()).body("subCriteria[0].verdict", equalTo("NOT_MET")));
        judged(other, set, AFTER, List.of()).body("subCriteria[0].why", equalTo("UNIT_DIVIDED"));
        String recognition = entered(other);
        Http.approve("/v1/recognitions", province.code(), List.of(recognition))
                .statusCode(409)
                .body("errors.code", contains("debt-of-divided-unit"))
                .body("errors[0].params.debtor", equalTo(province.commune()))
                .body("errors[0].params.link", equalTo("/v1/" + subject));

        debt(subject, 2, province.commune(), 750_000_000, "2025-08-01");
        eventually(() -> judged(province.commune(), set, AFTER, List.of())
                .body("subCriteria[0].verdict", equalTo("NOT_MET"))
                .body("subCriteria[0].value", equalTo("750000000")));
        judged(other, set, AFTER, List.of())
                .body("subCriteria[0].verdict", equalTo("NOT_REPORTED"))
                .body("subCriteria[0].why", nullValue());
        Http.approve("/v1/recognitions", province.code(), List.of(recognition)).statusCode(200);
    }

    @Test
    void the_income_and_the_assessment_of_a_divided_commune_are_none_of_its_parts() {
        String standard = set("10", "MONEY,AT_LEAST,1,triệu đồng,income-per-head", "");
        String model = set("1", "MONEY,AT_LEAST,own:1.5:income-per-head:STANDARD,triệu đồng,income-per-head", "");
        String meets = set("1", "BOOLEAN,IS_MET,true,,", "MEETS:" + standard);
        String id = Http.post(
                        "/v1/assessments",
                        province.code(),
                        Drafts.form(province.commune(), standard, "2018-12-31", List.of(value("10", "40"))))
                .statusCode(201)
                .extract()
                .path("id");
        Http.approve("/v1/assessments", province.code(), List.of(id)).statusCode(200);
        RecognitionExamples.approved(province.code(), province.commune(), "STANDARD", 2018, "2019-05-01");
        divide();
        judged(province.commune(), model, BEFORE, List.of(value("1", "60")))
                .body("subCriteria[0].verdict", equalTo("MET"));
        judged(province.commune(), model, AFTER, List.of(value("1", "60")))
                .body("subCriteria[0].verdict", equalTo("THRESHOLD_NOT_SET"))
                .body("subCriteria[0].why", equalTo("BASE_DIVIDED"))
                .body("subCriteria[0].reasonVi", containsString("đã bị chia"));
        judged(province.commune(), meets, BEFORE, List.of()).body("subCriteria[0].verdict", equalTo("MET"));
        judged(other, meets, AFTER, List.of())
                .body("subCriteria[0].verdict", equalTo("NOT_REPORTED"))
                .body("subCriteria[0].why", equalTo("UNIT_DIVIDED"));
    }

    private void divide() {
        Mergers.reform(
                province,
                DAY,
                List.of(Mergers.part(province.commune(), other), Mergers.part(province.commune(), province.commune())));
    }

    private String entered(String unit) {
        return RecognitionExamples.entered(province.code(), unit, "STANDARD", 2025, AFTER);
    }

    private String set(String code, String measure, String fact) {
        String id = CriteriaSetExamples.newId();
        List<String> rows = new ArrayList<>();
        rows.add(SetsInLaw.sub(id, code, code, measure, ",,," + fact + ",,"));
        return SetsInLaw.published(
                province.code(),
                id,
                SetsInLaw.set(id, "8/QĐ", "2016-12-01", "", "", "false,false"),
                rows.toArray(String[]::new));
    }

    private static Map<String, Object> value(String code, String value) {
        return Map.of("subCriterion", code, "value", value);
    }

    private ValidatableResponse judged(String unit, String set, String on, List<Map<String, Object>> values) {
        return Drafts.judged(province, Drafts.form(unit, set, on, values));
    }

    private static void certificate(String product, String unit, String from) {
        OtherServices.publish(
                "ocop",
                "certificate-issued",
                "certificates/" + UUID.randomUUID(),
                1,
                unit,
                OtherServices.certificate(product, unit, 3, from, "2027-01-01", "APPROVED"));
    }

    private static void debt(String subject, long sequence, String unit, long amount, String asOf) {
        OtherServices.publish(
                "budget",
                "construction-debt-changed",
                subject,
                sequence,
                unit,
                OtherServices.debt(unit, "DA-1", amount, asOf));
    }

    private static void eventually(Runnable asserted) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(asserted::run);
    }
}
