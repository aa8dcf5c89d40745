package vn.ntm.budget;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;

/** Who decides what is a row with a decree and dates: the level that is not the one is refused by it, and the right one is not. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class DecidersIT {

    private static final String PROJECT = "DA-01";

    private final Scenario the = new Scenario(2021);

    @Test
    void the_ceiling_is_the_provinces_and_of_no_unit_beneath_it() {
        Map<String, Object> ofACommune = the.appropriation(100);
        ofACommune.put("unit", the.province.commune(1));
        the.province
                .make("/v1/appropriations", ofACommune)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("council-decides"));
    }

    @Test
    void a_commune_does_not_detail_its_own_money_while_districts_do() {
        String commune = the.province.commune(1);
        the.appropriate(100);
        the.assign(commune, 100);
        String detail = detail(LocalDate.of(2020, 12, 28));

        refused(approval(detail, commune), "WHO_DETAILS", "DISTRICT_COMMITTEE");
        approval(detail, the.province.district(1)).then().statusCode(201);
    }

    @Test
    void since_districts_ended_no_rule_says_who_details() {
        Scenario later = new Scenario(2026);
        String commune = later.province.commune(1);
        later.appropriate(100);
        later.assign(commune, 100);
        String detail = later.province.made(
                "/v1/plan-decisions",
                later.decision(
                        "DETAIL",
                        LocalDate.of(2025, 12, 28),
                        60,
                        List.of(Scenario.line(commune, null, commune, PROJECT, 60))));
        as(commune + "-chair", commune)
                .post("/v1/plan-decisions/" + detail + "/approval")
                .then()
                .statusCode(201);
    }

    @Test
    void what_goes_from_unit_to_unit_is_decided_by_the_level_above_both() {
        String one = the.province.commune(1);
        String two = the.province.commune(2);
        the.appropriate(100);
        the.assign(one, 100);
        String transfer = the.province.made(
                "/v1/plan-decisions",
                the.decision("TRANSFER", the.day(4, 1), 30, List.of(Scenario.line(one, null, two, null, 30))));

        refused(approval(transfer, one, two), "WHO_TRANSFERS", "LEVEL_ABOVE");
        approval(transfer, the.province.district(1)).then().statusCode(201);
    }

    @Test
    void until_2025_only_the_province_carries_over_and_extends() {
        String commune = the.province.commune(1);
        the.detailed(PROJECT, 100);
        Map<String, Object> decision = the.decision(
                "CARRY_OVER",
                LocalDate.of(2022, 2, 1),
                40,
                List.of(Scenario.line(commune, PROJECT, commune, PROJECT, 40)));
        decision.put("legalGround", "39/2019/QH14");
        String carryOver = the.province.made("/v1/plan-decisions", decision);
        refused(approval(carryOver, the.province.district(1)), "WHO_CARRIES_OVER", "PROVINCIAL_COUNCIL");

        Map<String, Object> end = the.yearEnd(List.of(PROJECT));
        end.put("unit", the.province.district(1));
        String yearEnd = the.proposed(end);
        refused(
                Http.as("chair", "approver", the.province.district(1))
                        .body(Map.of("digest", end.get("digest")))
                        .post("/v1/year-ends/proposals/" + yearEnd + "/run"),
                "WHO_CARRIES_OVER",
                "PROVINCIAL_COUNCIL");
        the.province.approve("/v1/plan-decisions", carryOver).then().statusCode(201);
        the.assertSound();
    }

    /** Whose money it is decides who may take a transaction back. */
    @Test
    void nobody_of_another_province_takes_a_transaction_back() {
        the.detailed(PROJECT, 100);
        String booked = the.paid("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        String transaction = the.province
                .auditor()
                .get("/v1/ledger/transactions?document=payment-requests/" + booked)
                .jsonPath()
                .getString("items.find { it.kind == 'PAYMENT_BOOKED' }.id");
        Map<String, Object> reversal = Map.of("businessDate", "2021-03-02", "reason", "test");
        String other = Http.province().code();
        as("stranger", other)
                .body(reversal)
                .post("/v1/ledger/transactions/" + transaction + "/reverse")
                .then()
                .statusCode(404);
        as("inspector", the.province.code())
                .body(reversal)
                .post("/v1/ledger/transactions/" + transaction + "/reverse")
                .then()
                .statusCode(201);
        the.assertSound();
    }

    @Test
    void every_rule_of_who_decides_is_shown_with_its_words_and_its_article() {
        the.province
                .auditor()
                .get("/v1/rules?on=2021-08-31")
                .then()
                .statusCode(200)
                .body("items.find { it.code == 'WHO_ASSIGNS' }.value", equalTo("PROVINCIAL_COMMITTEE"))
                .body("items.find { it.code == 'WHO_CARRIES_OVER' }.decree", equalTo("39/2019/QH14; 40/2020/NĐ-CP"));
    }

    private String detail(LocalDate on) {
        String commune = the.province.commune(1);
        return the.province.made(
                "/v1/plan-decisions",
                the.decision("DETAIL", on, 60, List.of(Scenario.line(commune, null, commune, PROJECT, 60))));
    }

    private static Response approval(String decision, String... units) {
        return as(units[0] + "-chair", units).body(Map.of()).post("/v1/plan-decisions/" + decision + "/approval");
    }

    private static io.restassured.specification.RequestSpecification as(String person, String... units) {
        return Http.as(person, "approver", units).header("If-Match", "*").body(Map.of());
    }

    private static void refused(Response answer, String rule, String who) {
        answer.then()
                .statusCode(403)
                .body("errors.code", hasItem("may-not-decide"))
                .body("errors[0].params.rule", equalTo(rule))
                .body("errors[0].params.who", equalTo(who));
    }
}
