package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.ntm.embedded.EmbeddedStack;

/** Every path whose document promises a table, in the three formats: the same rows in each. */
@QuarkusTest
class TablesIT extends ReportingTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String DAY = "unit=55&validOn=2021-08-31";

    /** Where the rows are not in {@code items}: the lists whose rows the table has; an empty name is the document itself. */
    private static final Map<String, List<String>> LISTS = Map.ofEntries(
            Map.entry("/v1/boundaries", List.of("/features")),
            Map.entry("/v1/criteria-table", List.of("/communes")),
            Map.entry("/v1/indicators/{code}/comparison", List.of("")),
            Map.entry("/v1/indicators/{code}/lineage", List.of("/facts", "/parts", "/notCounted")),
            Map.entry("/v1/indicators/{code}/recast", List.of("/points", "/points/*/units")),
            Map.entry("/v1/indicators/{code}/trajectory", List.of("/milestones", "/forecast", "/justifications")),
            Map.entry("/v1/money", List.of("/units")),
            Map.entry("/v1/ocop-products", List.of("/products")),
            Map.entry(
                    "/v1/overview",
                    List.of("/tiles", "/tiles/*/beside", "/tiles/*/trend", "/attention", "/attention/*/worst")),
            Map.entry("/v1/places/{unit}", List.of("/above", "/periods", "/children", "/recognitions")),
            Map.entry("/v1/records/{kind}/{id}", List.of("/facts")));

    /** Nothing of theirs is made up here. */
    private static final Set<String> EMPTY = Set.of("/v1/editions", "/v1/fact-digests", "/v1/justifications");

    private static boolean published;

    @BeforeEach
    void province() {
        if (published) {
            return;
        }
        new MadeUpProvince(owner, "55").publishAll();
        given().header("Authorization", "Bearer " + EmbeddedStack.tokens().token("province-officer", "55"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("""
                        {"type":"FeatureCollection","features":[{"type":"Feature",
                        "properties":{"code":"55101","validFrom":"2015-01-01"},
                        "geometry":{"type":"Polygon","coordinates":[[[107.0,21.0],[107.1,21.0],[107.1,21.2],[107.0,21.0]]]}}]}""")
                .post("/v1/boundaries/import")
                .then()
                .statusCode(200);
        published = true;
    }

    static List<String> promised() throws IOException {
        JsonNode paths = json(Files.readString(Path.of("../docs/api/reporting-service.openapi.json")))
                .path("paths");
        List<String> promised = new ArrayList<>();
        paths.properties().forEach(path -> {
            if (path.getValue().at("/get/responses/200/content").has(XLSX)) {
                promised.add(path.getKey());
            }
        });
        return promised;
    }

    @Test
    void every_list_is_promised_as_a_table() throws IOException {
        assertThat(promised()).containsAll(LISTS.keySet()).contains("/v1/reforms", "/v1/places/{unit}/periods");
    }

    @ParameterizedTest
    @MethodSource("promised")
    void has_the_same_rows_in_each_format(String path) {
        JsonNode document = json(get(path, "*/*").asString());
        long rows = LISTS.getOrDefault(path, List.of("/items")).stream()
                .mapToLong(list -> count(document, list))
                .sum();

        String csv = get(path, "text/csv").asString();
        assertThat(records(csv)).as(path).isEqualTo(rows);
        assertThat(sheetRows(get(path, XLSX).asByteArray())).as(path).isEqualTo(rows);
        assertThat(rows > 0).as(path).isEqualTo(!EMPTY.contains(path));
    }

    @Test
    void a_table_that_is_cut_off_names_its_next_page() {
        String first = "/v1/statements?unit=55&limit=1";
        ExtractableResponse<Response> page = answer(first, "text/csv");
        String link = page.header("Link");

        assertThat(link).matches("<\\?.*cursor=.*>; rel=\"next\"");
        String next = "/v1/statements" + link.substring(1, link.indexOf('>'));
        assertThat(answer(next, "text/csv").asString()).isNotEqualTo(page.asString());
        assertThat(answer("/v1/statements?unit=55", "text/csv").header("Link")).isNull();
    }

    @Test
    void who_has_the_json_does_not_have_the_table() {
        String path = "/v1/indicators/budget.disbursed/series?" + DAY;
        ExtractableResponse<Response> document = answer(path, "application/json");
        assertThat(document.header("Vary")).contains("Accept");

        given().accept("application/json")
                .header("If-None-Match", document.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
        String table = given().accept("text/csv")
                .header("If-None-Match", document.header("ETag"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        given().accept("text/csv")
                .header("If-None-Match", table)
                .get(path)
                .then()
                .statusCode(304);
        given().accept(XLSX).header("If-None-Match", table).get(path).then().statusCode(200);
    }

    @Test
    void a_recast_series_tells_the_whole_and_each_unit_of_every_day() {
        String path =
                "/v1/indicators/ntm.income.rural/recast?unit=55&validOn=2020-12-31&from=2020-12-31&map=2021-08-31";
        List<String> lines = answer(path, "text/csv").asString().lines().toList();

        assertThat(lines.get(0)).startsWith("validOn,unit,asItWas,recast.lower,recast.upper,");
        assertThat(lines.get(1)).startsWith("2020-12-31,55,42,42,42,");
        assertThat(lines).anyMatch(line -> line.startsWith("2020-12-31,55101,"));
    }

    @Test
    void the_overview_tells_each_figure_by_name_and_unit_of_measure_and_nothing_as_json() {
        JsonNode tile = json(answer("/v1/overview?" + DAY, "*/*").asString()).at("/tiles/0");
        String csv = answer("/v1/overview?" + DAY, "text/csv").asString();

        assertThat(csv.lines().findFirst().orElseThrow())
                .startsWith("list,topic,code,nameVi,nameEn,unitVi,unitEn,on,value,");
        assertThat(csv)
                .contains("tiles," + tile.at("/topic").asText() + ","
                        + tile.at("/indicator/code").asText() + ",")
                .contains("beside," + tile.at("/topic").asText() + ","
                        + tile.at("/beside/0/indicator/code").asText() + ",")
                .doesNotContain("[{", "{\"\"", "E+");
    }

    /** A commune has no communes beneath it, and this one no products. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/v1/justifications?unit=55, id",
        "/v1/communes?unit=55206&validOn=2021-08-31, code",
        "/v1/ocop-products?unit=55206&validOn=2021-08-31, id"
    })
    void a_list_without_rows_names_its_columns(String path, String first) {
        String table = answer(path, "text/csv").asString();
        assertThat(table).startsWith(first + ",").endsWith("\r\n");
        assertThat(table.strip().lines()).as(path).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv"})
    void a_cache_keeps_each_form_of_a_view_apart(String form) {
        assertThat(answer("/v1/communes?" + DAY, form).header("Vary")).contains("Accept,");
    }

    private static long count(JsonNode document, String list) {
        if (list.contains("/*")) {
            String[] halves = list.split("/\\*", 2);
            long rows = 0;
            for (JsonNode one : document.at(halves[0])) {
                rows += count(one, halves[1]);
            }
            return rows;
        }
        JsonNode found = document.at(list);
        assertThat(found.isMissingNode() && list.equals("/items"))
                .as("The list of the rows is not where this test looks for it.")
                .isFalse();
        return found.isArray() ? found.size() : found.isObject() ? 1 : 0;
    }

    private static ExtractableResponse<Response> get(String path, String accepted) {
        String code = path.contains("recast") ? "ntm.income.rural" : "budget.disbursed";
        String asked = path.replace("{code}", code)
                .replace("{unit}", "55206")
                .replace("{kind}", "units")
                .replace("{id}", "55206");
        String query =
                switch (path) {
                    case "/v1/boundaries" -> "validOn=2021-08-31";
                    case "/v1/indicators" -> "";
                    case "/v1/editions", "/v1/justifications", "/v1/statements", "/v1/reforms" -> "unit=55";
                    case "/v1/fact-digests" -> "source=criteria&limit=500";
                    default ->
                        path.endsWith("/places/{unit}")
                                ? "validOn=2021-08-31"
                                : path.contains("/records/") || path.endsWith("/periods") ? "" : DAY;
                };
        return answer(asked + (query.isEmpty() ? "" : "?" + query), accepted);
    }

    private static ExtractableResponse<Response> answer(String path, String accepted) {
        return given().filter(DOCUMENTED)
                .urlEncodingEnabled(false)
                .accept(accepted)
                .header("Authorization", "Bearer " + EmbeddedStack.tokens().token("province-officer", "55"))
                .get(path)
                .then()
                .statusCode(200)
                .extract();
    }

    /** Lines that end outside of quotes, without the one of the names. */
    private static long records(String csv) {
        boolean quoted = false;
        long records = 0;
        for (char c : csv.toCharArray()) {
            quoted ^= c == '"';
            records += c == '\n' && !quoted ? 1 : 0;
        }
        return records - 1;
    }

    private static long sheetRows(byte[] bytes) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            // Nobody knows the names of the columns of an empty list.
            return Math.max(0, workbook.getFirstSheet().read().size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
