package vn.ntm.criteria.target;

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
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.criteria.RecognitionExamples;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class TargetsIT {

    private static final String TARGETS = "unit,year,level,unitKind,measure,value,basis,source\n";
    private static final String ROADMAP = "unit,level,dueYear,basis,source,confidence\n";

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvince() {
        province = Http.province();
    }

    @Test
    void progress_tells_the_year_of_achievement_from_the_year_of_the_decision() {
        String add = target("2021,STANDARD,COMMUNE,ADD,1");
        Http.importCsv(
                        "/v1/roadmaps",
                        province.code(),
                        ROADMAP + province.commune() + ",STANDARD,2021,SOURCED,T1,HIGH\n")
                .statusCode(200);
        progress(add, "2021-12-31")
                .body("measured", equalTo(0))
                .body("remaining", equalTo(1))
                .body("reached", equalTo(false))
                .body("units", equalTo(1))
                .body("due.unit", contains(province.commune()))
                .body("due.recognised", contains(false));
        recognised(2021, "2022-02-10");
        progress(add, "2022-02-09").body("measured", equalTo(0));
        progress(add, "2022-02-10")
                .body("measured", equalTo(1))
                .body("decidedInYear", equalTo(0))
                .body("held", equalTo(1))
                .body("reached", equalTo(true))
                .body("due.decidedOn", contains("2022-02-10"));
    }

    @Test
    void a_target_is_for_a_level_that_units_of_its_kind_can_hold() {
        Map<String, Object> body = Map.of(
                "unit", province.code(),
                "year", 2022,
                "level", "COMPLETED",
                "unitKind", "COMMUNE",
                "measure", "ADD",
                "value", 2,
                "basis", "SOURCED",
                "source", "T1");
        Http.post("/v1/targets", province.code(), body)
                .statusCode(422)
                .body("errors.code", contains("level-does-not-fit"));
    }

    @Test
    void a_revision_is_a_new_version_and_the_old_ones_stay() {
        String id = target("2022,STANDARD,COMMUNE,TOTAL,97");
        revise(id, 7, 98).statusCode(412);
        revise(id, 1, -1).statusCode(422).body("errors.code", contains("negative-value"));
        revise(id, 1, 97.5).statusCode(422).body("errors.code", contains("not-whole"));
        revise(id, 1, 98).statusCode(201).body("value", equalTo(98)).body("version", equalTo(2));
        Http.as("auditor", province.code())
                .get("/v1/targets/" + id + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2))
                .body("items.value", contains(97, 98))
                .body("items[1].reason", equalTo("nghị quyết mới"));
        Http.as("auditor", Http.province().code())
                .get("/v1/targets/" + id + "/versions")
                .then()
                .statusCode(404);
    }

    @Test
    void a_number_is_shown_as_people_write_it_in_the_answer_and_in_the_table() {
        String id = target("2022,STANDARD,COMMUNE,TOTAL,97");
        String answer =
                revise(id, 1, new BigDecimal("50.0")).statusCode(201).extract().asString();
        String table = Http.as("auditor", province.code())
                .accept("text/csv")
                .get("/v1/targets?unit=" + province.code())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(answer).contains("\"value\":50").doesNotContain("E+");
        assertThat(table).contains(",50,").doesNotContain("E+");
    }

    @Test
    void a_roadmap_line_moves_to_another_year_as_a_new_version() {
        String file = ROADMAP + province.commune() + ",ADVANCED,2022,SOURCED,T1,HIGH\n";
        Http.importCsv("/v1/roadmaps", province.code(), file).statusCode(200).body("created", equalTo(1));
        Http.importCsv("/v1/roadmaps", province.code(), file.replace("2022", "2023"))
                .statusCode(200)
                .body("updated", equalTo(1));
        Http.as("auditor", province.code())
                .get("/v1/roadmaps?unit=" + province.commune() + "&year=2023")
                .then()
                .body("items", hasSize(1))
                .body("items[0].version", equalTo(2));
        String ward = ROADMAP + province.ward() + ",STANDARD,2022,SOURCED,T1,HIGH\n";
        Http.importCsv("/v1/roadmaps", province.code(), ward)
                .statusCode(422)
                .body("errors.code", hasItem("level-does-not-fit"));
        Http.importCsv("/v1/roadmaps", province.code(), ward.replace("2022", "20222"))
                .statusCode(422)
                .body("errors.code", hasItem("not-a-year"));
        Http.importCsv("/v1/roadmaps", Http.province().code(), file).statusCode(403);
    }

    @Test
    void every_line_of_a_roadmap_says_what_became_of_it_also_without_a_target_for_its_year() {
        String file = ROADMAP + province.commune() + ",STANDARD,2021,SOURCED,T1,HIGH\n" + province.endedCommune()
                + ",STANDARD,2019,SOURCED,T1,HIGH\n";
        Http.importCsv("/v1/roadmaps", province.code(), file).statusCode(200);
        roadmap("").body("items.standing", contains("LATE", "LATE")).body("items[0].on", equalTo("2021-12-31"));
        roadmap("&on=2021-06-30").body("items.standing", contains("DUE", "UNIT_ENDED"));
        recognised(2021, "2022-02-10");
        roadmap("&year=2021").body("items.standing", contains("LATE"));
        roadmap("&year=2021&on=2022-02-10")
                .body("items.standing", contains("REACHED"))
                .body("items.decidedOn", contains("2022-02-10"));
        Http.as("auditor", Http.province().code())
                .get("/v1/roadmaps/progress")
                .then()
                .body("items", hasSize(0));
    }

    private ValidatableResponse roadmap(String query) {
        return Http.as("auditor", province.code())
                .get("/v1/roadmaps/progress?limit=10" + query)
                .then()
                .statusCode(200);
    }

    private String target(String content) {
        Http.importCsv("/v1/targets", province.code(), TARGETS + province.code() + "," + content + ",SOURCED,T1\n")
                .statusCode(200);
        return Http.as("auditor", province.code())
                .get("/v1/targets?unit=" + province.code())
                .then()
                .extract()
                .path("items[0].id");
    }

    private ValidatableResponse progress(String id, String on) {
        return Http.as("auditor", province.code())
                .get("/v1/targets/" + id + "/progress?on=" + on)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse revise(String id, int version, Number value) {
        return Http.as("province-officer", province.code())
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(Map.of("value", value, "source", "NQ", "reason", "nghị quyết mới"))
                .post("/v1/targets/" + id + "/revision")
                .then();
    }

    private void recognised(int year, String on) {
        RecognitionExamples.approved(province.code(), province.commune(), "STANDARD", year, on);
    }
}
