package vn.ntm.criteria.unit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class UnitPlacesIT {

    private static final String HEADER = "unit,on,latitude,longitude,areaKm2,basis,source,confidence,note\n";

    @Test
    void a_place_is_shown_with_the_unit_and_only_with_the_unit_of_that_day() {
        Province province = Http.province();
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader()
                                + Http.unit(province.ward(), "WARD", province.district(), "", "2025-07-01")
                                + Http.unit(province.ward(), "WARD", province.code(), "2025-07-01", ""))
                .statusCode(200);
        Http.importCsv("/v1/unit-places", province.code(), HEADER + row(province.ward(), "21.05", "107.12", "37.6"))
                .statusCode(200);

        given().get("/v1/units/" + province.ward() + "?on=2024-01-01")
                .then()
                .body("place.latitude", equalTo(21.05f))
                .body("place.areaKm2", equalTo(37.6f))
                .body("place.confidence", equalTo("MEDIUM"));
        given().get("/v1/units/" + province.ward() + "?on=2025-07-01").then().body("place", nullValue());
    }

    @Test
    void places_that_cannot_be_are_refused_and_not_stored() {
        Province province = Http.province();
        Http.importCsv(
                        "/v1/unit-places",
                        province.code(),
                        HEADER
                                + row("nobody", "21", "107", "1")
                                + row(province.ward(), "107", "21", "1")
                                + row(province.ward(), "21", "", "1").replace("2021-01-01", "2021-01-02")
                                + row(province.ward(), "21", "107", "0").replace("2021-01-01", "2021-01-03"))
                .statusCode(422)
                .body(
                        "errors.code",
                        contains("unknown-unit", "point-outside-the-country", "half-a-point", "not-positive"));
        given().get("/v1/unit-places?unit=" + province.ward()).then().body("items", empty());
    }

    private static String row(String unit, String latitude, String longitude, String area) {
        return String.join(",", unit, "2021-01-01", latitude, longitude, area, "SOURCED", "T1", "MEDIUM", "") + "\n";
    }
}
