package vn.ntm.criteria.reform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.QuangNinh;
import vn.ntm.embedded.StackResource;

/** The real province: every map from its oldest units and the reforms of 2019, 2020, 2024, 2025 and 2026. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class QuangNinhMapIT {

    @BeforeEach
    void theProvinceIsLoaded() {
        QuangNinh.units();
    }

    @ParameterizedTest
    @CsvSource({
        "2010-01-01, 111, 67, 8, 0, 14",
        "2017-12-31, 111, 67, 8, 0, 14",
        "2019-10-31, 111, 67, 8, 0, 14",
        "2019-11-01, 107, 71, 8, 0, 14",
        "2019-12-01, 107, 71, 8, 0, 14",
        "2019-12-31, 107, 71, 8, 0, 14",
        "2020-01-01, 98, 72, 7, 0, 13",
        "2021-08-31, 98, 72, 7, 0, 13",
        "2024-10-31, 98, 72, 7, 0, 13",
        "2024-11-01, 91, 73, 7, 0, 13",
        "2025-06-30, 91, 73, 7, 0, 13",
        "2025-07-01, 22, 30, 0, 2, 0",
        "2026-09-01, 22, 30, 0, 2, 0"
    })
    void the_units_of_each_map_add_up(
            String on, long communes, long wards, long townships, long zones, long districts) {
        Map<String, Long> kinds = kinds(on);

        assertThat(kinds.getOrDefault("COMMUNE", 0L)).isEqualTo(communes);
        assertThat(kinds.getOrDefault("WARD", 0L)).isEqualTo(wards);
        assertThat(kinds.getOrDefault("TOWNSHIP", 0L)).isEqualTo(townships);
        assertThat(kinds.getOrDefault("SPECIAL_ZONE", 0L)).isEqualTo(zones);
        assertThat(kinds.getOrDefault("CITY", 0L)
                        + kinds.getOrDefault("TOWN", 0L)
                        + kinds.getOrDefault("RURAL_DISTRICT", 0L))
                .isEqualTo(districts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017-12-31", "2019-12-01", "2021-08-31", "2024-12-01", "2025-08-01"})
    void every_commune_has_its_region_column_also_one_that_was_made_of_two(String on) {
        // Read from the file: entered here, the classes would be in the way of tests that enter their own.
        List<String[]> classes = QuangNinh.file("unit-classes.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", 5))
                .toList();
        List<String> communes = given().get("/v1/units?within=22&kind=COMMUNE&limit=500&on=" + on)
                .then()
                .extract()
                .path("items.code");

        assertThat(communes).allSatisfy(code -> assertThat(classes)
                .anyMatch(row -> row[0].equals(code)
                        && row[1].compareTo(on) <= 0
                        && (row[2].isEmpty() || on.compareTo(row[2]) < 0)
                        && row[3].equals("DBSH")));
    }

    @Test
    void the_province_is_a_city_since_1_september_2026() {
        given().get("/v1/units/22?on=2026-08-31").then().body("kind", equalTo("PROVINCE"));
        given().get("/v1/units/22?on=2026-09-01").then().body("kind", equalTo("CITY_PROVINCE"));
        given().get("/v1/units/22/history").then().body("items[1].begunBy.number", equalTo("36/2026/QH16"));
    }

    @Test
    void the_reform_of_2025_makes_54_of_171_units_and_uses_53_codes_again_21_under_another_name() {
        given().get("/v1/reforms/" + QuangNinh.reform("1679/NQ-UBTVQH15") + "/preview")
                .then()
                .statusCode(200)
                .body("before.COMMUNE", equalTo(91))
                .body("before.WARD", equalTo(73))
                .body("before.TOWNSHIP", equalTo(7))
                .body("after.COMMUNE", equalTo(22))
                .body("after.WARD", equalTo(30))
                .body("after.SPECIAL_ZONE", equalTo(2))
                .body("reused", equalTo(53))
                .body("renamed", hasSize(21))
                .body("divided", hasSize(12))
                .body("divided.find { it.code == '06886' }.parts", hasSize(3))
                .body("divided.find { it.code == '07093' }.areaSum", equalTo(1.0f))
                .body("divided.find { it.code == '07180' }.populationSum", equalTo(1))
                .body("divided.find { it.code == '07180' }.unknown", contains("AREA"))
                .body("divided.find { it.code == '07042' }.unknown", contains("AREA", "POPULATION"))
                .body("faults", empty());
    }

    @Test
    void a_code_is_a_key_only_with_a_date() {
        given().get("/v1/units/06652?on=2025-06-30").then().body("nameVi", equalTo("Hà Phong"));
        given().get("/v1/units/06652?on=2025-07-01").then().body("nameVi", equalTo("Hà Tu"));
        given().get("/v1/units/06652/history")
                .then()
                .body("items.nameVi", contains("Hà Phong", "Hà Tu"))
                .body("items[0].endedBy.number", equalTo("1679/NQ-UBTVQH15"))
                .body("items[0].successors.code", hasItem("06652"))
                .body("items[1].predecessors.nameVi", containsInAnyOrder("Hà Phong", "Hà Tu"));
        given().get("/v1/units/06664?on=2025-07-01").then().statusCode(404);
    }

    @Test
    void the_successors_of_divided_communes_are_named_with_what_is_known_of_their_shares() {
        given().get("/v1/units/07042/history")
                .then()
                .body("items.last().successors.nameVi", containsInAnyOrder("Thống Nhất", "Hoành Bồ"))
                .body("items.last().successors.shareArea", contains(nullValue(), nullValue()))
                .body("items.last().successors.estimatedShareArea", containsInAnyOrder(0.54f, 0.46f));
        given().get("/v1/units/06880/history")
                .then()
                .body("items.last().successors.nameVi", containsInAnyOrder("Tiên Yên", "Điền Xá"));
        given().get("/v1/units/06886/history")
                .then()
                .body("items[0].successors.nameVi", containsInAnyOrder("Hải Hòa", "Hải Lạng", "Ba Chẽ"));
    }

    @Test
    void a_composition_uses_published_shares_and_an_estimate_only_when_asked() {
        String thongNhat = "/v1/units/07060/composition?on=2025-07-01&from=2025-06-30";
        given().get(thongNhat + "&by=AREA")
                .then()
                .statusCode(200)
                .body("exact", equalTo(false))
                .body("parts.find { it.code == '07042' }.lower", equalTo(0))
                .body("parts.find { it.code == '07042' }.upper", equalTo(1));
        given().get(thongNhat + "&by=ESTIMATED_AREA")
                .then()
                .body("exact", equalTo(true))
                .body("by", equalTo("ESTIMATED_AREA"))
                .body("parts.find { it.code == '07042' }.lower", equalTo(0.54f));
        given().get("/v1/units/07090/composition?on=2025-07-01&from=2019-04-01&by=AREA")
                .then()
                .body("exact", equalTo(true))
                .body("parts.find { it.code == '07072' }.upper", equalTo(0.0802f));
    }

    @Test
    void the_census_gives_the_printed_totals_on_the_map_it_was_taken_on() {
        given().get("/v1/units/22/population?on=2019-04-01")
                .then()
                .statusCode(200)
                .body("exact", equalTo(true))
                .body("people", equalTo(1_320_324))
                .body("units", hasSize(186));
        given().get("/v1/units/22/population?on=2017-12-31&kind=COMMUNE")
                .then()
                .body("countedOn", equalTo("2019-04-01"))
                .body("units", hasSize(111))
                .body("people", equalTo(474_070));
    }

    @Test
    void merged_communes_carry_the_people_of_all_they_were_made_of() {
        given().get("/v1/units/22/population?on=2021-08-31&kind=COMMUNE")
                .then()
                .body("units", hasSize(98))
                .body("people", equalTo(428_192))
                .body("units.find { it.unit == '06913' }.people", equalTo(people("06907") + people("06913")));
        given().get("/v1/units/22/population?on=2019-12-01&kind=COMMUNE")
                .then()
                .body("units", hasSize(107))
                .body("people", equalTo(474_070 - 6128 - 7836 - 10786 - 7792));
        given().get("/v1/units/22/population?on=2024-12-01&kind=COMMUNE&countedOn=2019-04-01")
                .then()
                .body("units", hasSize(91))
                .body("people", equalTo(400_161));
        given().get("/v1/units/22/population?on=2025-07-01&kind=COMMUNE&countedOn=2019-04-01")
                .then()
                .body("units", hasSize(22))
                .body("lower", equalTo(256_575))
                .body("upper", equalTo(256_575 + 2304))
                .body("undecided.unit", contains("07042"));
    }

    @Test
    void a_divided_unit_makes_a_range_and_is_named() {
        given().get("/v1/units/07060/population?on=2025-07-01&countedOn=2019-04-01")
                .then()
                .statusCode(200)
                .body("exact", equalTo(false))
                .body("people", nullValue())
                .body("undecided.unit", contains("07042"))
                .body("undecided[0].shareLower", equalTo(0))
                .body("undecided[0].shareUpper", equalTo(1));
        given().get("/v1/units/22/population?on=2025-07-01&countedOn=2019-04-01")
                .then()
                .body("units", hasSize(54))
                .body("exact", equalTo(true))
                .body("people", equalTo(1_320_324));
        given().get("/v1/units/07180/population?on=2025-07-01&countedOn=2019-04-01")
                .then()
                .body("undecided.unit", not(hasItem("07180")));
    }

    @Test
    void a_unit_that_nobody_counted_makes_the_sum_incomplete() {
        given().get("/v1/units/22/population?on=2025-07-01&countedOn=2025-07-01")
                .then()
                .body("exact", equalTo(false))
                .body("missing", contains("07030"))
                .body("lower", equalTo(1_468_550))
                .body("upper", nullValue());
        given().get("/v1/units/06652/population?on=2025-08-01")
                .then()
                .body("countedOn", equalTo("2025-07-01"))
                .body("people", equalTo(29643));
    }

    @Test
    void a_place_belongs_to_the_period_of_a_unit() {
        given().get("/v1/units/06652?on=2025-07-01").then().body("place.areaKm2", equalTo(37.6f));
        given().get("/v1/units/06652?on=2021-07-01")
                .then()
                .body("place.areaKm2", nullValue())
                .body("place.latitude.doubleValue()", closeTo(21.0, 0.5));
    }

    @Test
    void loading_all_again_changes_nothing() {
        String before =
                given().get("/v1/units?on=2025-07-01&within=22&limit=500").asString();

        Http.importCsv("/v1/units", "22", QuangNinh.file("units.csv"))
                .statusCode(200)
                .body("unchanged", equalTo(201));
        Http.importCsv("/v1/reforms", "22", QuangNinh.file("reforms.csv"))
                .statusCode(200)
                .body("unchanged", equalTo(6));
        Http.importCsv("/v1/unit-places", "22", QuangNinh.file("coordinates.csv"))
                .statusCode(200)
                .body("unchanged", equalTo(238));
        Http.importCsv("/v1/population", "22", QuangNinh.file("population.csv"))
                .statusCode(200)
                .body("unchanged", equalTo(239));

        assertThat(given().get("/v1/units?on=2025-07-01&within=22&limit=500").asString())
                .isEqualTo(before);
    }

    private static Map<String, Long> kinds(String on) {
        List<String> kinds = given().get("/v1/units?within=22&limit=500&on=" + on)
                .then()
                .statusCode(200)
                .extract()
                .path("items.kind");
        return kinds.stream().collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
    }

    private static int people(String code) {
        return given().get("/v1/units/" + code + "/population?on=2019-04-01")
                .then()
                .statusCode(200)
                .extract()
                .path("people");
    }
}
