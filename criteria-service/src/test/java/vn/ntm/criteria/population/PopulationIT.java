package vn.ntm.criteria.population;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class PopulationIT {

    private static final String HEADER = "unit,countedOn,people,method,basis,source,confidence,note\n";

    @Test
    void a_count_is_entered_once_and_answers_for_the_unit_and_those_above_it() {
        Province province = Http.province();
        String file = HEADER + row(province.commune(), "2019-04-01", 1200) + row(province.ward(), "2019-04-01", 800);
        Http.importCsv("/v1/population", province.code(), file).statusCode(200).body("created", equalTo(2));
        Http.importCsv("/v1/population", province.code(), file).statusCode(200).body("unchanged", equalTo(2));

        given().get("/v1/units/" + province.commune() + "/population?on=2021-01-01")
                .then()
                .body("people", equalTo(1200));
        given().get("/v1/units/" + province.district() + "/population?on=2021-01-01")
                .then()
                .body("people", equalTo(2000))
                .body("units", hasSize(2));
        given().get("/v1/units/" + province.code() + "/population?on=2019-04-01")
                .then()
                .body("exact", equalTo(false))
                .body("missing", contains(province.endedCommune()));
    }

    @Test
    void rival_counts_of_one_day_stand_side_by_side_and_the_surer_one_is_used() {
        Province province = Http.province();
        Http.importCsv(
                        "/v1/population",
                        province.code(),
                        HEADER
                                + province.ward() + ",2019-04-01,900,PUBLISHED,SOURCED,press,LOW,\n"
                                + province.ward() + ",2019-04-01,800,CENSUS,SOURCED,census,HIGH,\n")
                .statusCode(200);

        given().get("/v1/population?unit=" + province.ward()).then().body("items.people", containsInAnyOrder(900, 800));
        given().get("/v1/units/" + province.ward() + "/population").then().body("people", equalTo(800));
    }

    @Test
    void every_faulty_count_is_told_and_none_is_stored() {
        Province province = Http.province();
        Http.importCsv(
                        "/v1/population",
                        province.code(),
                        HEADER
                                + row("nobody", "2019-04-01", 5)
                                + row(province.endedCommune(), "2020-01-01", 5)
                                + row(province.district(), "2019-04-01", 5)
                                + row(province.ward(), "2019-04-01", -1)
                                + row(province.ward(), "2999-04-01", 5))
                .statusCode(422)
                .body(
                        "errors.code",
                        contains(
                                "unknown-unit", "unknown-unit", "not-commune-level", "negative-value", "in-the-future"))
                .body("errors[0].pointer", equalTo("/rows/2/unit"));
        given().get("/v1/population?unit=" + province.ward()).then().body("items", empty());
        given().get("/v1/units/" + province.ward() + "/population").then().statusCode(404);
    }

    @Test
    void a_count_of_another_province_is_refused() {
        Province province = Http.province();
        Province other = Http.province();
        Http.importCsv("/v1/population", other.code(), HEADER + row(province.ward(), "2019-04-01", 5))
                .statusCode(403);
        Http.post(
                        "/v1/population",
                        other.code(),
                        Map.of(
                                "unit",
                                province.ward(),
                                "countedOn",
                                "2019-04-01",
                                "people",
                                5,
                                "method",
                                "CENSUS",
                                "basis",
                                "SOURCED",
                                "source",
                                "T1",
                                "confidence",
                                "HIGH"))
                .statusCode(403);
        given().get("/v1/population?unit=" + province.ward()).then().body("items", empty());
    }

    @Test
    void people_are_asked_for_kinds_of_the_commune_level_only() {
        Province province = Http.province();
        given().get("/v1/units/" + province.code() + "/population?kind=TOWN")
                .then()
                .statusCode(400);
        given().get("/v1/units/nobody/population").then().statusCode(404);
    }

    private static String row(String unit, String on, int people) {
        return String.join(",", unit, on, String.valueOf(people), "CENSUS", "SOURCED", "T1", "HIGH", "") + "\n";
    }
}
