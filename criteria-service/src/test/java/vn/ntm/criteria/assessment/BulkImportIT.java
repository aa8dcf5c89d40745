package vn.ntm.criteria.assessment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.CriteriaSetExamples;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.embedded.StackResource;

/** The table with one assessment to a row. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class BulkImportIT {

    private static final String PATH = "/v1/assessments";
    private static final String HEADER = "unit,criteriaSet,assessedOn,round,basis,source,1.1,1.2,2.1,3.1\n";

    private Province province = new Province("", "", "", "", "");
    private String set = "";

    @BeforeEach
    void aProvinceAndASet() {
        province = Http.province();
        set = CriteriaSetExamples.published(province.code());
    }

    @Test
    void a_row_is_an_assessment_and_the_same_file_again_changes_nothing() {
        String file = HEADER + row("2020-11-30", "true,60/100,7,450000/10000") + row("2020-12-31", "FALSE,,,");
        Http.importCsv(PATH, province.code(), file)
                .statusCode(200)
                .body("rows", equalTo(5))
                .body("created", equalTo(5));
        Http.importCsv(PATH, province.code(), file).statusCode(200).body("unchanged", equalTo(5));

        Http.as("auditor", province.code())
                .get(PATH + "?unit=" + province.commune())
                .then()
                .body("items.subCriteriaMet", containsInAnyOrder(3, 0))
                .body("items.criteriaMet", containsInAnyOrder(2, 0));
        String id = Http.as("auditor", province.code())
                .get(PATH + "?unit=" + province.commune())
                .jsonPath()
                .getString("items.find { it.assessedOn == '2020-11-30' }.id");
        Http.as("auditor", province.code())
                .get(PATH + "/" + id)
                .then()
                .body("subCriteria.verdict", contains("MET", "MET", "THRESHOLD_NOT_SET", "MET"));
        Http.as("auditor", province.code())
                .get(PATH + "/" + id + "/history")
                .then()
                .body("items.action", contains("assessment-submitted"));
    }

    @Test
    void every_fault_is_told_by_row_and_column_and_nothing_stays() {
        String file = HEADER
                + row("2020-12-31", "true,60,7,45")
                + row("31/12/2020", "true,60,7,45")
                + row("2020-11-30", "yes,60/0,7,45")
                + row("2020-10-31", "true,a/b,7,45").replace(province.commune(), "nobody");
        Http.importCsv(PATH, province.code(), file)
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/rows/3/assessedOn", "/rows/4/1.1", "/rows/4/1.2", "/rows/5/1.2"));
        Http.importCsv(PATH, province.code(), HEADER.replace(",2.1", ",9.9") + row("2020-12-31", "true,60,7,45"))
                .statusCode(422)
                .body("errors.code", contains("no-such-sub-criterion"));
        Http.importCsv(PATH, province.code(), HEADER.replace("round,", "") + "x\n")
                .statusCode(422)
                .body("errors[0].code", equalTo("column-missing"));
        nothingStays();
    }

    @Test
    void a_dry_run_says_the_same_and_leaves_nothing() {
        Http.as("province-officer", province.code())
                .contentType("text/csv; charset=utf-8")
                .body((HEADER + row("2020-12-31", "true,60,7,45")).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(PATH + "/import?dryRun=true")
                .then()
                .statusCode(200)
                .body("created", equalTo(4))
                .body("dryRun", equalTo(true));
        nothingStays();
    }

    @Test
    void what_lies_outside_the_callers_units_refuses_the_whole_file() {
        Province other = Http.province();
        Http.importCsv(PATH, other.code(), HEADER + row("2020-12-31", "true,60,7,45"))
                .statusCode(403)
                .body("errors[0].code", equalTo("unit-out-of-scope"));
        nothingStays();
    }

    @Test
    void a_workbook_with_the_columns_of_the_template_is_read_like_a_text_file() throws IOException {
        List<String> columns = List.of(Http.as("auditor")
                .accept("text/csv")
                .get(PATH + "/import/template?criteriaSet=" + set)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .strip()
                .split(","));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("data");
            String[] cells = row("2020-12-31", "true,60,7,45").strip().split(",");
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, i, columns.get(i));
                sheet.value(1, i, cells[i]);
            }
            sheet.finish();
        }
        Http.as("province-officer", province.code())
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(bytes.toByteArray())
                .post(PATH + "/import")
                .then()
                .statusCode(200)
                .body("created", equalTo(4));
        Http.as("auditor")
                .accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .get(PATH + "/import/template?criteriaSet=" + set)
                .then()
                .statusCode(200)
                .body(startsWith("PK"));
    }

    @Test
    void many_in_one_json_request_are_all_or_nothing() {
        Map<String, Object> good = item("2020-12-31", "60");
        Map<String, Object> bad = item("2020-11-30", "sixty");
        batch(List.of(good, bad)).statusCode(422).body("errors[0].pointer", equalTo("/items/1/values/0/value"));
        nothingStays();
        batch(List.of(good, good)).statusCode(422).body("errors[0].code", equalTo("repeated-row"));
        batch(List.of(good, item("2020-11-30", "61"))).statusCode(200).body("created", equalTo(2));
    }

    private io.restassured.response.ValidatableResponse batch(List<Map<String, Object>> items) {
        return Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .body(Map.of("items", items))
                .post(PATH + "/batch")
                .then();
    }

    private Map<String, Object> item(String on, String value) {
        return Map.of(
                "unit",
                province.commune(),
                "criteriaSet",
                set,
                "assessedOn",
                on,
                "round",
                "2020",
                "basis",
                "SOURCED",
                "source",
                "T1",
                "values",
                List.of(Map.of("subCriterion", "1.2", "value", value)));
    }

    private void nothingStays() {
        Http.as("auditor", province.code())
                .get(PATH + "?unit=" + province.commune())
                .then()
                .body("items", hasSize(0));
    }

    private String row(String on, String values) {
        return String.join(",", province.commune(), set, on, "2020", "SOURCED", "T1", values) + "\n";
    }
}
