package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExportIT extends ReportingTest {

    private static final String DATA = "/v1/sdmx/data/dataflow/VN_NTM/NTM_INDICATORS/1.0/";
    private static final String YEAR = "startPeriod=2021-01-01&endPeriod=2021-08-31";

    private static boolean published;

    @BeforeEach
    void province() {
        if (!published) {
            new MadeUpProvince(owner, "94").publishAll();
            published = true;
        }
    }

    @Test
    void sdmx_csv_has_one_row_an_observation_and_says_what_is_missing() {
        List<String> rows = csv("Q.ntm_communes_standard+ntm_criteria_average.94?" + YEAR);

        assertThat(rows.get(0))
                .startsWith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE");
        assertThat(rows).hasSize(7);
        assertThat(rows.get(3)).contains(",Q,ntm_communes_standard,94,2021-08-31,3,A,commune,");
        assertThat(rows.get(6)).contains(",ntm_criteria_average,94,2021-08-31,,M,");
    }

    @Test
    void a_period_is_a_year_a_quarter_a_month_or_a_day_as_sdmx_writes_them() {
        List<String> rows = csv("M.ntm_communes_standard.94?startPeriod=2021-Q1&endPeriod=2021-02");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).contains(",94,2021-01-31,");
        assertThat(rows.get(2)).contains(",94,2021-02-28,");
        assertThat(csv("A.ntm_communes_standard.94?startPeriod=2019&endPeriod=2020"))
                .hasSize(3);
        // Nothing is observed on a day to come.
        assertThat(csv("A.ntm_communes_standard.94?startPeriod=2020&endPeriod=2100")
                        .get(1))
                .contains(",94,2020-12-31,");
        assertThat(csv("A.ntm_communes_standard.94?startPeriod=2020&endPeriod=2100"))
                .noneMatch(row -> row.contains(",2100-"));
    }

    @Test
    void sdmx_json_has_the_same_observations_by_their_place_in_the_dimensions() {
        JsonNode message = json(given().accept("application/vnd.sdmx.data+json;version=2.0.0")
                .get(DATA + "Q.ntm_communes_standard.94?" + YEAR)
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(message.at("/data/structures/0/dimensions/observation/0/values/2/id")
                        .asText())
                .isEqualTo("2021-08-31");
        assertThat(message.at("/data/dataSets/0/series/0:0:0/observations/2/0").asInt())
                .isEqualTo(3);
        assertThat(message.at("/data/structures/0/dimensions/series/2/values/0/name")
                        .asText())
                .isEqualTo("Đơn vị ");
    }

    @Test
    void only_what_changed_since_a_moment_is_told_when_that_is_asked() {
        String recorded = MadeUpProvince.RECORDED;

        assertThat(csv("Q.ntm_communes_standard.94?" + YEAR + "&updatedAfter=" + recorded))
                .hasSize(1);
        assertThat(csv("Q.ntm_communes_standard.94?" + YEAR + "&updatedAfter=2021-11-30T00:00:00Z"))
                .hasSize(4);
        assertThat(csv("Q.ntm_communes_standard.94?" + YEAR + "&asOf=2021-11-30T00:00:00Z")
                        .get(1))
                .contains(",M,commune");
    }

    @Test
    void the_dataflow_names_its_dimensions_and_every_indicator_in_both_languages() {
        JsonNode structure = json(given().get("/v1/sdmx/dataflow/VN_NTM/NTM_INDICATORS/1.0")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("application/vnd.sdmx.structure+json"))
                .extract()
                .asString());

        assertThat(structure.at("/data/codelists/0/codes").findValuesAsText("id"))
                .contains("ntm_communes_standard");
        assertThat(structure.at("/data/dataflows/0/names/vi").asText()).isEqualTo("Chỉ số nông thôn mới");
    }

    @Test
    void the_data_package_has_the_figures_with_digests_and_the_same_bytes_each_time() throws Exception {
        String path = "/v1/open-data/package?unit=94&validOn=2021-08-31&asOf=2021-12-01T00:00:00Z";
        byte[] zip = given().get(path).then().statusCode(200).extract().asByteArray();

        assertThat(given().get(path).then().extract().asByteArray()).isEqualTo(zip);
        Map<String, byte[]> files = files(zip);
        for (JsonNode resource : json(new String(files.get("datapackage.json"), StandardCharsets.UTF_8))
                .path("resources")) {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(files.get(resource.path("path").asText()));
            assertThat(resource.path("hash").asText())
                    .isEqualTo("sha256:" + HexFormat.of().formatHex(digest));
        }
        assertThat(new String(files.get("figures.csv"), StandardCharsets.UTF_8))
                .contains("ntm.communes.standard,94,Đơn vị ,2021-08-31,3,3,5,");
    }

    @Test
    void the_catalogue_tells_what_can_be_had() {
        JsonNode catalogue = json(given().get("/v1/open-data/catalog")
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(catalogue.path("@type").asText()).isEqualTo("dcat:Catalog");
        assertThat(catalogue.path("dcat:dataset").findValuesAsText("@id")).contains("/v1/open-data/catalog#indicators");
    }

    /** By the rules of the SDMX-JSON 2.0 schemas that concern what is told here. */
    @Test
    void every_part_of_the_data_is_a_component_of_the_structure_and_has_a_name() {
        JsonNode structure =
                json(given().get("/v1/sdmx/dataflow/VN_NTM/NTM_INDICATORS/1.0").asString());
        JsonNode components = structure.at("/data/dataStructures/0/dataStructureComponents");
        List<String> ids = components.findValuesAsText("id");
        List<String> columns =
                List.of(csv("Q.ntm_communes_standard.94?" + YEAR).get(0).split(","));
        assertThat(ids).containsAll(columns.subList(3, columns.size()));
        List.of("dataflows", "dataStructures", "conceptSchemes", "codelists")
                .forEach(kind -> structure.path("data").path(kind).forEach(artefact -> assertThat(
                                artefact.path("name").asText())
                        .isNotEmpty()));
        List<String> concepts = structure.at("/data/conceptSchemes/0/concepts").findValuesAsText("id");
        components.findValuesAsText("conceptIdentity").forEach(urn -> assertThat(concepts)
                .contains(urn.substring(urn.lastIndexOf('.') + 1)));
        components.at("/attributeList/attributes").forEach(attribute -> assertThat(
                        attribute.path("attributeRelationship").isObject())
                .isTrue());

        JsonNode data = json(given().accept("application/vnd.sdmx.data+json;version=2.0.0")
                        .get(DATA + "Q.ntm_communes_standard+budget_disbursed.94?" + YEAR)
                        .asString())
                .path("data");
        JsonNode told = data.at("/structures/0");
        for (String kind : List.of("dimensions", "measures", "attributes")) {
            assertThat(ids)
                    .containsAll(told.path(kind).findValuesAsText("id").stream()
                            .filter(id -> id.matches("[A-Z]+_?[A-Z]+"))
                            .toList());
        }
        told.path("dimensions")
                .findValues("values")
                .forEach(values -> values.forEach(
                        value -> assertThat(value.path("name").asText()).isNotEmpty()));
        told.path("attributes")
                .forEach(level -> level.forEach(
                        attribute -> assertThat(attribute.has("relationship")).isTrue()));
        assertThat(data.at("/dataSets/0/links/0/urn").asText()).endsWith("VN_NTM:NTM_INDICATORS(1.0)");
        JsonNode measures = told.at("/attributes/series/0/values");
        assertThat(measures.path(
                                data.at("/dataSets/0/series/0:1:0/attributes/0").asInt())
                        .path("value")
                        .asText())
                .isEqualTo("vnd");
    }

    @Test
    void a_message_in_which_nothing_changed_describes_nothing() {
        JsonNode data = json(given().accept("application/vnd.sdmx.data+json;version=2.0.0")
                        .get(DATA + "Q.ntm_communes_standard.94?" + YEAR + "&updatedAfter=" + MadeUpProvince.RECORDED)
                        .asString())
                .path("data");

        assertThat(data.path("dataSets")).isEmpty();
        assertThat(data.path("structures")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "communes",
                "criteria-table",
                "money",
                "ocop-products",
                "figures",
                "statements",
                "indicators",
                "indicators/ntm.communes.standard/series",
                "indicators/budget.disbursed/breakdown"
            })
    void every_table_can_be_had_as_csv_and_as_workbook(String path) {
        String query = "/v1/" + path
                + (path.equals("indicators") || path.equals("statements") ? "" : "?unit=94&validOn=2021-08-31");

        String csv = given().accept("text/csv")
                .get(query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines().count()).isGreaterThan(1);
        given().accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .get(query)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
        "M.ntm_communes_standard, 400",
        "W.ntm_communes_standard.94, 400",
        "M.ntm_no_such.94, 404",
        "M.ntm_communes_standard.9999, 404",
        "M.ntm_communes_standard.94?startPeriod=2021-Q5, 400",
        "M.ntm_communes_standard.94?endPeriod=2021-13, 400",
        "M.ntm_communes_standard.94?asOf=2100-01-01T00:00:00Z, 400",
        "M.ntm_communes_standard.94?startPeriod=2022-01-01&endPeriod=2021-01-01, 400",
        "M.ntm_communes_standard.94?updatedAfter=yesterday, 400",
        "M..94?startPeriod=1950-01-01, 400"
    })
    void refuses_what_it_cannot_tell(String key, int status) {
        given().get(DATA + key).then().statusCode(status).contentType("application/problem+json");
    }

    private static List<String> csv(String key) {
        return given().urlEncodingEnabled(false)
                .accept("application/vnd.sdmx.data+csv;version=2.0.0")
                .get(DATA + key)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
