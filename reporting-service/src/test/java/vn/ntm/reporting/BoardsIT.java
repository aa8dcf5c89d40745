package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BoardsIT extends ReportingTest {

    private static final String ON = "unit=63&validOn=2021-08-31";

    private static boolean published;

    @TestHTTPResource("/v1/live")
    URL live;

    @BeforeEach
    void province() {
        if (!published) {
            new MadeUpProvince(owner, "63").publishAll();
            published = true;
        }
    }

    @Test
    void shows_the_province_on_one_screen_each_figure_on_the_last_day_it_was_reported() {
        given().get("/v1/overview?" + ON)
                .then()
                .statusCode(200)
                .body("tiles.topic", equalTo(List.of("recognition", "criteria", "money", "ocop")))
                .body("tiles.figure.value", equalTo(List.of(3, 17.333333f, 450000000, 1)))
                .body("tiles.of", equalTo(List.of(5, 20, 1000000000, 4)))
                .body("tiles.shownOn", equalTo(List.of("2021-08-31", "2020-12-31", "2021-08-31", "2021-08-31")))
                .body("tiles.criteriaSet.nameVi", equalTo(List.of("Bộ a")))
                .body("tiles[1].criteriaSet.nameEn", equalTo("Set a"))
                .body("tiles[0].figure.reconstructed", equalTo(3))
                .body("tiles[1].figure.reconstructed", equalTo(3))
                .body("tiles[0].comparison.target", equalTo(5))
                .body("tiles[2].trend.on", hasSize(8))
                .body("firstDay", equalTo("2021-08-31"));
    }

    @Test
    void lists_what_needs_a_decision_by_the_share_concerned() {
        given().get("/v1/overview?" + ON)
                .then()
                .body("attention.kind", equalTo(List.of("NOT_RECOGNISED", "LATE_MONEY", "NOT_REPORTED")))
                .body("attention.share", equalTo(List.of(0.4f, 0.2158f, 0.2f)))
                .body("attention[0].worst.unit", equalTo(List.of("63205", "63204")))
                .body("attention[1].amount", equalTo(215753425))
                .body("attention[1].worst.amount", equalTo(List.of(199452055, 16301370)))
                .body("attention[2].worst.unit", equalTo(List.of("63205")));
    }

    @Test
    void keeps_the_bytes_until_an_event_changes_them() {
        MadeUpProvince province = new MadeUpProvince(owner, "65");
        province.publishAll();
        String path = "/v1/overview?unit=65&validOn=2021-08-31";
        String tag = given().get(path).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get(path).then().statusCode(304);

        province.recognition(
                "205", "STANDARD", 2021, "2021-06-01", 2, "recognition-decided", "2022-03-01T00:00:00Z", null);
        owner.awaitApplied();

        given().header("If-None-Match", tag).get(path).then().statusCode(200).body("tiles[0].figure.value", equalTo(4));
        given().get(path + "&asOf=2022-02-01T00:00:00Z").then().body("tiles[0].figure.value", equalTo(3));
    }

    @Test
    void answers_from_ready_bytes_as_it_does_the_usual_way_and_never_what_is_no_longer_true() {
        MadeUpProvince province = new MadeUpProvince(owner, "67");
        province.publishAll();
        String path = "/v1/overview?unit=67&validOn=2021-08-31";
        for (String encoding : List.of("identity", "gzip")) {
            // Any weight in the header is a doubt, and a doubt goes the usual way.
            Response usual = given().accept("application/json;q=0.9")
                    .header("Accept-Encoding", encoding)
                    .get(path);
            Response ready = given().accept("application/json")
                    .header("Accept-Encoding", encoding)
                    .get(path);
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.asByteArray()).isEqualTo(usual.asByteArray());
            assertThat(named(ready.headers())).isEqualTo(named(usual.headers()));
        }

        province.recognition(
                "205", "STANDARD", 2021, "2021-06-01", 2, "recognition-decided", "2022-03-01T00:00:00Z", null);
        owner.awaitApplied();

        given().accept("application/json").get(path).then().body("tiles[0].figure.value", equalTo(4));
        given().accept("application/json")
                .get(path + "&asOf=2022-02-01T00:00:00Z")
                .then()
                .body("tiles[0].figure.value", equalTo(3));
        given().accept("application/json").get(path + "&units=67").then().statusCode(400);
        given().accept("application/json").get(path + "&unit=67").then().statusCode(400);
    }

    private static Map<String, String> named(Headers headers) {
        Map<String, String> named = new TreeMap<>();
        headers.forEach(header -> named.put(header.getName().toLowerCase(Locale.ROOT), header.getValue()));
        named.remove("date");
        return named;
    }

    @Test
    void lists_communes_with_level_criteria_and_products() {
        given().get("/v1/communes?" + ON)
                .then()
                .statusCode(200)
                .body("items.code", equalTo(List.of("63101", "63102", "63103", "63204", "63205")))
                .body("items.level", equalTo(java.util.Arrays.asList("MODEL", "ADVANCED", "STANDARD", null, null)))
                .body("items[1].criteriaMet", equalTo(18))
                .body("items[1].verdicts.'19'", equalTo("NOT_MET"))
                .body("items[4].criteriaMet", nullValue())
                .body("items[0].district", equalTo("631"));
        given().accept("text/csv")
                .get("/v1/communes?" + ON)
                .then()
                .statusCode(200)
                .body(containsString("63101,Đơn vị 101,COMMUNE,631"));
    }

    @Test
    void puts_communes_and_criteria_in_one_table_under_one_set() {
        given().get("/v1/criteria-table?" + ON)
                .then()
                .statusCode(200)
                .body("criteriaSet", equalTo("63-a"))
                .body("criteria", hasSize(19))
                .body("otherSets", equalTo(2));
    }

    @Test
    void follows_the_money_month_by_month_and_unit_by_unit() {
        given().get("/v1/money?" + ON)
                .then()
                .statusCode(200)
                .body("plan", equalTo(1000000000))
                .body("months", hasSize(8))
                .body("months[5].disbursed", equalTo(450000000))
                .body("units.plan", equalTo(java.util.Arrays.asList(600000000, 400000000, null)))
                .body("units[0].ratePercent", equalTo(33.33f))
                .body("flows.amount", equalTo(List.of(600000000, 400000000, 350000000)));
    }

    @Test
    void shows_products_by_group_and_stars_in_force() {
        given().get("/v1/ocop-products?" + ON)
                .then()
                .statusCode(200)
                .body("products", hasSize(4))
                .body("products.producer", everyItem(equalTo("Hợp tác xã Sông Ba")))
                .body("groups[0].star4", equalTo(1))
                .body("groups[0].unrated", equalTo(3))
                .body("expiring.products.sum()", equalTo(0));
    }

    @Test
    void what_a_buyer_from_elsewhere_wants_is_wanted_of_the_whole_and_of_no_part() {
        owner.publish(
                "ocop",
                "demand-offered",
                "demand/63-elsewhere",
                1,
                "63",
                MadeUpProvince.RECORDED,
                MadeUpProvince.map(
                        "code",
                        "63-elsewhere",
                        "buyer",
                        "Siêu thị ở tỉnh khác",
                        "asOf",
                        "2021-08-01",
                        "commodity",
                        "Mật ong",
                        "quantity",
                        90,
                        "measure",
                        "KILOGRAM",
                        "wantedFrom",
                        "2021-08-01",
                        "wantedTo",
                        "2021-10-31",
                        "estimated",
                        false));
        owner.awaitApplied();
        String wanted = "balance.findAll { it.commodity == 'Mật ong' }.demand";
        given().get("/v1/ocop-products?" + ON).then().statusCode(200).body(wanted, equalTo(List.of(90)));
        given().get("/v1/ocop-products?unit=631&validOn=2021-08-31")
                .then()
                .statusCode(200)
                .body(wanted, equalTo(List.of()));
    }

    @Test
    void warns_of_the_certificates_that_end_next_the_first_first() {
        String kind = "attention.find { it.kind == 'EXPIRING' }.";
        given().get("/v1/overview?unit=63&validOn=2021-08-30")
                .then()
                .statusCode(200)
                .body(kind + "count", equalTo(1))
                .body(kind + "worst.name", equalTo(List.of("Sản phẩm 1")))
                .body(kind + "worst.unit", equalTo(List.of("632")))
                .body(kind + "worst.record", equalTo(List.of("/v1/certificates/631a")))
                .body(kind + "worst.until", equalTo(List.of("2021-08-31")));
    }

    @Test
    void tells_a_units_history_with_what_its_code_named_before() {
        given().get("/v1/places/63206?validOn=2020-12-31")
                .then()
                .statusCode(200)
                .body("unit.kind", equalTo("COMMUNE"))
                .body("above.code", equalTo(List.of("632", "63")))
                .body("periods.kind", equalTo(List.of("COMMUNE", "WARD")));
        given().get("/v1/places/63101?validOn=2021-08-31")
                .then()
                .body("recognitions.level", equalTo(List.of("MODEL")))
                .body("assessment.criteriaMet", equalTo(20))
                .body("assessment.verdicts.'1'", equalTo("MET"));
        given().get("/v1/places/63no-such/periods")
                .then()
                .statusCode(404)
                .body("errors[0].code", equalTo("no-such-unit"));
        given().get("/v1/reforms?unit=63").then().body("items.day", hasItem("2021-01-01"));
    }

    @Test
    void tells_all_that_a_record_ever_said_also_what_a_later_event_ended() {
        MadeUpProvince province = new MadeUpProvince(owner, "67");
        province.units();
        province.recognition(
                "101", "MODEL", 2020, "2021-04-12", 2, "recognition-decided", MadeUpProvince.RECORDED, null);
        province.recognition(
                "101", "MODEL", 2020, "2021-04-12", 3, "recognition-revoked", "2022-03-01T00:00:00Z", "2021-10-01");
        owner.awaitApplied();

        given().get("/v1/records/" + province.recognitionSubject("101", "MODEL"))
                .then()
                .statusCode(200)
                .body("service", equalTo("criteria-service"))
                .body("record", equalTo("/v1/recognitions/67101-MODEL"))
                .body("facts.unitName", equalTo(List.of("Đơn vị 101", "Đơn vị 101")))
                .body("facts.validTo", equalTo(java.util.Arrays.asList("2021-10-01", null)))
                .body("facts.recordedTo", equalTo(java.util.Arrays.asList(null, "2022-03-01T00:00:00Z")))
                .body("left", equalTo(0));
    }

    @Test
    void lists_every_figure_with_what_was_published() {
        given().get("/v1/figures?" + ON)
                .then()
                .statusCode(200)
                .body("items.find { it.indicator.code == 'ntm.communes.standard' }.figure.value", equalTo(3))
                .body("items.find { it.indicator.code == 'ntm.communes.standard' }.statements", hasSize(2))
                .body(
                        "items.find { it.indicator.code == 'ntm.criteria.average' }.figure.reason.code",
                        equalTo("NOT_REPORTED"));
    }

    @Test
    void tells_listeners_when_an_event_changed_the_figures() throws IOException, InterruptedException {
        HttpResponse<java.io.InputStream> stream = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(live.toString())).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            String first = nextEvent(lines);
            new MadeUpProvince(owner, "66").units();

            assertThat(nextEvent(lines)).isNotEqualTo(first);
        }
    }

    private static String nextEvent(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = lines.readLine();
        }
        return line;
    }

    @Test
    void serves_the_dashboard_in_both_languages_whatever_the_reader_chose() {
        given().get("/").then().statusCode(200).body(containsString("<html lang=\"vi\">"));
        given().get("/vi/place/63101?on=2021-08-31&why=budget.plan").then().statusCode(200);
        given().get("/en/communes?sort=-met")
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .body(containsString("<html lang=\"en\">"));
        String script = given().get("/vi").then().extract().asString().replaceAll("(?s).*src=\"([^\"]+)\".*", "$1");
        given().get(script).then().statusCode(200).contentType(containsString("javascript"));
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
        "/v1/overview?validOn=31-08-2021, 400",
        "/v1/overview?asOf=noon, 400",
        "/v1/overview?asOf=2100-01-01T00:00:00Z, 400",
        "/v1/communes?unit=999, 404",
        "/v1/criteria-table?unit=999, 404",
        "/v1/money?unit=999, 404",
        "/v1/ocop-products?unit=999, 404",
        "/v1/figures?unit=999, 404",
        "/v1/overview?validOn=2100-01-01, 400",
        "/v1/overview?validOn=2009-12-31, 400",
        "/v1/overview?units=63, 400",
        "/v1/overview?unit=none, 404",
        "/v1/communes?unit=63&validOn=1x, 400",
        "/v1/places/none, 404",
        "/v1/records/recognitions/none, 404",
        "/v1/money?unit=none, 404"
    })
    void refuses_what_it_cannot_answer(String path, int status) {
        given().get(path).then().statusCode(status).contentType("application/problem+json");
    }
}
