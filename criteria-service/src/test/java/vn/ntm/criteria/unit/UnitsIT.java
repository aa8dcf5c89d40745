package vn.ntm.criteria.unit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class UnitsIT {

    @Test
    void anybody_may_ask_which_units_lie_beneath_another_on_a_date() {
        Province province = Http.province();

        given().get("/v1/units?on=2021-09-01&kind=COMMUNE&within=" + province.code())
                .then()
                .statusCode(200)
                .body("items.code", contains(province.commune()));
        given().get("/v1/units?on=2019-12-31&kind=COMMUNE&within=" + province.code())
                .then()
                .body("items.code", contains(province.commune(), province.endedCommune()));
    }

    @Test
    void a_unit_is_found_on_its_last_day_and_no_longer_on_the_next() {
        Province province = Http.province();

        given().get("/v1/units/" + province.endedCommune() + "?on=2019-12-31")
                .then()
                .statusCode(200)
                .body("validTo", equalTo("2020-01-01"));
        given().get("/v1/units/" + province.endedCommune() + "?on=2020-01-01")
                .then()
                .statusCode(404);
    }

    @Test
    void the_same_file_again_changes_nothing() {
        String code = "X" + UUID.randomUUID().toString().substring(0, 8);
        String file = Http.unitsHeader()
                + Http.unit(code, "PROVINCE", "", "", "2026-09-01")
                + Http.unit(code, "CITY_PROVINCE", "", "2026-09-01", "");

        Http.importCsv("/v1/units", code, file).statusCode(200).body("created", equalTo(2));
        Http.importCsv("/v1/units", code, file)
                .statusCode(200)
                .body("unchanged", equalTo(2))
                .body("created", equalTo(0));

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> Assertions.assertThat(
                        Http.eventsOf("units/" + code))
                .hasSize(1));
    }

    @Test
    void a_code_may_change_its_kind_and_keeps_its_history() {
        Province province = Http.province();
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader()
                                + Http.unit(province.commune(), "COMMUNE", province.district(), "", "2025-07-01")
                                + Http.unit(province.commune(), "WARD", province.code(), "2025-07-01", ""))
                .statusCode(200)
                .body("updated", equalTo(1))
                .body("created", equalTo(1));

        given().get("/v1/units/" + province.commune() + "/history")
                .then()
                .body("items.kind", contains("COMMUNE", "WARD"));
        given().get("/v1/units/" + province.commune() + "?on=2025-07-01").then().body("kind", equalTo("WARD"));
        given().get("/v1/units/" + province.commune()).then().body("kind", equalTo("WARD"));
    }

    @Test
    void periods_that_overlap_are_refused_and_nothing_is_stored() {
        String code = "X" + UUID.randomUUID().toString().substring(0, 8);
        Http.importCsv(
                        "/v1/units",
                        code,
                        Http.unitsHeader()
                                + Http.unit(code, "COMMUNE", "", "", "2025-07-01")
                                + Http.unit(code, "WARD", "", "2025-06-30", ""))
                .statusCode(422)
                .body("errors.code", hasItem("periods-overlap"))
                .body("errors[0].pointer", equalTo("/rows/3/validFrom"));

        given().get("/v1/units/" + code + "/history").then().statusCode(404);
    }

    @Test
    void every_faulty_row_is_told_at_once() {
        Http.importCsv(
                        "/v1/units",
                        "22",
                        Http.unitsHeader()
                                + Http.unit("Y1", "COMMUNE", "nowhere", "", "")
                                + Http.unit("Y2", "COMMUNE", "nowhere", "2020-01-02", "2020-01-01"))
                .statusCode(422)
                .body("errors", hasSize(3))
                .body("errors.pointer", hasItem("/rows/3/validTo"));
        Http.importCsv("/v1/units", "22", Http.unitsHeader() + Http.unit("Y3", "VILLAGE", "", "2020-13-01", ""))
                .statusCode(422)
                .body("errors.code", contains("not-one-of", "not-a-date"));
    }

    @Test
    void a_dry_run_says_what_would_happen_and_stores_nothing() {
        String code = "X" + UUID.randomUUID().toString().substring(0, 8);
        Http.as("province-officer", code)
                .contentType("text/csv")
                .body(Http.unitsHeader() + Http.unit(code, "PROVINCE", "", "", ""))
                .post("/v1/units/import?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("created", equalTo(1));

        given().get("/v1/units/" + code).then().statusCode(404);
    }

    @Test
    void only_a_province_officer_enters_units() {
        for (String role : List.of("district-officer", "commune-officer", "approver", "auditor")) {
            Http.as(role, "22")
                    .contentType("text/csv")
                    .body(Http.unitsHeader() + Http.unit("Z9", "PROVINCE", "", "", ""))
                    .post("/v1/units/import")
                    .then()
                    .statusCode(403);
        }
        given().get("/v1/units/Z9").then().statusCode(404);
    }

    @Test
    void a_misspelt_filter_is_refused() {
        given().get("/v1/units?kind=VILLAGE").then().statusCode(400);
        given().get("/v1/units?at=2021-09-01").then().statusCode(400);
        given().get("/v1/units?on=01/09/2021").then().statusCode(400);
    }

    @Test
    void hamlets_gardens_and_households_lie_beneath_a_commune_and_are_found_by_kind() {
        Province province = Http.province();
        String hamlet = "H" + province.commune();
        String number = province.commune().replaceAll("[^0-9]", "") + "-0017";
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader()
                                + Http.unit(hamlet, "HAMLET", province.commune(), "2021-01-01", "")
                                + Http.unit("G" + hamlet, "GARDEN", hamlet, "2021-01-01", "")
                                + household(number, number, hamlet))
                .statusCode(200)
                .body("created", equalTo(3));

        given().get("/v1/units?on=2021-06-30&kind=HOUSEHOLD&within=" + province.commune())
                .then()
                .body("items.code", contains(number));
        given().get("/v1/units?on=2020-12-31&kind=HAMLET&within=" + province.commune())
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void a_household_with_a_name_is_refused_and_not_stored() {
        Province province = Http.province();
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader() + household("99-1", "Ho ong Ba", province.commune()))
                .statusCode(422)
                .body("errors.pointer", contains("/rows/2/nameVi", "/rows/2/nameAscii"));
        given().get("/v1/units/99-1/history").then().statusCode(404);
    }

    @Test
    void a_part_of_a_name_finds_units_with_or_without_marks() {
        Province province = Http.province();
        for (String q :
                List.of("Đơn vị " + province.ward(), "don vi " + province.ward().toLowerCase(java.util.Locale.ROOT))) {
            given().queryParam("q", q)
                    .queryParam("within", province.code())
                    .get("/v1/units")
                    .then()
                    .statusCode(200)
                    .body("items.code", contains(province.ward()));
        }
    }

    @Test
    void what_was_known_at_an_earlier_instant_stays_to_be_asked() {
        Province province = Http.province();
        String known = Http.recordedNow("units/" + province.ward());
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader() + Http.unit(province.ward(), "TOWNSHIP", province.district(), "", ""))
                .statusCode(200);

        given().get("/v1/units/" + province.ward()).then().body("kind", equalTo("TOWNSHIP"));
        given().queryParam("asOf", known)
                .get("/v1/units/" + province.ward())
                .then()
                .statusCode(200)
                .body("kind", equalTo("WARD"));
        given().queryParam("asOf", known)
                .queryParam("kind", "WARD")
                .queryParam("within", province.code())
                .get("/v1/units")
                .then()
                .body("items.code", contains(province.ward()));
        given().queryParam("asOf", "2000-01-01T00:00:00Z")
                .get("/v1/units/" + province.ward())
                .then()
                .statusCode(404);
    }

    @Test
    void an_officer_enters_units_of_his_own_province_only() {
        Province province = Http.province();
        Http.importCsv(
                        "/v1/units",
                        "22",
                        Http.unitsHeader()
                                + Http.unit("N" + province.commune(), "COMMUNE", province.district(), "", ""))
                .statusCode(403);
        given().get("/v1/units/N" + province.commune() + "/history").then().statusCode(404);
    }

    private static String household(String number, String name, String parent) {
        return String.join(",", number, name, name, "HOUSEHOLD", parent, "2021-01-01", "", "SOURCED", "T1") + "\n";
    }
}
