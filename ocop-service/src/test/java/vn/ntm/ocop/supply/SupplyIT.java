package vn.ntm.ocop.supply;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
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
class SupplyIT {

    private Province province = new Province("", "", "", "", "");
    private String commodity = "";

    @BeforeEach
    void aProvince() {
        province = Http.province();
        commodity = "Ngao " + province.code();
    }

    @Test
    void the_gap_by_month_and_the_plan_follow_from_declarations_and_offers() {
        Http.created("/v1/supply", province.code(), supply());
        Http.created("/v1/demand", province.code(), demand());
        Http.as("auditor")
                .get("/v1/supply-gaps?asOf=2021-12-31&unit=" + province.code() + "&commodity=" + commodity)
                .then()
                .statusCode(200)
                .body("items.month", contains("2021-10", "2021-11"))
                .body("items.supply", contains(310, 300))
                .body("items.demand", contains(0, 200))
                .body("items.gap", contains(310, 100));
        Http.as("auditor")
                .get("/v1/consumption-plan?asOf=2021-11-30&unit=" + province.district() + "&commodity=" + commodity)
                .then()
                .statusCode(200)
                .body("matches[0].quantity", equalTo(200))
                .body("matches[0].unit", equalTo(province.commune()))
                .body("unplacedSupply[0].quantity", equalTo(410));
        Http.as("auditor")
                .get("/v1/consumption-plan?asOf=2021-12-01&unit=" + province.district() + "&commodity=" + commodity)
                .then()
                .body("matches", hasSize(0))
                .body("unplacedSupply", hasSize(0))
                .body("unmetDemand", hasSize(0));
        Http.as("auditor")
                .get("/v1/supply-gaps?asOf=2021-09-14&commodity=" + commodity)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void an_offer_of_the_district_takes_from_its_communes_and_counts_for_them_and_the_province() {
        Http.created("/v1/supply", province.code(), supply());
        Map<String, Object> offer = new java.util.HashMap<>(demand());
        offer.put("unit", province.district());
        Http.created("/v1/demand", province.code(), offer);
        for (String unit : java.util.List.of(province.code(), province.district(), province.commune())) {
            Http.as("auditor")
                    .get("/v1/supply-gaps?asOf=2021-12-31&unit=" + unit + "&commodity=" + commodity)
                    .then()
                    .body("items.demand", contains(0, 200));
            Http.as("auditor")
                    .get("/v1/consumption-plan?asOf=2021-11-30&unit=" + unit + "&commodity=" + commodity)
                    .then()
                    .body("matches.quantity", contains(200))
                    .body("unmetDemand", hasSize(0));
        }
    }

    @Test
    void bad_input_is_refused_and_nothing_is_stored() {
        Refusals supplies = new Refusals("/v1/supply", province, supply());
        supplies.refused("unit", "nowhere", 422, "unknown-unit");
        supplies.refused("unit", province.endedCommune(), 422, "unknown-unit");
        supplies.refused("quantity", -1, 422, "negative-number");
        supplies.refused("quantity", Long.MAX_VALUE, 422, "out-of-range");
        supplies.refused("quantity", 1.5, 400, "not-whole");
        supplies.refused("quantity", "12", 400, "not-a-number");
        supplies.refused("measure", "BASKET", 400, "not-one-of");
        supplies.refused("availableTo", "2021-09-30", 422, "ends-before-it-begins");
        supplies.refused("asOf", "2999-01-01", 422, "in-the-future");
        supplies.refused("product", "none", 422, "no-such-product");
        supplies.everythingThatIsNotAboutMeaning();
        supplies.outOfScope();
        Http.as("auditor").get("/v1/supply?commodity=" + commodity).then().body("items", hasSize(0));
        Refusals demands = new Refusals("/v1/demand", province, demand());
        demands.refused("quantity", -1, 422, "negative-number");
        demands.refused("wantedTo", "2021-10-31", 422, "ends-before-it-begins");
        demands.refused("unit", "nowhere", 422, "unknown-unit");
        demands.everythingThatIsNotAboutMeaning();
        Http.as("auditor").get("/v1/demand?commodity=" + commodity).then().body("items", hasSize(0));
    }

    private Map<String, Object> supply() {
        return Map.ofEntries(
                Map.entry("unit", province.commune()),
                Map.entry("asOf", "2021-09-15"),
                Map.entry("kind", "SEASONAL"),
                Map.entry("commodity", commodity),
                Map.entry("quantity", 610),
                Map.entry("measure", "KILOGRAM"),
                Map.entry("availableFrom", "2021-10-01"),
                Map.entry("availableTo", "2021-11-30"),
                Map.entry("estimated", false),
                Map.entry("basis", "SOURCED"),
                Map.entry("source", "T1"));
    }

    private Map<String, Object> demand() {
        return Map.ofEntries(
                Map.entry("code", "D-" + province.code()),
                Map.entry("buyer", "Siêu thị"),
                Map.entry("asOf", "2021-09-15"),
                Map.entry("commodity", commodity),
                Map.entry("quantity", 200),
                Map.entry("measure", "KILOGRAM"),
                Map.entry("wantedFrom", "2021-11-01"),
                Map.entry("wantedTo", "2021-11-30"),
                Map.entry("estimated", true),
                Map.entry("basis", "SOURCED"),
                Map.entry("source", "T1"));
    }
}
