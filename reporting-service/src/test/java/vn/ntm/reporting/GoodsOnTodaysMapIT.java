package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.ntm.reporting.MadeUpProvince.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Products and goods stay where they are when the map changes. On 1 July 2022 the district ends, 101 and 102 become 301, 103 is
 * divided, and the code 102 names another commune; on 1 July 2023 301 becomes 401. Known since 1 August 2022 only.
 */
@QuarkusTest
class GoodsOnTodaysMapIT extends ReportingTest {

    private static final String DAY = "2022-07-01";
    private static final String NEXT = "2023-07-01";
    private static final String KNOWN = "2022-08-01T00:00:00Z";

    private static boolean published;

    private MadeUpProvince province;

    @BeforeEach
    void province() {
        province = new MadeUpProvince(owner, "96");
        if (published) {
            return;
        }
        unit("", 1, MadeUpProvince.RECORDED, period("", "PROVINCE", null, null, null));
        unit("1", 1, MadeUpProvince.RECORDED, period("1", "RURAL_DISTRICT", "", null, null));
        for (String old : List.of("101", "102", "103")) {
            unit(old, 1, MadeUpProvince.RECORDED, period(old, "COMMUNE", "1", null, null));
            unit(old, 2, KNOWN, old.equals("102") ? reused() : List.of(only(old, "1", null, DAY)));
        }
        unit("1", 2, KNOWN, period("1", "RURAL_DISTRICT", "", null, DAY));
        unit("301", 1, KNOWN, period("301", "COMMUNE", "", DAY, NEXT));
        unit("303", 1, KNOWN, period("303", "COMMUNE", "", DAY, null));
        unit("304", 1, KNOWN, period("304", "COMMUNE", "", DAY, null));
        unit("401", 1, KNOWN, period("401", "COMMUNE", "", NEXT, null));
        reform("1", DAY, "101>301", "102>301", "103>303", "103>304");
        reform("2", NEXT, "301>401");
        product("district", "1");
        product("merged", "101");
        product("renamed", "102");
        product("divided", "103");
        // Granted after the reform in the commune in which it lies since.
        certificate("merged", "301", 4, "2022-09-01", "2025-09-01");
        certificate("district", "1", 3, "2021-09-01", "2024-09-01");
        ocop(
                "sales-reported",
                "sales/96",
                map(
                        "channel",
                        "96C",
                        "product",
                        "96district",
                        "periodFrom",
                        "2022-08-01",
                        "periodTo",
                        "2022-08-31",
                        "amountVnd",
                        7_000_000,
                        "estimated",
                        false));
        ocop(
                "supply-declared",
                "supply/96",
                map(
                        "unit",
                        "961",
                        "asOf",
                        "2022-06-01",
                        "kind",
                        "UNSOLD",
                        "commodity",
                        "Hàu",
                        "quantity",
                        500,
                        "measure",
                        "KILOGRAM",
                        "availableFrom",
                        "2022-06-01",
                        "availableTo",
                        "2022-09-30",
                        "estimated",
                        false));
        owner.awaitApplied();
        published = true;
    }

    @ParameterizedTest(name = "{0}: {2} on {3} is {4}")
    @CsvSource({
        "no product is lost with the district,        '',    ocop.products.total,        2022-06-30, 4",
        "no product is lost with the district,        '',    ocop.products.total,        2022-07-01, 4",
        "before its end the district has all,         1,     ocop.products.total,        2022-06-30, 4",
        "a commune has its own only,                  101,   ocop.products.total,        2022-06-30, 1",
        "a merged one has those of its parts,         301,   ocop.products.total,        2022-07-01, 2",
        "and so has the next one,                     401,   ocop.products.total,        2023-07-01, 2",
        "a part of a divided one has none,            303,   ocop.products.total,        2022-07-01, 0",
        "a code names another commune now,            102,   ocop.products.total,        2022-07-01, 0",
        "new ones of the year,                        '',    ocop.products.new,          2020-12-31, 4",
        "a star outlives the district,                '',    ocop.products.rated-3,      2023-01-01, 1",
        "a star granted after the reform,             '',    ocop.products.rated-4,      2022-09-01, 1",
        "a star granted after the reform,             301,   ocop.products.rated-4,      2022-09-01, 1",
        "the share goes by both,                      '',    ocop.products.rated.share,  2022-09-01, 50",
        "sales of the district's product,             '',    ocop.sales,                 2022-12-31, 7000000",
        "what the district could not sell,            '',    ocop.unsold,                2022-09-01, 500"
    })
    void what_lies_in_a_unit(String what, String unit, String indicator, String on, int value) {
        String query = "unit=96" + unit + "&validOn=" + on;
        assertThat(value(indicator, query).get("value").decimalValue()).isEqualByComparingTo("" + value);
        JsonNode lineage = json(
                given().get("/v1/indicators/" + indicator + "/lineage?" + query).asString());
        assertThat(lineage.get("agrees").asBoolean()).as("the lineage adds up").isTrue();
    }

    @Test
    void an_earlier_knowledge_had_the_earlier_map() {
        String before = "&validOn=2022-07-10&asOf=2022-07-31T23:59:59Z";
        assertThat(total("96" + before)).isEqualTo(4);
        assertThat(total("961" + before)).isEqualTo(4);
        assertThat(total("96102" + before)).isEqualTo(1);
    }

    @Test
    void the_tables_show_the_same_as_the_figures() {
        List<String> products = new ArrayList<>();
        get("/v1/ocop-products?unit=96&validOn=2022-09-01")
                .get("products")
                .forEach(product -> products.add(product.get("code").asText() + " in "
                        + product.get("unitName").asText() + ": "
                        + product.path("stars").asText("-")));
        assertThat(products)
                .containsExactlyInAnyOrder(
                        "96district in Đơn vị 1: 3",
                        "96merged in Đơn vị 101: 4",
                        "96renamed in Đơn vị 102: -",
                        "96divided in Đơn vị 103: -");
        JsonNode commune =
                get("/v1/communes?unit=96301&validOn=2022-09-01").get("items").get(0);
        assertThat(commune.get("products").asInt()).isEqualTo(2);
        assertThat(commune.get("rated").asInt()).isEqualTo(1);
        JsonNode province = get("/v1/ocop-products?unit=96&validOn=2022-09-01");
        assertThat(province.at("/channels/0/amount").asLong()).isEqualTo(7_000_000);
        assertThat(province.at("/balance/0/unsold").asLong()).isEqualTo(500);
    }

    private static int total(String query) {
        return value("ocop.products.total", "unit=" + query).get("value").asInt();
    }

    private static JsonNode get(String path) {
        return json(given().get(path).then().statusCode(200).extract().asString());
    }

    private void product(String name, String unit) {
        owner.publish(
                "ocop",
                "product-registered",
                "products/96" + name,
                1,
                "96" + unit,
                MadeUpProvince.RECORDED,
                map(
                        "id",
                        "id-96" + name,
                        "code",
                        "96" + name,
                        "name",
                        name,
                        "unit",
                        "96" + unit,
                        "joinedOn",
                        "2020-01-01",
                        "basis",
                        "SOURCED"));
    }

    private void certificate(String product, String unit, int star, String from, String until) {
        owner.publish(
                "ocop",
                "certificate-issued",
                "certificates/96" + product,
                2,
                "96" + unit,
                MadeUpProvince.RECORDED,
                map(
                        "product",
                        "96" + product,
                        "unit",
                        "96" + unit,
                        "star",
                        star,
                        "issuedOn",
                        from,
                        "validUntil",
                        until,
                        "basis",
                        "SOURCED"));
    }

    private void ocop(String fact, String subject, Map<String, Object> data) {
        owner.publish("ocop", fact, subject, 1, "961", MadeUpProvince.RECORDED, data);
    }

    private List<Map<String, Object>> reused() {
        Map<String, Object> other = new HashMap<>(only("102", "", DAY, null));
        other.put("nameVi", "Xã khác");
        other.put("nameAscii", "Xa khac");
        return List.of(only("102", "1", null, DAY), other);
    }

    private Map<String, Object> only(String unit, String parent, String from, String to) {
        return province.period(unit, "COMMUNE", parent, from, to);
    }

    private List<Map<String, Object>> period(String unit, String kind, String parent, String from, String to) {
        return List.of(province.period(unit, kind, parent, from, to));
    }

    private void unit(String suffix, long version, String recordedAt, List<Map<String, Object>> periods) {
        owner.publish(
                "criteria",
                "unit-changed",
                "units/96" + suffix,
                version,
                "96" + suffix,
                recordedAt,
                map("code", "96" + suffix, "periods", periods));
    }

    private void reform(String number, String on, String... moves) {
        List<Map<String, Object>> transfers = new ArrayList<>();
        for (String move : moves) {
            String[] ends = move.split(">");
            transfers.add(map(
                    "from",
                    "96" + ends[0],
                    "to",
                    "96" + ends[1],
                    "extent",
                    ends[0].equals("103") ? "PART" : "WHOLE",
                    "source",
                    "M1"));
        }
        owner.publish(
                "criteria",
                "reform-applied",
                "reforms/96-" + number,
                2,
                "96",
                KNOWN,
                map(
                        "unit",
                        "96",
                        "number",
                        number,
                        "kind",
                        "REARRANGEMENT",
                        "effectiveDate",
                        on,
                        "transfers",
                        transfers,
                        "basis",
                        "RECONSTRUCTION"));
    }
}
