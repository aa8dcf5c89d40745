package vn.ntm.ocop.market;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;
import vn.ntm.ocop.Refusals;
import vn.ntm.platform.table.TableReader;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class MarketIT {

    private static final String HEADER =
            "channel,product,item,periodFrom,periodTo,quantity,quantityUnit,amountVnd,estimated,basis,source\n";

    private Province province = new Province("", "", "", "", "");
    private String product = "";
    private String channel = "";

    @BeforeEach
    void aChannel() {
        province = Http.province();
        product = Http.product(province, "Ruốc hàu");
        channel = "K-" + province.code();
        Http.created("/v1/channels", province.code(), aShop());
    }

    private Map<String, Object> aShop() {
        return Map.of(
                "code",
                channel,
                "nameVi",
                "Điểm bán",
                "kind",
                "SHOP",
                "unit",
                province.ward(),
                "openedOn",
                "2020-01-01",
                "basis",
                "SOURCED",
                "source",
                "T1");
    }

    @Test
    void channels_listings_and_events_refuse_what_is_wrong() {
        Refusals channels = new Refusals("/v1/channels", province, aShop());
        channels.refused("unit", "nowhere", 422, "unknown-unit");
        channels.refused("closedOn", "2020-01-01", 422, "ends-before-it-begins");
        channels.refused("link", "javascript:alert(1)", 422, "bad-link");
        channels.refused("kind", "STALL", 400, "not-one-of");
        channels.everythingThatIsNotAboutMeaning();
        channels.outOfScope();
        Http.post("/v1/channels", province.code(), aShop()).statusCode(409);

        Map<String, Object> good = Map.of(
                "channel",
                channel,
                "product",
                product,
                "priceVnd",
                120000,
                "listedFrom",
                "2021-01-01",
                "basis",
                "SOURCED",
                "source",
                "T1");
        Refusals listings = new Refusals("/v1/listings", province, good);
        listings.refused("channel", "none", 422, "no-such-channel");
        listings.refused("product", "none", 422, "no-such-product");
        listings.refused("item", "none", 422, "unknown-item");
        listings.refused("priceVnd", -1, 422, "negative-number");
        listings.refused("priceVnd", 9_007_199_254_740_992L, 422, "out-of-range");
        listings.refused("priceVnd", 1.5, 400, "not-whole");
        listings.refused("listedUntil", "2021-01-01", 422, "ends-before-it-begins");
        listings.everythingThatIsNotAboutMeaning();
        listings.outOfScope();
        Http.as("auditor").get("/v1/listings?product=" + product).then().body("items", hasSize(0));
        Http.created("/v1/listings", province.code(), good);

        Map<String, Object> fair = Map.of(
                "code",
                "F-" + province.code(),
                "nameVi",
                "Hội chợ",
                "startsOn",
                "2019-01-25",
                "endsOn",
                "2019-01-30",
                "booths",
                200,
                "basis",
                "SOURCED",
                "source",
                "T1");
        Refusals events = new Refusals("/v1/promotion-events", province, fair);
        events.refused("boothsLocal", 201, 422, "part-above-whole");
        events.refused("visitors", -1, 422, "negative-number");
        events.refused("endsOn", "2019-01-24", 422, "ends-before-it-begins");
        events.everythingThatIsNotAboutMeaning();
        Http.created("/v1/promotion-events", province.code(), fair);
    }

    @Test
    void an_item_is_not_counted_beside_its_whole_product() {
        Http.created(
                "/v1/items",
                province.code(),
                Map.of("product", product, "code", "I1", "name", "Hộp 100 g", "basis", "SOURCED", "source", "T1"));
        Http.created(
                "/v1/items",
                province.code(),
                Map.of("product", product, "code", "I2", "name", "Hộp 200 g", "basis", "SOURCED", "source", "T1"));
        Http.created("/v1/sales", province.code(), sale("I1", "2021-01-01", "2021-01-31"));
        Http.created("/v1/sales", province.code(), sale("I2", "2021-01-01", "2021-01-31"));
        Http.post("/v1/sales", province.code(), sale(null, "2021-01-15", "2021-02-15"))
                .statusCode(422)
                .body("errors.pointer", contains("/periodFrom"));
        Http.created("/v1/sales", province.code(), sale(null, "2021-02-01", "2021-02-28"));
        Http.post("/v1/sales", province.code(), sale("I1", "2021-02-01", "2021-02-28"))
                .statusCode(422)
                .body("errors.pointer", contains("/periodFrom"));
        Http.importCsv(
                        "/v1/sales",
                        province.code(),
                        HEADER
                                + row("2021-03-01", "2021-03-31", "100")
                                + row("2021-03-01", "2021-03-31", "100").replace(product + ",,", product + ",I1,"))
                .statusCode(422)
                .body("errors.pointer", contains("/rows/3/periodFrom"));
        Http.as("auditor")
                .get("/v1/sales-totals?from=2021-01-01&to=2021-12-31&by=product&unit=" + province.code())
                .then()
                .body("items.amountVnd", contains(3000));
    }

    private Map<String, Object> sale(String item, String from, String to) {
        Map<String, Object> sale = new HashMap<>(Map.of(
                "channel",
                channel,
                "product",
                product,
                "periodFrom",
                from,
                "periodTo",
                to,
                "amountVnd",
                1000,
                "estimated",
                false,
                "basis",
                "SOURCED",
                "source",
                "T1"));
        if (item != null) {
            sale.put("item", item);
        }
        return sale;
    }

    @Test
    void bad_rows_of_sales_are_reported_one_by_one_and_nothing_is_stored() {
        Http.importCsv(
                        "/v1/sales",
                        province.code(),
                        HEADER + row("2021-01-01", "2021-01-31", "100")
                                + row("2021-02-01", "2021-02-28", "-5")
                                + row("2021-01-15", "2021-02-15", "7")
                                + channel + ",none,,2021-03-01,2021-02-01,,,5,false,SOURCED,T1\n")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems("/rows/3/amountVnd", "/rows/4/periodFrom", "/rows/5/product", "/rows/5/periodTo"));
        Http.importCsv(
                        "/v1/sales",
                        province.code(),
                        HEADER + row("2021-02-01", "2021-02-28", "-5") + channel
                                + ",none,,2021-03-01,2021-02-01,,,5,false,SOURCED,T1\n")
                .statusCode(422)
                .body("errors.pointer", hasItems("/rows/2/amountVnd", "/rows/3/product", "/rows/3/periodTo"));
        Http.importCsv("/v1/sales", province.code(), HEADER + row("2021-02-01", "2021-02-28", "1.5"))
                .statusCode(422);
        Http.as("auditor").get("/v1/sales?product=" + product).then().body("items", hasSize(0));
    }

    @Test
    void a_duplicate_is_reported_and_not_doubled() {
        String january = HEADER + row("2021-01-01", "2021-01-31", "100");
        Http.importCsv("/v1/sales", province.code(), january).statusCode(200).body("created", equalTo(1));
        Http.importCsv("/v1/sales", province.code(), january).statusCode(200).body("unchanged", equalTo(1));
        Http.importCsv("/v1/sales", province.code(), HEADER + row("2021-01-31", "2021-02-27", "50"))
                .statusCode(422)
                .body("errors.code", contains("period-counted-already"));
        Http.importCsv("/v1/sales", province.code(), HEADER + row("2021-02-01", "2021-02-28", "40"))
                .statusCode(200);
        Http.as("auditor")
                .get("/v1/sales-totals?from=2021-01-01&to=2021-12-31&by=product&unit=" + province.commune())
                .then()
                .statusCode(200)
                .body("items.amountVnd", contains(140))
                .body("items.rows", contains(2));
        Http.as("auditor").get("/v1/sales-totals?from=2021-01-01").then().statusCode(400);
        // A period that runs backwards is no turnover of nothing.
        Http.as("auditor")
                .get("/v1/sales-totals?from=2021-12-31&to=2021-01-01")
                .then()
                .statusCode(400)
                .body("errors.code", contains("ends-before-it-begins"));
    }

    @Test
    void sales_that_were_exported_can_be_edited_and_imported_again() {
        Http.importCsv(
                        "/v1/sales",
                        province.code(),
                        HEADER + row("2021-01-01", "2021-01-31", "100") + row("2021-02-01", "2021-02-28", "40"))
                .statusCode(200);
        String path = "/v1/sales?product=" + product;
        Http.as("province-officer", province.code())
                .contentType(TableReader.XLSX)
                .body(Http.as("auditor").accept(TableReader.XLSX).get(path).asByteArray())
                .post("/v1/sales/import")
                .then()
                .statusCode(200)
                .body("unchanged", equalTo(2));
        String table = Http.as("auditor").accept(TableReader.CSV).get(path).asString();
        Http.importCsv("/v1/sales", province.code(), table.replace(",100,", ",101,"))
                .statusCode(200)
                .body("unchanged", equalTo(1))
                .body("updated", equalTo(1));
        Http.as("auditor").get(path).then().body("items.amountVnd", containsInAnyOrder(101, 40));
    }

    @Test
    void totals_of_a_unit_are_those_of_all_beneath_it() {
        String elsewhere = Http.product(province, "Chả cá", Map.of("unit", province.ward()));
        Http.importCsv(
                        "/v1/sales",
                        province.code(),
                        HEADER + row("2021-01-01", "2021-01-31", "100")
                                + String.join(
                                        ",",
                                        channel,
                                        elsewhere,
                                        "",
                                        "2021-01-01",
                                        "2021-01-31",
                                        "",
                                        "",
                                        "30",
                                        "true",
                                        "SOURCED",
                                        "T1")
                                + "\n")
                .statusCode(200);
        totals(province.commune()).body("items.amountVnd", contains(100));
        totals(province.ward()).body("items.amountVnd", contains(30)).body("items.estimatedVnd", contains(30));
        totals(province.district()).body("items.amountVnd", contains(130)).body("items.estimatedVnd", contains(30));
        totals(province.code()).body("items.amountVnd", contains(130));
        totals(Http.province().code()).body("items", hasSize(0));
        Http.as("auditor")
                .get("/v1/sales-totals?by=place")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("from", "to", "by"));
    }

    private ValidatableResponse totals(String unit) {
        return Http.as("auditor")
                .get("/v1/sales-totals?from=2021-01-01&to=2021-12-31&unit=" + unit)
                .then()
                .statusCode(200);
    }

    @Test
    void a_workbook_of_sales_is_read_like_a_file() throws IOException {
        workbook(List.<Object[]>of(sale("2021-07-01", "2021-07-31", 9L), sale("2021-08-01", "2021-08-31", -1L)))
                .statusCode(422)
                .body("errors.pointer", contains("/rows/3/amountVnd"));
        workbook(List.<Object[]>of(sale("2021-07-01", "2021-07-31", 9L), sale("2021-08-01", "2021-08-31", 1L)))
                .statusCode(200)
                .body("created", equalTo(2));
        workbook(List.<Object[]>of(sale("2021-07-01", "2021-07-31", 9L)))
                .statusCode(200)
                .body("created", equalTo(0))
                .body("unchanged", equalTo(1));
        Http.as("auditor").get("/v1/sales?product=" + product).then().body("items.amountVnd", containsInAnyOrder(9, 1));
    }

    private Object[] sale(String from, String to, Long amount) {
        return new Object[] {channel, product, from, to, amount, "false", "SOURCED", "T1"};
    }

    private ValidatableResponse workbook(List<Object[]> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("data");
            String[] columns = "channel,product,periodFrom,periodTo,amountVnd,estimated,basis,source".split(",");
            for (int column = 0; column < columns.length; column++) {
                sheet.value(0, column, columns[column]);
                for (int row = 0; row < rows.size(); row++) {
                    if (rows.get(row)[column] instanceof Number number) {
                        sheet.value(row + 1, column, number);
                    } else {
                        sheet.value(row + 1, column, (String) rows.get(row)[column]);
                    }
                }
            }
        }
        return Http.as("province-officer", province.code())
                .contentType(TableReader.XLSX)
                .body(out.toByteArray())
                .post("/v1/sales/import")
                .then();
    }

    @Test
    void one_row_of_sales_is_refused_as_a_file_would_be() {
        Map<String, Object> good = Map.of(
                "channel",
                channel,
                "product",
                product,
                "periodFrom",
                "2021-05-01",
                "periodTo",
                "2021-05-31",
                "amountVnd",
                5,
                "estimated",
                false,
                "basis",
                "SOURCED",
                "source",
                "T1");
        Refusals sales = new Refusals("/v1/sales", province, good);
        sales.refused("amountVnd", -1, 422, "negative-number");
        sales.refused("amountVnd", 1.5, 400, "not-whole");
        sales.refused("quantity", 3, 422, "quantity-without-unit");
        sales.refused("item", "none", 422, "unknown-item");
        sales.refused("periodTo", "2999-01-01", 422, "in-the-future");
        sales.everythingThatIsNotAboutMeaning();
        sales.outOfScope();
    }

    private String row(String from, String to, String amount) {
        return String.join(",", channel, product, "", from, to, "", "", amount, "false", "SOURCED", "T1") + "\n";
    }
}
