package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static vn.ntm.reporting.MadeUpProvince.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On 01/07/2022 commune 101 goes whole into 301, 102 by 0.4 of its people into 301 and by 0.6 into 302, 103 by an unknown
 * share into 302 and 303, and 204 and 205 go on as they are.
 */
@QuarkusTest
class RecastIT extends ReportingTest {

    private static final String MAP = "unit=91&from=2020-12-31&validOn=2020-12-31&map=2022-07-01";

    private static boolean published;

    @BeforeEach
    void province() {
        if (published) {
            return;
        }
        MadeUpProvince province = new MadeUpProvince(owner, "91");
        province.publishAll();
        for (String commune : List.of("101", "102", "103")) {
            province.commune(commune, 2, null, "2022-07-01");
        }
        for (String commune : List.of("301", "302", "303")) {
            province.commune(commune, 1, "2022-07-01", null);
        }
        owner.publish(
                "criteria",
                "reform-applied",
                "reforms/91",
                2,
                "91",
                MadeUpProvince.RECORDED,
                map(
                        "unit",
                        "91",
                        "number",
                        "1/NQ",
                        "kind",
                        "REARRANGEMENT",
                        "effectiveDate",
                        "2022-07-01",
                        "transfers",
                        List.of(
                                transfer("101", "301", "WHOLE", null),
                                transfer("102", "301", "PART", "0.4"),
                                transfer("102", "302", "PART", "0.6"),
                                transfer("103", "302", "PART", null),
                                transfer("103", "303", "PART", null)),
                        "basis",
                        "RECONSTRUCTION"));
        owner.awaitApplied();
        published = true;
    }

    private static Map<String, Object> transfer(String from, String to, String extent, String share) {
        return map("from", "91" + from, "to", "91" + to, "extent", extent, "sharePopulation", share, "source", "M1");
    }

    @Test
    void what_adds_up_is_divided_by_the_weights_and_the_total_stays() {
        // 5 million from 101 in 2021 and 3 million more: all of it goes into 301.
        JsonNode point = point("budget.social-resources", "unit=91&from=2021-12-31&validOn=2021-12-31&map=2022-07-01");

        assertThat(point.path("asItWas").asLong()).isEqualTo(8_000_000);
        assertThat(unit(point, "91301").path("value").asLong()).isEqualTo(8_000_000);
        assertThat(unit(point, "91302").path("value").isNull()).isTrue();
        assertThat(point.at("/recast/lower").asLong()).isEqualTo(8_000_000);
        assertThat(point.path("totalsAgree").asBoolean()).isTrue();
    }

    @Test
    void a_ratio_is_recast_side_by_side_before_it_is_divided() {
        // 101: 90000/2000; 102: 84000/2000 of which 0.4 go into 301, 0.6 into 302.
        JsonNode point = point("ntm.income.rural", MAP);

        assertThat(unit(point, "91301").path("value").asText()).isEqualTo("44.142857");
        assertThat(unit(point, "91302").path("value").asText()).isEqualTo("42");
        assertThat(unit(point, "91302").path("notReported").asInt()).isEqualTo(1);
        assertThat(point.path("totalsAgree").asBoolean()).isTrue();
        assertThat(point.path("asItWas").asText()).isEqualTo("42");
    }

    @Test
    void sales_go_with_the_unit_of_their_product_and_stay_unplaced_where_that_lies_above_the_communes() {
        String on = "unit=91&from=2021-08-31&validOn=2021-08-31&map=2022-07-01";
        JsonNode sales = point("ocop.sales", on);

        assertThat(sales.path("asItWas").asLong()).isEqualTo(100_000_000);
        assertThat(sales.path("unplaced").asLong()).isEqualTo(100_000_000);
        assertThat(unit(sales, "91301").path("value").isNull()).isTrue();
        assertThat(sales.path("totalsAgree").asBoolean()).isTrue();

        JsonNode share = point("ocop.sales.e-commerce.share", on);
        assertThat(share.path("asItWas").asInt()).isEqualTo(25);
        assertThat(share.at("/recast/upper").asInt()).isEqualTo(25);
        assertThat(share.path("totalsAgree").asBoolean()).isTrue();
    }

    @Test
    void a_quotient_of_sums_is_recast_like_any_ratio_with_what_lies_above_the_communes_unplaced() {
        JsonNode rate = point("budget.disbursement-rate", "unit=91&from=2021-08-31&validOn=2021-08-31&map=2022-07-01");

        assertThat(rate.path("asItWas").asInt()).isEqualTo(45);
        assertThat(rate.at("/recast/lower").asInt()).isEqualTo(45);
        assertThat(rate.at("/recast/upper").asInt()).isEqualTo(45);
        assertThat(rate.path("totalsAgree").asBoolean()).isTrue();
    }

    @Test
    void an_unknown_weight_gives_a_range_and_marks_the_point_incomplete() {
        JsonNode point = point("ntm.criteria.average", MAP);

        assertThat(point.path("incomplete").asBoolean()).isTrue();
        assertThat(unit(point, "91302").path("value").isNull()).isTrue();
        assertThat(unit(point, "91302").at("/range/lower").isNumber()).isTrue();
    }

    @Test
    void a_recognition_is_never_an_average_every_part_must_have_it() {
        JsonNode answer = answer("ntm.communes.advanced", "unit=91&from=2021-08-31&validOn=2021-08-31&map=2022-07-01");
        JsonNode point = answer.at("/points/0");

        assertThat(answer.at("/method/code").asText()).isEqualTo("EVERY_PART");
        assertThat(answer.at("/method/vi").asText()).contains("không lấy trung bình");
        // 101 is a model and 102 an advanced commune; 103, of which a part went into 302, is neither.
        assertThat(unit(point, "91301").path("value").asInt()).isEqualTo(1);
        assertThat(unit(point, "91302").path("value").asInt()).isZero();
        assertThat(unit(point, "91303").path("value").asInt()).isZero();
        // The wards 206 and 207 of that map are no communes.
        assertThat(point.path("units")).hasSize(5);
    }

    @Test
    void a_share_of_units_is_those_of_the_other_map_whose_every_part_had_it_over_all_of_that_map() {
        JsonNode answer =
                answer("ntm.communes.advanced.share", "unit=91&from=2021-08-31&validOn=2021-08-31&map=2022-07-01");
        JsonNode point = answer.at("/points/0");

        assertThat(answer.at("/method/code").asText()).isEqualTo("SHARE_OF_UNITS");
        assertThat(answer.at("/method/en").asText()).contains("nothing is averaged");
        // Two of five communes then; on the other map 301 alone of 301, 302, 303, 204 and 205.
        assertThat(point.path("asItWas").asInt()).isEqualTo(40);
        assertThat(point.at("/recast/lower").asInt()).isEqualTo(20);
        assertThat(point.at("/recast/upper").asInt()).isEqualTo(20);
        assertThat(unit(point, "91301").path("value").asInt()).isEqualTo(100);
        assertThat(unit(point, "91302").path("value").asInt()).isZero();
        assertThat(point.path("units")).hasSize(5);
    }

    @Test
    void a_number_of_all_units_is_that_of_the_other_map() {
        JsonNode answer = answer("ntm.communes.total", MAP);
        JsonNode point = answer.at("/points/0");

        assertThat(answer.at("/method/code").asText()).isEqualTo("UNITS_OF_MAP");
        // 206 was a commune until the end of 2020.
        assertThat(point.path("asItWas").asInt()).isEqualTo(6);
        assertThat(point.at("/recast/lower").asInt()).isEqualTo(5);
        assertThat(unit(point, "91303").path("value").asInt()).isEqualTo(1);

        assertThat(point("ntm.districts.total", MAP).at("/recast/lower").asInt())
                .isEqualTo(3);
    }

    @Test
    void a_target_stays_as_it_was_decided_and_is_added_up_only_where_every_part_came_whole() {
        target("101", 3);
        target("102", 5);
        target("204", 7);
        owner.awaitApplied();

        JsonNode answer =
                answer("ntm.targets.2021.standard", "unit=91&from=2021-08-31&validOn=2021-08-31&map=2022-07-01");
        JsonNode point = answer.at("/points/0");

        assertThat(answer.at("/method/code").asText()).isEqualTo("DECIDED");
        assertThat(point.path("asItWas").asInt()).isEqualTo(2);
        assertThat(point.at("/recast/lower").asInt()).isEqualTo(2);
        assertThat(unit(point, "91204").path("value").asInt()).isEqualTo(7);
        // A part of 102 went into 301, and nobody decided anything for 205.
        assertThat(unit(point, "91301").path("value").isNull()).isTrue();
        assertThat(unit(point, "91205").path("value").isNull()).isTrue();
        assertThat(unit(point, "91205").path("notReported").asInt()).isEqualTo(1);
    }

    private void target(String commune, int value) {
        owner.publish(
                "criteria",
                "target-set",
                "targets/91" + commune,
                1,
                "91" + commune,
                MadeUpProvince.RECORDED,
                map(
                        "unit",
                        "91" + commune,
                        "year",
                        2021,
                        "level",
                        "STANDARD",
                        "unitKind",
                        "HAMLET",
                        "measure",
                        "ADD",
                        "value",
                        value));
    }

    @Test
    void what_cannot_be_recast_says_why_in_both_languages() {
        given().header("Accept-Language", "en")
                .get("/v1/indicators/ntm.districts.completed/recast?unit=91")
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("not of the commune tier"));
        given().header("Accept-Language", "vi")
                .get("/v1/indicators/ntm.districts.completed/recast?unit=91")
                .then()
                .body("errors[0].detail", containsString("không phải cấp xã"));
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
        "ntm.communes.standard.expected-2021/recast?unit=91, 422",
        "ntm.income.rural.ratio-to-2015/recast?unit=91, 422",
        "ntm.districts.completed/recast?unit=91, 422",
        "ntm.districts.completed.share/recast?unit=91, 422",
        "ntm.hamlets.recognised/recast?unit=91, 422",
        "ntm.no-such/recast?unit=91, 404",
        "ntm.income.rural/recast, 400",
        "ntm.income.rural/recast?unit=91&weight=HEADS, 400",
        "ntm.income.rural/recast?unit=91&from=2022-01-01&validOn=2021-01-01, 400"
    })
    void refuses_what_it_cannot_recast(String path, int status) {
        given().get("/v1/indicators/" + path).then().statusCode(status).contentType("application/problem+json");
    }

    private static JsonNode answer(String code, String query) {
        return json(given().get("/v1/indicators/" + code + "/recast?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static JsonNode point(String code, String query) {
        return answer(code, query).at("/points/0");
    }

    private static JsonNode unit(JsonNode point, String code) {
        for (JsonNode unit : point.path("units")) {
            if (unit.path("unit").asText().equals(code)) {
                return unit;
            }
        }
        throw new AssertionError("no unit " + code);
    }
}
