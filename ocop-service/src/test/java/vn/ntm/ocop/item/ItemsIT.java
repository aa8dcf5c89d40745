package vn.ntm.ocop.item;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;
import vn.ntm.ocop.Refusals;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class ItemsIT {

    private Province province = new Province("", "", "", "", "");
    private String product = "";
    private String gtin = "";

    @BeforeEach
    void aProduct() {
        province = Http.province();
        product = Http.product(province, "Mật ong");
        String body = "893" + String.format("%09d", Math.floorMod(product.hashCode(), 1_000_000_000));
        gtin = body + Gtin.checkDigit(body);
    }

    private Map<String, Object> item(String code) {
        return new HashMap<>(Map.of(
                "product",
                product,
                "code",
                code,
                "gtin",
                gtin,
                "name",
                "Chai 500 ml",
                "basis",
                "SOURCED",
                "source",
                "T1"));
    }

    @Test
    void an_item_stands_apart_from_its_product_and_its_gtin_is_its_own() {
        Refusals writes = new Refusals("/v1/items", province, item("C500"));
        writes.refused("gtin", gtin.substring(0, 12) + (gtin.charAt(12) == '0' ? '1' : '0'), 422, "bad-gtin");
        writes.refused("product", "nothing", 422, "no-such-product");
        writes.everythingThatIsNotAboutMeaning();
        writes.outOfScope();
        Http.as("auditor").get("/v1/items?product=" + product).then().body("items", hasSize(0));
        Http.created("/v1/items", province.code(), item("C500"));
        Map<String, Object> padded = item("C1000");
        padded.put("gtin", Gtin.to14(gtin));
        Http.post("/v1/items", province.code(), padded).statusCode(422).body("errors[0].code", equalTo("gtin-taken"));
    }

    @Test
    void a_lot_names_when_it_was_made_and_of_which_item() {
        Http.created("/v1/items", province.code(), item("C500"));
        Map<String, Object> lot = Map.of(
                "product",
                product,
                "code",
                "L2026-01",
                "gtin",
                gtin,
                "producedOn",
                "2026-01-05",
                "bestBefore",
                "2027-01-05",
                "basis",
                "SOURCED",
                "source",
                "T1");
        Refusals writes = new Refusals("/v1/lots", province, lot);
        writes.refused("code", "a code with spaces", 422, "bad-lot-code");
        writes.refused("gtin", "96385074", 422, "no-such-item");
        writes.refused("bestBefore", "2026-01-05", 422, "ends-before-it-begins");
        writes.refused("producedOn", "2999-01-05", 422, "in-the-future");
        writes.refused("quantity", -1, 422, "negative-number");
        writes.refused("quantity", 1.5, 400, "not-whole");
        writes.refused("rawMaterialUnit", province.endedCommune(), 422, "unknown-unit");
        writes.everythingThatIsNotAboutMeaning();
        writes.outOfScope();
        Http.created("/v1/lots", province.code(), lot);
        Http.as("auditor")
                .get("/v1/lots?product=" + product)
                .then()
                .body("items.code", equalTo(java.util.List.of("L2026-01")));
    }
}
