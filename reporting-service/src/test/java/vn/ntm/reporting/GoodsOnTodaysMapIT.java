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
 * Products, goods and money stay where they are when the map changes. On 1 July 2022 the district ends, 101 and 102 become 301, 103 is
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
        money();
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
        "what the district could not sell,            '',    ocop.unsold,                2022-09-01, 500",
        "the plan is the same with the district,      '',    budget.plan,                2022-06-30, 1000000",
        "and without it,                              '',    budget.plan,                2022-07-01, 1000000",
        "the district had what came from outside,     1,     budget.plan,                2022-06-30, 600000",
        "a merged one has what its parts got,         301,   budget.plan,                2022-07-01, 300000",
        "what was paid stays paid,                    '',    budget.disbursed,           2022-07-01, 140000",
        "what was paid by its parts,                  301,   budget.disbursed,           2022-07-31, 120000",
        "what came back and was taken back is gone,   '',    budget.disbursed,           2022-08-15, 100000",
        "also of the one that it was paid by,         301,   budget.disbursed,           2022-08-15, 80000",
        "an obstacle outlives the district,           '',    budget.obstacles.open,      2022-07-01, 1",
        "and holds its money,                         '',    budget.obstacles.held,      2022-07-01, 5000",
        "what people gave is given,                   '',    budget.social-resources,    2022-12-31, 9000"
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

    /** The code 102 named another commune when what its first bearer paid was taken back. */
    @Test
    void who_has_the_code_of_another_answers_for_nothing_that_was_paid_before() {
        assertThat(value("budget.disbursed", "unit=96102&validOn=2022-08-15")
                        .get("value")
                        .isNull())
                .isTrue();
        JsonNode board = get("/v1/money?unit=96&validOn=2022-08-15");
        assertThat(board.at("/obstacles/0/unitName").asText()).isEqualTo("Đơn vị 1");
        assertThat(board.get("disbursed").asLong()).isEqualTo(100_000);
        assertThat(board.get("flows").findValuesAsText("to")).contains("961", "96101", "96102", "96103");
        JsonNode commune =
                get("/v1/communes?unit=96301&validOn=2022-08-15").get("items").get(0);
        assertThat(commune.get("plan").asLong()).isEqualTo(300_000);
        assertThat(commune.get("disbursed").asLong()).isEqualTo(80_000);
    }

    private void money() {
        Map<String, Object> funds = map(
                "fundSource",
                "PROVINCE",
                "capitalKind",
                "INVESTMENT",
                "budgetYear",
                2022,
                "basis",
                "SOURCED",
                "source",
                "M1");
        budget(
                "appropriation-decided",
                "appropriations/96",
                with(funds, "unit", "96", "number", "1", "decidedOn", "2021-12-01", "amount", vnd(1_000_000)));
        budget(
                "plan-decision-issued",
                "plan-decisions/96",
                with(
                        funds,
                        "unit",
                        "96",
                        "decisionNumber",
                        "1",
                        "decidedOn",
                        "2021-12-15",
                        "lines",
                        List.of(
                                line("", "1", 600_000),
                                line("1", "101", 200_000),
                                line("1", "102", 100_000),
                                line("1", "103", 50_000))));
        budget("payment-request-booked", "payment-requests/96-1", payment(funds, "101", 70_000));
        budget("payment-request-booked", "payment-requests/96-2", payment(funds, "103", 20_000));
        budget(
                "payment-request-booked",
                "payment-requests/96-3",
                with(
                        payment(funds, "102", 10_000),
                        "returns",
                        List.of(map("amount", vnd(15_000), "returnedOn", "2022-08-10"))));
        budget(
                "payment-request-reversed",
                "payment-requests/96-4",
                with(
                        payment(funds, "102", 0),
                        "takenBack",
                        List.of(map("bookedOn", "2022-03-02", "reversedOn", "2022-08-15", "disbursed", vnd(25_000)))));
        budget(
                "obstacle-opened",
                "obstacles/96",
                map(
                        "unit",
                        "961",
                        "code",
                        "PROCEDURE",
                        "held",
                        vnd(5_000),
                        "number",
                        "1",
                        "text",
                        "Chờ thẩm định",
                        "owner",
                        "Sở",
                        "dueOn",
                        "2022-12-31",
                        "progress",
                        "OPEN",
                        "openedOn",
                        "2022-05-01"));
        budget(
                "contribution-recorded",
                "contributions/96",
                map(
                        "unit",
                        "961",
                        "form",
                        "CASH",
                        "resource",
                        "PEOPLE",
                        "value",
                        vnd(9_000),
                        "number",
                        "1",
                        "contributedOn",
                        "2022-05-02"));
    }

    private Map<String, Object> payment(Map<String, Object> funds, String unit, long amount) {
        return with(
                funds,
                "unit",
                "96" + unit,
                "project",
                "DA",
                "documentNumber",
                "1",
                "gross",
                vnd(amount),
                "disbursed",
                vnd(amount),
                "bookedOn",
                "2022-03-01");
    }

    private static Map<String, Object> line(String from, String to, long amount) {
        return map("fromUnit", "96" + from, "toUnit", "96" + to, "amount", vnd(amount));
    }

    private static Map<String, Object> vnd(long amount) {
        return map("amount", amount, "currency", "VND");
    }

    private static Map<String, Object> with(Map<String, Object> some, Object... more) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(map(more));
        return all;
    }

    private void budget(String fact, String subject, Map<String, Object> data) {
        owner.publish("budget", fact, subject, 1, "96", MadeUpProvince.RECORDED, data);
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
