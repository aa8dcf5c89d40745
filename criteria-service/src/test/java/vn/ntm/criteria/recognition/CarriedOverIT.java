package vn.ntm.criteria.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static vn.ntm.criteria.Mergers.part;
import static vn.ntm.criteria.Mergers.whole;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.CriteriaSetExamples;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.criteria.Mergers;
import vn.ntm.criteria.RecognitionExamples;
import vn.ntm.criteria.SetsInLaw;
import vn.ntm.embedded.StackResource;

/** What a reform of 1 July 2021 does to the recognitions of the communes a and b, of a ward, and of their district. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class CarriedOverIT {

    private static final String BEFORE = "2021-06-30";
    private static final String DAY = "2021-07-01";

    private Province province = new Province("", "", "", "", "");
    private String a = "";
    private String b = "";
    private String c = "";

    @BeforeEach
    void aProvince() {
        province = Http.province();
        a = province.commune();
        b = "B" + a;
        c = "F" + a;
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader()
                                + Http.unit(b, "COMMUNE", province.district(), "", "")
                                + Http.unit(c, "COMMUNE", province.district(), "", ""))
                .statusCode(200);
    }

    @Test
    void a_commune_made_of_whole_communes_holds_the_lowest_of_their_levels() {
        recognised(a, "ADVANCED", "2019-05-01");
        recognised(b, "STANDARD", "2020-05-01");
        reform(DAY, List.of(whole(a, a), whole(b, a)));
        counts(BEFORE, 2, 1, 0, 0);
        counts(DAY, 1, 0, 0, 1);
    }

    @Test
    void nothing_is_carried_where_one_of_them_held_nothing() {
        recognised(a, "MODEL", "2019-05-01");
        reform(DAY, List.of(whole(a, a), whole(b, a)));
        counts(BEFORE, 1, 1, 1, 0);
        counts(DAY, 0, 0, 0, 0);
    }

    @Test
    void nothing_is_carried_out_of_or_into_a_unit_that_a_divided_one_went_to() {
        recognised(a, "STANDARD", "2019-05-01");
        recognised(b, "STANDARD", "2019-05-01");
        recognised(c, "STANDARD", "2019-05-01");
        reform(DAY, List.of(whole(a, a), part(b, a), part(b, c), whole(c, c)));
        counts(BEFORE, 3, 0, 0, 0);
        counts(DAY, 0, 0, 0, 0);
    }

    @Test
    void nothing_is_carried_where_a_ward_came_in() {
        recognised(a, "STANDARD", "2019-05-01");
        reform(DAY, List.of(whole(a, a), whole(province.ward(), a)));
        counts(DAY, 0, 0, 0, 0);
    }

    @Test
    void a_unit_that_went_whole_and_alone_is_the_same_and_its_recognition_its_own() {
        recognised(a, "ADVANCED", "2019-05-01");
        reform(DAY, List.of(whole(a, "N" + a)));
        counts(DAY, 1, 1, 0, 0);
    }

    @Test
    void a_change_of_what_lies_above_changes_nothing() {
        recognised(a, "STANDARD", "2019-05-01");
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader()
                                + Http.unit(a, "COMMUNE", province.district(), "", DAY)
                                + Http.unit(a, "COMMUNE", province.code(), DAY, ""))
                .statusCode(200);
        counts(DAY, 1, 0, 0, 0);
    }

    @Test
    void a_decision_of_its_own_stands_before_what_is_carried_even_where_it_is_lower_or_taken_back() {
        recognised(a, "ADVANCED", "2019-05-01");
        recognised(b, "ADVANCED", "2019-05-01");
        reform(DAY, List.of(whole(a, "N" + a), whole(b, "N" + a)));
        counts(DAY, 1, 1, 0, 1);
        String own = recognised("N" + a, "STANDARD", "2021-10-01");
        counts("2021-09-30", 1, 1, 0, 1);
        counts("2021-10-01", 1, 0, 0, 0);
        revoked(own, "2021-12-01");
        counts("2021-11-30", 1, 0, 0, 0);
        counts("2021-12-01", 0, 0, 0, 0);
    }

    @Test
    void what_was_taken_back_before_the_reform_is_not_carried() {
        recognised(a, "STANDARD", "2019-05-01");
        revoked(recognised(b, "STANDARD", "2019-05-01"), BEFORE);
        reform(DAY, List.of(whole(a, a), whole(b, a)));
        counts("2021-06-29", 2, 0, 0, 0);
        counts(BEFORE, 1, 0, 0, 0);
        counts(DAY, 0, 0, 0, 0);
    }

    @Test
    void what_is_carried_is_carried_on_by_the_next_reform() {
        recognised(a, "ADVANCED", "2019-05-01");
        recognised(b, "MODEL", "2019-05-01");
        recognised(c, "MODEL", "2019-05-01");
        reform(DAY, List.of(whole(a, a), whole(b, a)));
        reform("2022-07-01", List.of(whole(a, c), whole(c, c)));
        counts(DAY, 2, 2, 1, 1);
        counts("2022-07-01", 1, 1, 0, 1);
    }

    @Test
    void a_level_that_is_carried_is_held_where_the_next_one_asks_for_it() {
        recognised(a, "STANDARD", "2019-05-01");
        recognised(b, "STANDARD", "2019-05-01");
        reform(DAY, List.of(whole(a, a), whole(b, a)));
        String id = Http.post(
                        "/v1/targets",
                        province.code(),
                        Map.of(
                                "unit", province.code(),
                                "year", 2021,
                                "level", "STANDARD",
                                "unitKind", "COMMUNE",
                                "measure", "TOTAL",
                                "value", 1,
                                "basis", "SOURCED",
                                "source", "T1"))
                .statusCode(201)
                .extract()
                .path("id");
        Http.as("auditor", province.code())
                .get("/v1/targets/" + id + "/progress?on=" + DAY)
                .then()
                .statusCode(200)
                .body("held", equalTo(1))
                .body("carriedOver", equalTo(1))
                .body("reached", equalTo(true));
    }

    @Test
    void the_lists_of_disagreements_know_what_is_carried_over() {
        recognised(a, "STANDARD", "2019-05-01");
        recognised(b, "STANDARD", "2020-05-01");
        reform(DAY, List.of(whole(a, a), whole(b, a)));
        String set = CriteriaSetExamples.newId();
        SetsInLaw.published(
                province.code(),
                set,
                SetsInLaw.set(set, "7/QĐ", "2016-12-01", "", "", "false,false"),
                SetsInLaw.sub(set, "1", "1", "BOOLEAN,IS_MET,true,,", ",,,,,"));

        assessed(set, "2021-12-31", "true");
        gaps("meets-all-not-recognised", "2021-12-31").body("items", hasSize(0));
        gaps("recognised-below-standard", "2021-12-31").body("items", hasSize(0));

        assessed(set, "2022-06-30", "false");
        gaps("recognised-below-standard", "2022-06-30")
                .body("items.unit", contains(a))
                .body("items.carriedSince", contains(DAY))
                .body("items.decidedOn", contains("2020-05-01"));
    }

    private void assessed(String set, String on, String value) {
        String id = Http.post(
                        "/v1/assessments",
                        province.code(),
                        Map.of(
                                "unit", a,
                                "criteriaSet", set,
                                "assessedOn", on,
                                "round", on,
                                "basis", "SOURCED",
                                "source", "T1",
                                "values", List.of(Map.of("subCriterion", "1", "value", value))))
                .statusCode(201)
                .extract()
                .path("id");
        Http.approve("/v1/assessments", province.code(), List.of(id)).statusCode(200);
    }

    private ValidatableResponse gaps(String kind, String on) {
        return Http.as("auditor", province.code())
                .get("/v1/recognitions/gaps?kind=" + kind + "&on=" + on)
                .then()
                .statusCode(200);
    }

    private void counts(String on, int standard, int advanced, int model, int carriedOver) {
        JsonPath counts = Http.as("auditor", province.code())
                .get("/v1/recognitions/counts?within=" + province.code() + "&on=" + on)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(List.of(
                        count(counts, "STANDARD", "recognised"),
                        count(counts, "ADVANCED", "recognised"),
                        count(counts, "MODEL", "recognised"),
                        count(counts, "STANDARD", "carriedOver")))
                .as("recognised at the three levels, and carried over, on " + on)
                .containsExactly(standard, advanced, model, carriedOver);
    }

    private static int count(JsonPath counts, String level, String what) {
        return counts.getInt("items.find { it.unitKind == 'COMMUNE' && it.level == '" + level
                + "' && it.mode == 'AT_LEAST' }." + what);
    }

    private void reform(String on, List<Map<String, Object>> transfers) {
        Mergers.reform(province, on, transfers);
    }

    private String recognised(String unit, String level, String on) {
        return RecognitionExamples.approved(province.code(), unit, level, 2018, on);
    }

    private void revoked(String id, String on) {
        step(
                id,
                2,
                "revocation",
                "province-officer",
                Map.of("revokedOn", on, "number", "9/QĐ", "reason", "không giữ vững"));
        step(id, 3, "revocation/approval", "approver", Map.of("reason", "đã kiểm tra"));
    }

    private void step(String id, int version, String step, String role, Map<String, Object> body) {
        Http.as(role, province.code())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/recognitions/" + id + "/" + step)
                .then()
                .statusCode(201);
    }
}
