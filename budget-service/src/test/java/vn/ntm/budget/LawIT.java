package vn.ntm.budget;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;

/** Rules of law are rows with dates; each is asked on both sides of its boundary, and a refusal cites the row. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class LawIT {

    private static final String PROJECT = "DA-01";
    private static final long BILLION = 1_000_000_000L;

    private final Scenario the = new Scenario(2021);

    @Test
    void a_years_money_pays_only_for_volume_that_was_accepted_by_its_last_day() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 900);
        the.commit(contract, 900);
        the.accept(contract, 300, the.day(12, 31));
        the.accept(contract, 200, LocalDate.of(2022, 1, 1));
        LocalDate january = LocalDate.of(2022, 1, 20);

        the.ask("PAYMENT", contract, PROJECT, 301, 0, january)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("accepted-too-late"))
                .body("errors[0].params.rule", equalTo("ACCEPTANCE_DEADLINE"))
                .body("errors[0].params.law", equalTo("85/2017/TT-BTC; 99/2021/NĐ-CP"))
                .body("errors[0].params.left", equalTo(300));
        String id = the.inFlight("PAYMENT", contract, PROJECT, 300, 0, january);
        the.book(id, january).then().statusCode(201);
        the.assertSound();
    }

    @Test
    void final_figures_of_a_year_are_frozen_after_the_30th_of_november() {
        the.detailed(PROJECT, 500);
        the.paid("DIRECT", null, PROJECT, 300, 0, the.day(6, 1));

        settlement(LocalDate.of(2022, 12, 1))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("after-deadline"))
                .body("errors[0].params.rule", equalTo("SETTLEMENT_FREEZE"))
                .body("errors[0].params.last", equalTo("2022-11-30"));
        Response inTime = settlement(LocalDate.of(2022, 11, 30));
        inTime.then().statusCode(201);
        the.province.approve("/v1/settlements", inTime.path("id")).then().statusCode(201);
        the.province
                .auditor()
                .get("/v1/settlements/" + inTime.path("id") + "/history")
                .then()
                .statusCode(200)
                .body("items.action", hasItem("settlement-approved"));
    }

    @Test
    void a_large_contracts_advance_needs_a_guarantee_that_is_valid_when_asked_and_when_booked() {
        the.detailed(PROJECT, 10 * BILLION);
        String small = the.contract(PROJECT, BILLION);
        the.commit(small, BILLION);
        the.ask("ADVANCE", small, PROJECT, 1_000, 0, the.day(2, 1)).then().statusCode(201);

        String bare = the.contract(PROJECT, BILLION + 1);
        the.commit(bare, BILLION);
        the.ask("ADVANCE", bare, PROJECT, 1_000, 0, the.day(2, 1))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("guarantee-missing"))
                .body("errors[0].params.rule", equalTo("GUARANTEE"));

        Map<String, Object> covered = the.contractOf(PROJECT, 2 * BILLION, the.day(1, 15));
        covered.put("guaranteeUntil", the.day(2, 28).toString());
        String contract = the.province.approved("/v1/contracts", covered);
        the.commit(contract, 2 * BILLION);
        String id = the.inFlight("ADVANCE", contract, PROJECT, 1_000, 0, the.day(2, 1));
        the.book(id, the.day(3, 1)).then().statusCode(409).body("errors[0].code", equalTo("guarantee-missing"));
        the.book(id, the.day(2, 28)).then().statusCode(201);
        the.assertSound();
    }

    @Test
    void the_treasury_holds_commitments_of_large_contracts_from_the_day_of_its_rule_on() {
        the.detailed(PROJECT, 10 * BILLION);
        String contract = the.contract(PROJECT, BILLION);
        Map<String, Object> commitment = the.commitmentOf(contract, 1_000);
        commitment.put("committedOn", "2021-11-24");
        the.province
                .make("/v1/commitments", commitment)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("treasury-must-hold"))
                .body("errors[0].params.rule", equalTo("COMMITMENT_CONTROL_INVESTMENT"))
                .body("errors[0].params.law", equalTo("89/2021/TT-BTC"));
        commitment.put("treasuryHeld", true);
        the.province.approved("/v1/commitments", commitment);

        Map<String, Object> before = the.commitmentOf(contract, 1_000);
        before.put("committedOn", "2021-11-23");
        the.province.approved("/v1/commitments", before);
        Map<String, Object> smaller = the.commitmentOf(the.contract(PROJECT, BILLION - 1), 1_000);
        smaller.put("committedOn", "2021-11-24");
        the.province.approved("/v1/commitments", smaller);
        Map<String, Object> ofTheCommune = the.commitmentOf(contract, 1_000);
        ofTheCommune.putAll(Map.of("committedOn", "2021-11-24", "fundSource", "COMMUNE"));
        the.province.make("/v1/commitments", ofTheCommune).then().statusCode(201);
    }

    @Test
    void a_year_is_extended_only_by_whom_the_law_names_and_not_beyond_its_last_day() {
        the.detailed(PROJECT, 1_000);
        LocalDate march = LocalDate.of(2022, 3, 15);
        the.ask("DIRECT", null, PROJECT, 10, 0, march)
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("outside-budget-year"));
        Map<String, Object> extension = extension("PROVINCIAL_COUNCIL", LocalDate.of(2022, 12, 31));
        refusedExtension(extension, "decidedBy", "COMMITTEE_CHAIR", "may-not-extend");
        refusedExtension(extension, "until", "2023-01-01", "after-deadline");
        refusedExtension(extension, "until", "2022-01-31", "extends-nothing");
        refusedExtension(extension, "capitalKind", "RECURRENT", "only-investment-is-extended");
        String id = the.province.made("/v1/extensions", extension);
        the.ask("DIRECT", null, PROJECT, 10, 0, march).then().statusCode(422);
        the.province.approve("/v1/extensions", id).then().statusCode(201);

        String request = the.inFlight("DIRECT", null, PROJECT, 10, 0, march);
        the.ask("DIRECT", null, PROJECT, 10, 0, LocalDate.of(2023, 1, 1)).then().statusCode(422);
        the.book(request, LocalDate.of(2022, 12, 31)).then().statusCode(201);
        the.province
                .auditor()
                .get("/v1/extensions/" + id + "/history")
                .then()
                .body("items.action", hasItem("extension-granted"));
        the.assertSound();
    }

    private void refusedExtension(Map<String, Object> good, String field, Object value, String code) {
        Map<String, Object> bad = new HashMap<>(good);
        bad.put(field, value);
        the.province.make("/v1/extensions", bad).then().statusCode(422).body("errors.code", hasItem(code));
    }

    private Map<String, Object> extension(String decidedBy, LocalDate until) {
        return the.extension(PROJECT, decidedBy, until);
    }

    private Response settlement(LocalDate on) {
        return the.province.make("/v1/settlements", the.settlement(PROJECT, on, 100));
    }
}
