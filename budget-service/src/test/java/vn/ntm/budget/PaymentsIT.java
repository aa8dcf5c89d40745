package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.embedded.StackResource;

/** The life of payments over HTTP; the numbers of invariants are those of the budget's rules (docs/budget-invariants.md). */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class PaymentsIT {

    private static final String PROJECT = "DA-01";

    private final Scenario the = new Scenario(2021);

    /** The worked example, to the đồng: six positions, and a rate that adding payments gross would overstate. */
    @Test
    void the_example_is_right_to_the_dong_at_every_step() {
        the.detailed(PROJECT, 1_000_000_000);
        assertHolds(1_000_000_000, 0, 0, 0, 0);
        String contract = the.contract(PROJECT, 900_000_000);
        the.commit(contract, 900_000_000);
        assertHolds(100_000_000, 900_000_000, 0, 0, 0);

        String advance = the.inFlight("ADVANCE", contract, PROJECT, 200_000_000, 0, the.day(2, 1));
        assertHolds(100_000_000, 700_000_000, 200_000_000, 0, 0);
        the.book(advance, the.day(2, 3)).then().statusCode(201).body("disbursed.amount", equalTo(200_000_000));
        assertHolds(100_000_000, 700_000_000, 0, 200_000_000, 0);
        assertThat(Scenario.disbursed(the.buckets(PROJECT))).isEqualTo(200_000_000);

        the.accept(contract, 500_000_000);
        String payment = the.inFlight("PAYMENT", contract, PROJECT, 500_000_000, 150_000_000, the.day(6, 1));
        assertHolds(100_000_000, 350_000_000, 350_000_000, 200_000_000, 0);
        the.book(payment, the.day(6, 4)).then().statusCode(201).body("disbursed.amount", equalTo(350_000_000));
        assertHolds(100_000_000, 350_000_000, 0, 50_000_000, 500_000_000);
        assertThat(Scenario.disbursed(the.buckets(PROJECT))).isEqualTo(550_000_000);
        the.assertSound();
    }

    @Test
    void invariant_16_a_cut_takes_only_what_is_free() {
        the.detailed(PROJECT, 100);
        the.inFlight("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        String unit = the.province.commune(1);
        String cut = the.province.made(
                "/v1/plan-decisions",
                the.decision("ADJUST", the.day(4, 1), 41, List.of(Scenario.line(unit, PROJECT, unit, null, 41))));

        the.province
                .approve("/v1/plan-decisions", cut)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("exceeds-availability"))
                .body("errors[0].params.left", equalTo(40))
                .body("errors[0].params.requested", equalTo(41))
                .body("errors[0].params.cell", equalTo("PROVINCE INVESTMENT 2021 " + unit + "/" + PROJECT))
                .body("errors[0].params.decidedBy", notNullValue());
        String fits = the.province.approved(
                "/v1/plan-decisions",
                the.decision("ADJUST", the.day(4, 1), 40, List.of(Scenario.line(unit, PROJECT, unit, null, 40))));
        assertThat(fits).isNotBlank();
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.FREE, 0L).containsEntry(Bucket.IN_PAYMENT, 60L);
    }

    @Test
    void invariant_23_a_request_resolves_once_and_its_unpaid_part_returns() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 800);
        the.commit(contract, 800);
        the.accept(contract, 500);
        String partly = the.inFlight("PAYMENT", contract, PROJECT, 400, 0, the.day(6, 1));

        the.province
                .treasurer()
                .body(Map.of("bookedOn", the.day(6, 2).toString(), "treasuryDocument", "KB", "gross", Http.money(300)))
                .post("/v1/payment-requests/" + partly + "/booking")
                .then()
                .statusCode(201)
                .body("bookedGross.amount", equalTo(300))
                .body("disbursed.amount", equalTo(300));
        assertHolds(200, 500, 0, 0, 300);
        the.end(partly, "refusal", the.province, the.day(6, 3))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("already-decided"));
        the.book(partly, the.day(6, 5)).then().statusCode(409).body("errors[0].code", equalTo("already-booked"));
        assertHolds(200, 500, 0, 0, 300);

        String refused = the.inFlight("PAYMENT", contract, PROJECT, 200, 0, the.day(6, 6));
        the.end(refused, "refusal", the.province, the.day(6, 7))
                .then()
                .statusCode(201)
                .body("state", equalTo("REFUSED"));
        String withdrawn = the.inFlight("DIRECT", null, PROJECT, 200, 0, the.day(6, 6));
        the.end(withdrawn, "withdrawal", the.province, the.day(6, 7))
                .then()
                .statusCode(201)
                .body("state", equalTo("WITHDRAWN"));
        assertHolds(200, 500, 0, 0, 300);
        the.province.approve("/v1/payment-requests", withdrawn).then().statusCode(409);
        the.assertSound();
    }

    @Test
    void invariants_19_and_20_a_contract_never_costs_more_than_its_value_nor_more_than_was_accepted() {
        the.detailed(PROJECT, 10_000);
        String contract = the.contract(PROJECT, 1_000);
        String tooMuch = the.province.made("/v1/commitments", the.commitmentOf(contract, 1_001));
        the.province
                .approve("/v1/commitments", tooMuch)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("exceeds-contract"))
                .body("errors[0].params.left", equalTo(1_000));
        the.commit(contract, 1_000);
        the.ask("PAYMENT", contract, PROJECT, 1, 0, the.day(6, 1))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("exceeds-accepted-volume"))
                .body("errors[0].params.left", equalTo(0));
        the.accept(contract, 600);
        the.paid("PAYMENT", contract, PROJECT, 600, 0, the.day(6, 1));
        the.amend(contract, 999).then().statusCode(409).body("errors[0].code", equalTo("below-what-is-claimed"));
        the.amend(contract, 1_200).then().statusCode(201);
        the.accept(contract, 600);
        the.ask("PAYMENT", contract, PROJECT, 401, 0, the.day(6, 2))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("exceeds-availability"))
                .body("errors[0].params.left", equalTo(400));
    }

    @Test
    void invariant_21_the_advance_cap_is_that_of_the_day_the_contract_was_signed() {
        the.detailed(PROJECT, 10_000);
        String contract = the.contract(PROJECT, 1_000);
        the.commit(contract, 1_000);
        the.ask("ADVANCE", contract, PROJECT, 501, 0, the.day(2, 1))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("exceeds-advance-cap"))
                .body("errors[0].params.left", equalTo(500))
                .body("errors[0].params.law", equalTo("37/2015/NĐ-CP, Điều 18"));
        the.paid("ADVANCE", contract, PROJECT, 500, 0, the.day(2, 1));

        Scenario later = new Scenario(2022);
        later.detailed(PROJECT, 10_000);
        String newer = later.contract(PROJECT, 1_000);
        later.commit(newer, 1_000);
        later.ask("ADVANCE", newer, PROJECT, 301, 0, later.day(2, 1))
                .then()
                .statusCode(409)
                .body("errors[0].params.left", equalTo(300))
                .body("errors[0].params.law", equalTo("99/2021/NĐ-CP, Điều 10(3)"));
        later.ask("ADVANCE", newer, PROJECT, 300, 0, later.day(2, 1)).then().statusCode(201);
    }

    /** Two requests that each look right while the other is pending, and break the 80 % rule when one is refused. */
    @Test
    void invariant_22_is_checked_when_asked_and_again_when_the_result_is_booked() {
        the.detailed(PROJECT, 10_000);
        String contract = the.contract(PROJECT, 1_000);
        the.commit(contract, 1_000);
        the.paid("ADVANCE", contract, PROJECT, 100, 0, the.day(2, 1));
        the.accept(contract, 1_000);
        the.paid("PAYMENT", contract, PROJECT, 600, 0, the.day(6, 1));
        the.ask("PAYMENT", contract, PROJECT, 200, 0, the.day(6, 2))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("advance-not-recovered"))
                .body("errors[0].params.left", equalTo(100));
        String recovering = the.inFlight("PAYMENT", contract, PROJECT, 100, 100, the.day(6, 2));
        String plain = the.inFlight("PAYMENT", contract, PROJECT, 200, 0, the.day(6, 2));
        the.end(recovering, "refusal", the.province, the.day(6, 3)).then().statusCode(201);
        Map<Bucket, Long> before = the.buckets(PROJECT);

        the.book(plain, the.day(6, 4))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("advance-not-recovered"))
                .body("errors[0].params.rule", equalTo("RECOVERY_COMPLETE"));
        assertThat(the.buckets(PROJECT)).isEqualTo(before);
        the.assertSound();
    }

    @Test
    void invariant_24_an_advance_is_disbursed_and_its_recovery_moves_no_money() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 900);
        the.commit(contract, 900);
        the.paid("ADVANCE", contract, PROJECT, 200, 0, the.day(2, 1));
        assertThat(Scenario.disbursed(the.buckets(PROJECT))).isEqualTo(200);
        the.accept(contract, 150);
        String recovering = the.paid("PAYMENT", contract, PROJECT, 150, 150, the.day(6, 1));

        assertThat(Scenario.disbursed(the.buckets(PROJECT))).isEqualTo(200);
        assertHolds(100, 700, 0, 50, 150);
        the.province.auditor().get("/v1/payment-requests/" + recovering).then().body("disbursed.amount", equalTo(0));
        the.assertSound();
    }

    @Test
    void invariant_25_maker_approver_and_treasurer_are_three_people() {
        the.detailed(PROJECT, 1_000);
        String id =
                the.province.made("/v1/payment-requests", the.request("DIRECT", null, PROJECT, 100, 0, the.day(3, 1)));
        String code = the.province.code();
        Http.as(code + "-maker", "approver", code)
                .header("If-Match", "*")
                .body(Map.of())
                .post("/v1/payment-requests/" + id + "/approval")
                .then()
                .statusCode(403);
        the.province.approve("/v1/payment-requests", id).then().statusCode(201);
        for (String person : List.of("maker", "approver")) {
            Http.as(code + "-" + person, "treasurer", code)
                    .body(Map.of("bookedOn", the.day(3, 2).toString(), "treasuryDocument", "KB"))
                    .post("/v1/payment-requests/" + id + "/booking")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("https://ntm.example.vn/problems/maker-is-checker"))
                    .body("errors[0].code", equalTo("not-a-third-person"));
        }
        the.book(id, the.day(3, 2)).then().statusCode(201);
    }

    @Test
    void an_approver_stays_within_the_limit_of_his_level() {
        the.detailed(PROJECT, 40_000_000_000L);
        String id = the.province.made(
                "/v1/payment-requests", the.request("DIRECT", null, PROJECT, 15_000_000_001L, 0, the.day(3, 1)));
        String commune = the.province.commune(1);
        Http.as(commune + "-chair", "approver", commune)
                .header("If-Match", "*")
                .body(Map.of())
                .post("/v1/payment-requests/" + id + "/approval")
                .then()
                .statusCode(403)
                .body("errors[0].code", equalTo("beyond-authority"))
                .body("errors[0].params.left", equalTo(15_000_000_000L));
        the.province.approve("/v1/payment-requests", id).then().statusCode(201);
    }

    @Test
    void invariant_8_a_booking_is_reversed_once_and_its_reversal_never() {
        the.detailed(PROJECT, 1_000);
        String id = the.paid("DIRECT", null, PROJECT, 100, 0, the.day(3, 1));
        String booking = transaction(id, "PAYMENT_BOOKED");
        Map<Bucket, Long> paid = the.buckets(PROJECT);

        reverse("approver", booking).then().statusCode(403);
        String reversal =
                reverse("inspector", booking).then().statusCode(201).extract().path("items[0].id");
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 100L).containsEntry(Bucket.PAID, 0L);
        reverse("inspector", booking).then().statusCode(409).body("errors[0].code", equalTo("already-reversed"));
        reverse("inspector", reversal)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("reversal-not-reversible"));
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 100L);
        the.book(id, the.day(3, 5)).then().statusCode(201);
        assertThat(the.buckets(PROJECT)).isEqualTo(paid);
        the.province
                .auditor()
                .get("/v1/payment-requests/" + id)
                .then()
                .body("bookedOn", equalTo(the.day(3, 5).toString()))
                .body("takenBack.bookedOn", equalTo(List.of(the.day(3, 1).toString())))
                .body("takenBack.reversedOn", equalTo(List.of(the.day(3, 4).toString())))
                .body("takenBack.disbursed.amount", equalTo(List.of(100)));
        the.assertSound();
    }

    @Test
    void what_goes_back_to_the_project_is_told_with_its_day() {
        the.detailed(PROJECT, 1_000);
        String commitment = the.commit(the.contract(PROJECT, 900), 900);
        for (int amount : new int[] {200, 300}) {
            Http.as(the.province.code() + "-inspector", "approver", the.province.code())
                    .header("If-Match", "*")
                    .body(Map.of(
                            "amount",
                            Http.money(amount),
                            "releasedOn",
                            the.day(4, 1).toString(),
                            "reason",
                            "not needed"))
                    .post("/v1/commitments/" + commitment + "/release")
                    .then()
                    .statusCode(201);
        }
        the.province
                .auditor()
                .get("/v1/commitments/" + commitment)
                .then()
                .body("released.amount", equalTo(500))
                .body("releases.amount.amount", equalTo(List.of(200, 300)))
                .body(
                        "releases.releasedOn",
                        equalTo(List.of(the.day(4, 1).toString(), the.day(4, 1).toString())));
    }

    @Test
    void a_plan_decision_is_taken_back_only_while_its_money_is_free() {
        the.appropriate(1_000);
        the.assign(the.province.commune(1), 1_000);
        String detail = the.detail(the.province.commune(1), PROJECT, 1_000);
        the.paid("DIRECT", null, PROJECT, 1, 0, the.day(3, 1));
        String posted = the.province
                .auditor()
                .get("/v1/ledger/transactions?document=plan-decisions/" + detail)
                .path("items[0].id");
        reverse("inspector", posted).then().statusCode(409).body("errors[0].code", equalTo("exceeds-availability"));
        the.province.auditor().get("/v1/plan-decisions/" + detail).then().body("state", equalTo("APPROVED"));
    }

    @Test
    void a_wrong_payment_comes_back_to_the_plan() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 900);
        the.commit(contract, 900);
        the.accept(contract, 500);
        String id = the.paid("PAYMENT", contract, PROJECT, 500, 0, the.day(6, 1));
        giveBack(id, 501).then().statusCode(409).body("errors[0].code", equalTo("exceeds-what-was-paid"));
        giveBack(id, 200).then().statusCode(201).body("disbursed.amount", equalTo(300));
        assertHolds(100, 600, 0, 0, 300);
        giveBack(id, 301).then().statusCode(409);
        the.assertSound();
    }

    @Test
    void invariant_12_no_entry_dated_back_spends_what_came_later() {
        String unit = the.province.commune(1);
        the.appropriate(100);
        the.assign(unit, 100);
        the.detail(unit, PROJECT, 50);
        the.province.approved(
                "/v1/plan-decisions",
                the.decision("DETAIL", the.day(6, 1), 50, List.of(Scenario.line(unit, null, unit, PROJECT, 50))));
        the.paid("DIRECT", null, PROJECT, 40, 0, the.day(7, 1));

        the.ask("DIRECT", null, PROJECT, 51, 0, the.day(5, 31))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("spends-before-it-came"))
                .body("errors[0].params.left", equalTo(50));
        the.ask("DIRECT", null, PROJECT, 50, 0, the.day(5, 31)).then().statusCode(201);
        the.ask("DIRECT", null, PROJECT, 10, 0, the.day(6, 2)).then().statusCode(201);
        the.ask("DIRECT", null, PROJECT, 1, 0, the.day(6, 2)).then().statusCode(409);
        the.assertSound();
    }

    @Test
    void invariant_11_business_dates_lie_in_the_budget_year_or_its_adjustment_period() {
        the.detailed(PROJECT, 1_000);
        the.ask("DIRECT", null, PROJECT, 10, 0, the.day(1, 1).minusDays(1))
                .then()
                .statusCode(422);
        the.ask("DIRECT", null, PROJECT, 10, 0, the.day(1, 31).plusYears(1))
                .then()
                .statusCode(201);
        the.ask("DIRECT", null, PROJECT, 10, 0, the.day(1, 31).plusYears(1).plusDays(1))
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("outside-budget-year"));
    }

    @Test
    void a_late_advance_of_2022_is_refused_by_the_rule_of_2022() {
        Scenario later = new Scenario(2022);
        later.detailed(PROJECT, 10_000);
        String contract = later.contract(PROJECT, 1_000);
        later.commit(contract, 1_000);
        later.ask("ADVANCE", contract, PROJECT, 10, 0, later.day(1, 2).plusYears(1))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("after-deadline"))
                .body("errors[0].params.rule", equalTo("ADVANCE_DEADLINE"));
    }

    @Test
    void thousands_are_booked_in_one_request_and_each_refused_line_says_why() {
        the.detailed(PROJECT, 1_000);
        String good = the.inFlight("DIRECT", null, PROJECT, 100, 0, the.day(3, 1));
        String undecided =
                the.province.made("/v1/payment-requests", the.request("DIRECT", null, PROJECT, 100, 0, the.day(3, 1)));
        Map<String, Object> body = Map.of("items", List.of(booking(good), booking(undecided)));
        Map<Bucket, Long> before = the.buckets(PROJECT);

        the.province
                .treasurer()
                .body(body)
                .post("/v1/payment-requests/bulk")
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/items/1"))
                .body("errors[0].code", equalTo("not-approved"));
        assertThat(the.buckets(PROJECT)).isEqualTo(before);
        the.province
                .treasurer()
                .body(body)
                .post("/v1/payment-requests/bulk?atomic=false")
                .then()
                .statusCode(207)
                .body("booked", equalTo(1))
                .body("refused", equalTo(1))
                .body("lines[1].errors[0].code", equalTo("not-approved"));
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.PAID, 100L);
    }

    @Test
    void a_reservation_is_posted_voided_or_ends_by_itself() {
        the.detailed(PROJECT, 1_000);
        Map<String, Object> soon = the.request("DIRECT", null, PROJECT, 100, 0, the.day(3, 1));
        soon.put("expiresAt", java.time.OffsetDateTime.now().plusSeconds(1).toString());
        String id = the.province.made("/v1/payment-requests", soon);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> the.province
                .auditor()
                .get("/v1/payment-requests/" + id)
                .then()
                .body("state", equalTo("EXPIRED")));
        assertHolds(1_000, 0, 0, 0, 0);
        the.province.approve("/v1/payment-requests", id).then().statusCode(409);
        Map<String, Object> past = the.request("DIRECT", null, PROJECT, 100, 0, the.day(3, 1));
        past.put("expiresAt", "2021-03-02T00:00:00+07:00");
        the.province
                .make("/v1/payment-requests", past)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("expires-in-the-past"));
    }

    /** Its money is not held for ever because somebody closed the month in which it was asked. */
    @Test
    void a_reservation_of_a_closed_month_ends_too_and_holds_up_no_other() {
        Scenario old = new Scenario(2009);
        old.detailed(PROJECT, 1_000);
        List<String> ids = new java.util.ArrayList<>();
        for (LocalDate on : List.of(old.day(3, 1), old.day(4, 1))) {
            Map<String, Object> soon = old.request("DIRECT", null, PROJECT, 100, 0, on);
            soon.put("expiresAt", java.time.OffsetDateTime.now().plusSeconds(2).toString());
            ids.add(old.province.made("/v1/payment-requests", soon));
        }
        old.province
                .treasurer()
                .body(Map.of())
                .post("/v1/periods/2009-03/closure")
                .then()
                .statusCode(201);
        for (String id : ids) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> old.province
                    .auditor()
                    .get("/v1/payment-requests/" + id)
                    .then()
                    .body("state", equalTo("EXPIRED")));
        }
        assertThat(old.buckets(PROJECT)).containsEntry(Bucket.FREE, 1_000L);
        old.assertSound();
    }

    /** Bad input to the write that matters most: the right 4xx, and nothing stored. */
    @Test
    void what_is_wrong_is_refused_and_leaves_nothing() {
        the.detailed(PROJECT, 1_000);
        Map<Bucket, Long> before = the.buckets(PROJECT);
        Map<String, Object> good = the.request("DIRECT", null, PROJECT, 100, 0, the.day(3, 1));
        refused(good, "unit", "P0XX", 422);
        refused(good, "unit", the.province.commune(4), 422);
        refused(good, "gross", Map.of("amount", -1, "currency", "VND"), 400);
        refused(good, "gross", Map.of("amount", 1.5, "currency", "VND"), 400);
        refused(good, "gross", Map.of("amount", "12", "currency", "VND"), 400);
        refused(good, "gross", Http.money(0), 422);
        refused(good, "kind", "GIFT", 400);
        refused(good, "project", "a/b", 422);
        refused(good, "surprise", "x", 400);
        refused(good, "contractId", "0199a3b0-52c1-7a10-8c55-3f1e9f0a7b21", 422);
        refused(good, "businessDate", "2999-01-01", 422);
        io.restassured.RestAssured.given()
                .contentType("application/json")
                .body(good)
                .post("/v1/payment-requests")
                .then()
                .statusCode(401);
        the.province.auditor().body(good).post("/v1/payment-requests").then().statusCode(403);
        Http.as("stranger", "province-officer", Http.province().code())
                .body(good)
                .post("/v1/payment-requests")
                .then()
                .statusCode(403);
        assertThat(the.buckets(PROJECT)).isEqualTo(before);
        the.province.make("/v1/payment-requests", good).then().statusCode(201);
        the.province
                .make("/v1/payment-requests", good)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("duplicate-document"));
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 100L);
    }

    private void refused(Map<String, Object> good, String field, Object value, int status) {
        Map<String, Object> bad = new HashMap<>(good);
        bad.put(field, value);
        the.province.make("/v1/payment-requests", bad).then().statusCode(status);
    }

    private Map<String, Object> booking(String id) {
        return Map.of("id", id, "bookedOn", the.day(3, 2).toString(), "treasuryDocument", Scenario.number("KB"));
    }

    private Response giveBack(String id, long amount) {
        return the.province
                .treasurer()
                .header("If-Match", "*")
                .body(Map.of(
                        "amount",
                        Http.money(amount),
                        "returnedOn",
                        the.day(8, 1).toString(),
                        "reason",
                        "paid wrongly"))
                .post("/v1/payment-requests/" + id + "/returns");
    }

    private String transaction(String request, String kind) {
        return the.province
                .auditor()
                .get("/v1/ledger/transactions?document=payment-requests/" + request + "&kind=" + kind)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private Response reverse(String person, String transaction) {
        return Http.as(the.province.code() + "-" + person, "approver", the.province.code())
                .body(Map.of("businessDate", the.day(3, 4).toString(), "reason", "paid twice"))
                .post("/v1/ledger/transactions/" + transaction + "/reverse");
    }

    private void assertHolds(long free, long committed, long inPayment, long advance, long paid) {
        assertThat(the.buckets(PROJECT))
                .containsEntry(Bucket.FREE, free)
                .containsEntry(Bucket.COMMITTED, committed)
                .containsEntry(Bucket.IN_PAYMENT, inPayment)
                .containsEntry(Bucket.ADVANCE, advance)
                .containsEntry(Bucket.PAID, paid);
    }
}
