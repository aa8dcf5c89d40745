package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class FiguresIT extends ReportingTest {

    private static boolean published;

    @BeforeEach
    void province() {
        if (!published) {
            new MadeUpProvince(owner, "62").publishAll();
            published = true;
        }
    }

    private static JsonNode ask(String path) {
        return json(given().urlEncodingEnabled(false)
                .get("/v1/indicators/" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    @Test
    void breaks_a_figure_down_by_the_units_beneath() {
        JsonNode items = ask("ntm.communes.standard/breakdown?unit=62&validOn=2021-08-31")
                .get("items");

        assertThat(texts(items, "unit")).containsExactly("621", "622", "623");
        assertThat(texts(items, "value")).containsExactly("3", "0", "0");
        assertThat(texts(items, "denominator")).containsExactly("3", "2", "0");
    }

    @Test
    void a_unit_that_did_not_report_stands_in_the_breakdown_without_a_value() {
        JsonNode items = ask("ntm.criteria.average/breakdown?unit=62&validOn=2020-12-31&below=COMMUNES")
                .get("items");

        assertThat(texts(items, "unit")).containsExactly("62101", "62102", "62103", "62204", "62205", "62206");
        assertThat(texts(items, "value")).containsExactly("20", "18", "14", "19", "null", "null");
        assertThat(items.at("/4/reason/code").asText()).isEqualTo("NOT_REPORTED");
    }

    @Test
    void gives_the_breakdown_as_a_table_too() {
        given().accept("text/csv")
                .get("/v1/indicators/ntm.communes.standard/breakdown?unit=62&validOn=2021-08-31")
                .then()
                .statusCode(200)
                .body(containsString("unit,nameVi,kind"))
                .body(containsString("621,Đơn vị 1,RURAL_DISTRICT"));
    }

    @Test
    void gives_the_figure_at_the_ends_of_periods_and_on_the_day() {
        JsonNode items = ask("ntm.communes.standard/series?unit=62&validOn=2021-08-31&from=2020-11-05&step=QUARTER")
                .get("items");

        assertThat(texts(items, "validOn")).containsExactly("2020-12-31", "2021-03-31", "2021-06-30", "2021-08-31");
        assertThat(texts(items, "value")).containsExactly("0", "2", "3", "3");
    }

    @Test
    void before_a_unit_existed_a_series_has_no_value_rather_than_zero() {
        JsonNode items = ask("ntm.wards.total/series?unit=62206&validOn=2021-06-30&from=2020-06-30&step=YEAR")
                .get("items");

        assertThat(texts(items, "value")).containsExactly("0", "1");
        given().get("/v1/indicators/ntm.wards.total/series?unit=62999&validOn=2021-06-30")
                .then()
                .statusCode(404);
    }

    @Test
    void compares_with_the_target_and_the_year_before() {
        given().get("/v1/indicators/ntm.communes.standard/comparison?unit=62&validOn=2021-08-31")
                .then()
                .statusCode(200)
                .body("figure.value", equalTo(3))
                .body("targetIndicator", equalTo("ntm.communes.standard.expected-2021"))
                .body("target", equalTo(5))
                .body("expected", equalTo(3.328767f))
                .body("remaining", equalTo(2))
                .body("standing", equalTo("BEHIND"))
                .body("lastYearOn", equalTo("2020-08-31"))
                .body("lastYear", equalTo(0))
                .body("change", equalTo(3))
                .body("changeIs", equalTo("BETTER"));
    }

    @Test
    void every_figure_can_be_computed_again_from_its_lineage() {
        List<String> codes = given().get("/v1/indicators").then().extract().path("items.code");
        int known = 0;
        for (String code : codes) {
            for (String query : List.of(
                    "unit=62&validOn=2020-12-31",
                    "unit=62&validOn=2021-08-30",
                    "unit=62&validOn=2021-12-31",
                    "unit=621&validOn=2021-08-31",
                    "unit=62101&validOn=2020-12-31")) {
                JsonNode lineage = ask(code + "/lineage?" + query);
                assertThat(lineage.get("value"))
                        .as("%s %s", code, query)
                        .isEqualTo(value(code, query).get("value"));
                assertThat(lineage.get("agrees").asBoolean())
                        .as("%s %s: %s", code, query, lineage)
                        .isTrue();
                known += lineage.get("value").isNull() ? 0 : 1;
            }
        }
        assertThat(known).isGreaterThan(150);
    }

    @Test
    void the_lineage_names_facts_events_records_and_what_does_not_count() {
        JsonNode lineage = ask("ntm.communes.standard/lineage?unit=62&validOn=2021-08-31");

        assertThat(texts(lineage.get("facts"), "unit")).containsExactly("62101", "62102", "62103");
        assertThat(lineage.at("/facts/0/record").asText()).isEqualTo("/v1/recognitions/62101-MODEL");
        assertThat(lineage.at("/facts/0/service").asText()).isEqualTo("criteria-service");
        assertThat(lineage.at("/facts/0/eventPath").asText()).startsWith("/v1/events?after=");
        assertThat(texts(lineage.get("notCounted"), "unit")).containsExactly("62204", "62205");
    }

    @Test
    void a_quotient_leads_on_to_its_two_parts() {
        JsonNode lineage = ask("budget.disbursement-rate/lineage?unit=62&validOn=2021-08-31");

        assertThat(texts(lineage.get("parts"), "indicator")).containsExactly("budget.disbursed", "budget.plan");
        assertThat(lineage.at("/parts/0/value").asText()).isEqualTo("450000000");
        given().urlEncodingEnabled(false)
                .get(lineage.at("/parts/0/href").asText())
                .then()
                .statusCode(200);
    }

    @Test
    void a_correction_is_listed_with_both_values_and_its_event_and_leaves_the_past_as_it_was() {
        MadeUpProvince province = new MadeUpProvince(owner, "64");
        province.publishAll();
        String then = "unit=64&validOn=2021-08-31&asOf=2022-02-01T00:00:00Z";
        String before = text("ntm.communes.standard", then);

        province.recognition(
                "205", "STANDARD", 2021, "2021-06-01", 2, "recognition-decided", "2022-03-01T00:00:00Z", null);
        province.recognition(
                "205", "STANDARD", 2021, "2021-06-01", 3, "recognition-revoked", "2022-04-01T00:00:00Z", "2021-06-01");
        owner.awaitApplied();

        assertThat(text("ntm.communes.standard", then)).isEqualTo(before);
        JsonNode items = ask("ntm.communes.standard/revisions?unit=64&validOn=2021-08-31")
                .get("items");
        assertThat(texts(items, "recordedAt"))
                .containsExactly("2022-04-01T00:00:00Z", "2022-03-01T00:00:00Z", MadeUpProvince.RECORDED);
        assertThat(texts(items, "from")).containsExactly("4", "3", "null");
        assertThat(texts(items, "to")).containsExactly("3", "4", "3");
        assertThat(items.at("/1/causes/0/record").asText()).isEqualTo("/v1/recognitions/64205-STANDARD");
        // The revocation caused the last change, and not the recognition that it ended.
        assertThat(items.at("/0/causes")).hasSize(1);
        assertThat(items.at("/0/causes/0/event").asText())
                .isNotEqualTo(items.at("/1/causes/0/event").asText());
        assertThat(items.at("/0/causes/0/position").asLong())
                .isGreaterThan(items.at("/1/causes/0/position").asLong());
    }

    @Test
    void an_assessment_that_is_corrected_to_another_year_changes_the_figures_of_both_years() {
        MadeUpProvince province = new MadeUpProvince(owner, "68");
        province.publishAll();
        String before = "unit=68&validOn=2019-12-31";
        String after = "unit=68&validOn=2020-12-31";
        assertThat(value("ntm.criteria.average", before).at("/reason/code").asText())
                .isEqualTo("NOT_REPORTED");
        assertThat(value("ntm.criteria.average", after).get("value").decimalValue())
                .isEqualByComparingTo("17.333333");

        province.correct("3", "103", "a", "2019-12-31", 14, "1", "1");
        owner.awaitApplied();

        assertThat(value("ntm.criteria.average", before).get("value").decimalValue())
                .isEqualByComparingTo("14");
        assertThat(value("ntm.criteria.average", after).get("value").decimalValue())
                .isEqualByComparingTo("19");
    }

    @Test
    void a_ratio_to_an_earlier_day_changes_with_what_that_day_is_corrected_to() {
        MadeUpProvince province = new MadeUpProvince(owner, "69");
        province.publishAll();
        String on = "unit=69&validOn=2020-12-31";
        assertThat(value("ntm.income.rural.ratio-to-2015", on).get("value").decimalValue())
                .isEqualByComparingTo("1.4");

        province.correct("old", "101", "part", "2015-12-31", 1, "60000", "1000");
        owner.awaitApplied();

        assertThat(value("ntm.income.rural.ratio-to-2015", on).get("value").decimalValue())
                .isEqualByComparingTo("0.7");
    }

    @Test
    void a_certificate_that_was_revoked_or_replaced_ends_its_stars() {
        new MadeUpProvince(owner, "67").publishAll();
        MadeUpProducts products = new MadeUpProducts(owner, "67");
        String on = "unit=67&validOn=2021-08-31";
        assertThat(value("ocop.products.rated-4", on).get("value").asInt()).isEqualTo(1);

        products.certificate("2b", "2", 4, "2020-01-01", "2023-01-01", 3, "certificate-revoked", "2021-08-01");
        products.certificate("2a", "2", 3, "2019-01-01", "2021-08-31", 3, "certificate-replaced", null);
        owner.awaitApplied();

        assertThat(value("ocop.products.rated-4", on).get("value").asInt()).isZero();
        assertThat(value("ocop.products.rated-3", on).get("value").asInt()).isZero();
        assertThat(value("ocop.products.rated-3", "unit=67&validOn=2021-08-30")
                        .get("value")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
        "ntm.no-such/lineage?unit=62, 404",
        "ntm.communes.total/lineage, 400",
        "ntm.communes.total/lineage?unit=none, 404",
        "ntm.communes.total/breakdown?unit=62&below=NEPHEWS, 400",
        "ntm.communes.total/breakdown?unit=62&validOn=yesterday, 400",
        "ntm.communes.total/series?unit=62&validOn=2021-08-31&from=2022-01-01, 400",
        "ntm.communes.total/series?unit=62&validOn=2021-08-31&from=1900-01-01, 400",
        "ntm.communes.total/series?unit=62&step=FORTNIGHT, 400",
        "ntm.communes.total/comparison?unit=62&asOf=noon, 400",
        "ntm.communes.total/values?unit=62&asOf=2100-01-01T00:00:00Z, 400",
        "ntm.communes.total/trajectory?unit=62&asOf=2100-01-01T00:00:00Z, 400",
        "ntm.communes.total/recast?unit=62&asOf=2100-01-01T00:00:00Z, 400",
        "ntm.communes.total/values?unit=62&validOn=2009-12-31, 400",
        "ntm.communes.total/trajectory?unit=62&validOn=2009-12-31, 400",
        "ntm.communes.total/revisions?unit=62&cursor=first, 400"
    })
    void refuses_what_it_cannot_answer(String path, int status) {
        given().get("/v1/indicators/" + path).then().statusCode(status).contentType("application/problem+json");
    }
}
