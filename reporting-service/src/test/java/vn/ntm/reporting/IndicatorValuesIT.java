package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IndicatorValuesIT extends ReportingTest {

    private static boolean published;

    @BeforeEach
    void province() {
        if (!published) {
            new MadeUpProvince(owner, "80").publishAll();
            published = true;
        }
    }

    @ParameterizedTest(name = "{0} of {1} on {2} is {3}")
    @CsvSource({
        "ntm.communes.total,            80,  2021-08-31, 5,          5,          ",
        "ntm.communes.total,            80,  2020-12-31, 6,          6,          ",
        "ntm.communes.total,            801, 2021-08-31, 3,          3,          ",
        "ntm.communes.total,            80101, 2021-08-31, 1,        1,          ",
        "ntm.communes.standard,         80,  2021-08-31, 3,          3,          5",
        "ntm.communes.advanced,         80,  2021-08-31, 2,          2,          5",
        "ntm.communes.model,            80,  2021-08-31, 1,          1,          5",
        "ntm.communes.standard,         80,  2021-12-31, 4,          4,          5",
        "ntm.communes.standard,         80,  2020-12-31, 0,          0,          6",
        "ntm.communes.standard,         802, 2021-12-31, 1,          1,          2",
        "ntm.communes.standard.expected-2021, 80, 2021-12-31, 5,     5,          5",
        "ntm.targets.2021.standard,     80,  2021-12-31, 2,          2,          ",
        "ntm.districts.completed,       80,  2020-12-31, 1,          1,          3",
        "ntm.criteria.average,          80,  2020-12-31, 17.333333,  52,         3",
        "ntm.subcriteria.average,       80,  2020-12-31, 47.666667,  143,        3",
        "ntm.criteria.average,          80,  2020-06-30, 10,         10,         1",
        "ntm.communes.below-15-criteria, 80, 2020-12-31, 1,          1,          3",
        "ntm.income.rural,              80,  2020-12-31, 42,         210000,     5000",
        "ntm.income.rural.ratio-to-2015, 80, 2020-12-31, 1.4,        42,         30",
        "ntm.poverty.rural,             80,  2020-12-31, 1.25,       10,         800",
        "ntm.criteria.met.planning, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.transport, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.irrigation, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.electricity, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.schools, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.cultural-facilities, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.trade, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.information, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.housing, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.income, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.poverty, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.employment, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.production, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.education, 80, 2020-12-31, 3, 3, 3",
        "ntm.criteria.met.health, 80, 2020-12-31, 2, 2, 3",
        "ntm.criteria.met.culture, 80, 2020-12-31, 2, 2, 3",
        "ntm.criteria.met.environment, 80, 2020-12-31, 2, 2, 3",
        "ntm.criteria.met.politics, 80, 2020-12-31, 2, 2, 3",
        "ntm.criteria.met.security, 80, 2020-12-31, 1, 1, 3",
        "ntm.communes.standard.share,   80,  2021-08-31, 60,         3,          5",
        "ntm.communes.advanced.share,   80,  2021-08-31, 40,         2,          5",
        "ntm.communes.model.share,      80,  2021-08-31, 20,         1,          5",
        "ntm.communes.advanced.expected-2021, 80, 2021-12-31, 3,     3,          5",
        "ntm.targets.2021.advanced,     80,  2021-12-31, 1,          1,          ",
        "ntm.hamlets.recognised,        80,  2021-08-31, 1,          1,          2",
        "ntm.gardens.recognised,        80,  2021-08-31, 1,          1,          1",
        "ntm.households.recognised,     80,  2021-08-31, 1,          1,          1",
        "ntm.districts.total,           80,  2021-08-31, 3,          3,          ",
        "ntm.wards.total,               80,  2021-08-31, 2,          2,          ",
        "ntm.districts.completed.share, 80,  2020-12-31, 33.333333,  1,          3",
        "ocop.products.rated-3,         80,  2021-08-31, 1,          1,          ",
        "ocop.products.rated-4,         80,  2021-08-31, 1,          1,          ",
        "ocop.products.rated-5,         80,  2021-08-31, 0,          0,          ",
        "ocop.certificates.expiring,    80,  2021-08-30, 1,          1,          ",
        "ocop.certificates.expiring,    80,  2021-12-01, 0,          0,          ",
        "ocop.products.rated.share,     80,  2021-08-31, 25,         1,          4",
        "budget.plan,                   80,  2021-12-31, 1000000000, 1000000000, ",
        "budget.plan,                   801, 2021-12-31, 600000000,  600000000,  ",
        "budget.disbursed,              80,  2021-08-31, 450000000,  450000000,  ",
        "budget.disbursed,              80,  2021-12-31, 690000000,  690000000,  ",
        "budget.disbursement-rate,      80,  2021-08-31, 45,         450000000,  1000000000",
        "budget.disbursement-rate,      801, 2021-08-31, 33.333333,  200000000,  600000000",
        "ocop.products.total,           80,  2021-08-31, 4,          4,          ",
        "ocop.products.new,             80,  2021-08-31, 2,          2,          ",
        "ocop.products.rated-3-to-5,    80,  2021-08-31, 1,          1,          ",
        "ocop.products.rated-3-to-5,    80,  2021-08-30, 2,          2,          ",
        "ocop.products.total,           801, 2021-08-31, 0,          0,          ",
        "budget.allocated,              80,  2021-08-31, 350000000,  350000000,  ",
        "budget.committed,              80,  2021-08-31, 100000000,  100000000,  ",
        "budget.committed,              802, 2021-08-31, 0,          0,          ",
        "budget.obstacles.open,         80,  2021-08-31, 2,          2,          ",
        "budget.obstacles.open,         80,  2021-08-30, 3,          3,          ",
        "budget.obstacles.held,         80,  2021-08-31, 100000000,  100000000,  ",
        "budget.obstacles.held,         801, 2021-08-31, 70000000,   70000000,   ",
        "budget.social-resources,       80,  2021-08-31, 8000000,    8000000,    ",
        "budget.social-resources.enterprise, 80, 2021-08-31, 5000000, 5000000,   ",
        "budget.social-resources.people, 80, 2021-08-31, 3000000,    3000000,    ",
        "budget.social-resources.people, 80, 2021-08-30, 0,          0,          ",
        "budget.social-resources.credit, 80, 2021-08-31, 0,          0,          ",
        "budget.social-resources.integrated, 80, 2021-08-31, 0,      0,          ",
        "ocop.sales,                    80,  2021-08-31, 100000000,  100000000,  ",
        "ocop.sales,                    80,  2021-08-30, 25000000,   25000000,   ",
        "ocop.sales.e-commerce,         80,  2021-08-31, 25000000,   25000000,   ",
        "ocop.sales.e-commerce.share,   80,  2021-08-31, 25,         25000000,   100000000",
        "ocop.unsold,                   80,  2021-08-31, 300,        300,        ",
        "ocop.unsold,                   80,  2021-08-10, 400,        400,        "
    })
    void computes_each_figure_from_records(
            String indicator, String unit, String on, String value, String numerator, String denominator) {
        JsonNode answer = value(indicator, "unit=" + unit + "&validOn=" + on);

        assertThat(answer.get("value").asText()).isEqualTo(value);
        assertThat(answer.get("value").isNumber()).isTrue();
        assertThat(answer.get("numerator").asText()).isEqualTo(numerator);
        assertThat(answer.get("denominator").isNull()).isEqualTo(denominator == null);
        assertThat(answer.get("denominator").asText()).isEqualTo(denominator == null ? "null" : denominator);
        assertThat(answer.get("positions").has("criteria-service")).isTrue();
    }

    @ParameterizedTest(name = "{0} counts {1} in mode highest")
    @CsvSource({"ntm.communes.standard, 1", "ntm.communes.advanced, 1", "ntm.communes.model, 1"})
    void counts_each_commune_at_its_highest_level_only_when_asked(String indicator, String value) {
        JsonNode answer = value(indicator, "unit=80&validOn=2021-08-31&mode=highest");

        assertThat(answer.get("value").asText()).isEqualTo(value);
        assertThat(answer.get("mode").asText()).isEqualTo("highest");
    }

    @Test
    void names_the_criteria_set_and_keeps_other_sets_and_silent_communes_apart() {
        JsonNode answer = value("ntm.criteria.average", "unit=80&validOn=2020-12-31");

        assertThat(answer.get("criteriaSet").asText()).isEqualTo("80-a");
        assertThat(answer.get("notReported").asInt()).isEqualTo(2);
        assertThat(answer.at("/otherCriteriaSets/0/criteriaSet").asText()).isEqualTo("80-b");
        assertThat(answer.at("/otherCriteriaSets/0/value").asText()).isEqualTo("19");
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "ntm.criteria.average,           2021-08-31, NOT_REPORTED",
        "ntm.communes.below-15-criteria, 2021-08-31, NOT_REPORTED",
        "ntm.income.rural,               2019-12-31, NOT_REPORTED",
        "ntm.targets.2021.model,         2021-12-31, NO_TARGET",
        "ntm.communes.model.expected-2021, 2021-12-31, NO_TARGET",
        "ntm.targets.2022.standard,      2022-12-31, NO_TARGET",
        "budget.plan,                    2022-12-31, NO_PLAN",
        "budget.disbursement-rate,       2022-12-31, NO_PLAN",
        "budget.allocated,               2015-12-31, NOT_REPORTED",
        "budget.committed,               2015-12-31, NOT_REPORTED"
    })
    void says_unknown_and_why_where_nothing_was_reported(String indicator, String on, String reason) {
        JsonNode answer = value(indicator, "unit=80&validOn=" + on);

        assertThat(answer.get("value").isNull()).isTrue();
        assertThat(answer.at("/reason/code").asText()).isEqualTo(reason);
    }

    /** The province recognised one of each beneath its first district, and nothing of the kind beneath its second. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ntm.hamlets.recognised", "ntm.gardens.recognised", "ntm.households.recognised"})
    void of_hamlets_gardens_and_households_none_reported_is_unknown_and_never_zero(String indicator) {
        assertThat(value(indicator, "unit=801&validOn=2021-04-30").get("value").asText())
                .as("reported beneath it, in force from the day after")
                .isEqualTo("0");
        JsonNode answer = value(indicator, "unit=802&validOn=2021-08-31");
        assertThat(answer.get("value").isNull()).isTrue();
        assertThat(answer.at("/reason/code").asText()).isEqualTo("NOT_REPORTED");
    }

    @Test
    void shows_published_and_rival_statements_beside_the_value() {
        JsonNode statements =
                value("ntm.communes.standard", "unit=80&validOn=2021-08-31").get("statements");

        assertThat(statements).hasSize(2);
        assertThat(statements.at("/0/value").asText()).isEqualTo("3");
        assertThat(statements.at("/1/rival").asBoolean()).isTrue();
        assertThat(statements.at("/1/source").asText()).isEqualTo("M1");
    }

    @Test
    void lists_statements_by_indicator_and_kind_page_by_page() {
        String first = given().get("/v1/statements?unit=80&limit=2")
                .then()
                .statusCode(200)
                .extract()
                .path("next");
        given().queryParam("cursor", first)
                .get("/v1/statements?unit=80&limit=2")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].indicator", equalTo("ntm.communes.total"));
        given().get("/v1/statements?unit=80&rival=true&indicator=ntm.communes.standard")
                .then()
                .statusCode(200)
                .body("items.value", equalTo(List.of(4)));
    }

    @Test
    void every_indicator_of_the_catalogue_has_an_example_here() throws IOException {
        Set<String> examples = new HashSet<>();
        for (Method method : IndicatorValuesIT.class.getDeclaredMethods()) {
            CsvSource source = method.getAnnotation(CsvSource.class);
            for (String row : source == null ? new String[0] : source.value()) {
                examples.add(row.substring(0, row.indexOf(',')).replaceAll("2021", "{year}"));
            }
        }
        try (InputStream in = IndicatorValuesIT.class.getResourceAsStream("/indicators/catalogue.json")) {
            for (JsonNode name : json(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
                try (InputStream file =
                        IndicatorValuesIT.class.getResourceAsStream("/indicators/" + name.asText() + ".json")) {
                    String code = json(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                            .get("code")
                            .asText();
                    assertThat(examples).contains(code);
                }
            }
        }
    }

    @Test
    void lists_indicators_with_the_years_that_have_targets() {
        given().get("/v1/indicators")
                .then()
                .statusCode(200)
                .body("items.code", hasItem("ntm.targets.2021.standard"))
                .body("items.code", hasItem("ntm.communes.standard.expected-2021"))
                .body("items.code", not(hasItem("ntm.targets.2021.model")))
                .body("items.find { it.code == 'ntm.communes.standard' }.modes", hasItem("highest"));
        given().get("/v1/indicators/ntm.poverty.rural").then().statusCode(200).body("unit", equalTo("percent"));
        given().get("/v1/indicators/ntm.communes.standard")
                .then()
                .body("target", equalTo("ntm.communes.standard.expected-{year}"))
                .body("byCriteriaSet", equalTo(false));
        given().get("/v1/indicators/ntm.criteria.average")
                .then()
                .body("target", equalTo(null))
                .body("byCriteriaSet", equalTo(true));
    }

    @Test
    void answers_not_modified_until_an_event_changes_the_facts() {
        String path = "/v1/indicators/ntm.communes.total/values?unit=80&validOn=2021-08-31";
        String tag = given().get(path).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get(path).then().statusCode(304);

        new MadeUpProvince(owner, "81").units();
        owner.awaitApplied();

        given().header("If-None-Match", tag).get(path).then().statusCode(200);
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
        "/v1/indicators/ntm.no-such/values?unit=80, 404",
        "/v1/indicators/ntm.targets.standard/values?unit=80, 404",
        "/v1/indicators/ntm.no-such, 404",
        "/v1/indicators/ntm.communes.total/values, 400",
        "/v1/indicators/ntm.communes.total/values?unit=80&validOn=31-08-2021, 400",
        "/v1/indicators/ntm.communes.total/values?unit=80&validOn=2021-02-30, 400",
        "/v1/indicators/ntm.communes.total/values?unit=80&asOf=2021-08-31, 400",
        "/v1/indicators/ntm.communes.standard/values?unit=80&mode=most, 400",
        "/v1/indicators/ntm.communes.standard/values?unit=80&valid_on=2021-08-31, 400",
        "/v1/indicators/ntm.communes.total/values?unit=none&validOn=2021-08-31, 404",
        "/v1/statements?rival=perhaps, 400",
        "/v1/statements?cursor=AAAA, 400"
    })
    void refuses_what_it_cannot_answer(String path, int status) {
        given().get(path).then().statusCode(status).contentType("application/problem+json");
    }
}
