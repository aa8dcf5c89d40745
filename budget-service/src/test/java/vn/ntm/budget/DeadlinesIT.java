package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.embedded.StackResource;

/** 31 December, 31 January, 31 March, 30 November: a refusal names the rule, the cell, what is left and the deciding document. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class DeadlinesIT {

    private static final String PROJECT = "DA-01";

    private final Scenario the = new Scenario(2021);
    private final String project = the.province.commune(1) + "/" + PROJECT;

    @Test
    void a_payment_asked_or_booked_outside_the_year_is_told_what_is_left_and_who_decided_it() {
        the.detailed(PROJECT, 1_000);
        for (LocalDate on : List.of(LocalDate.of(2022, 2, 1), LocalDate.of(2020, 12, 31))) {
            refused(the.ask("DIRECT", null, PROJECT, 10, 0, on), "outside-budget-year", "PAYMENT_DEADLINE", 1_000, 10);
        }
        String contract = the.contract(PROJECT, 900);
        the.commit(contract, 700);
        refused(
                the.ask("PAYMENT", contract, PROJECT, 10, 0, LocalDate.of(2022, 2, 1)),
                "outside-budget-year",
                "PAYMENT_DEADLINE",
                700,
                10);
        String id = the.inFlight("DIRECT", null, PROJECT, 30, 0, LocalDate.of(2022, 1, 31));
        refused(the.book(id, LocalDate.of(2022, 2, 1)), "outside-budget-year", "PAYMENT_DEADLINE", 30, 30);
    }

    @Test
    void an_advance_of_january_is_told_what_is_left_and_who_decided_it() {
        Scenario later = new Scenario(2022);
        later.detailed(PROJECT, 1_000);
        String contract = later.contract(PROJECT, 900);
        later.commit(contract, 600);
        Response answer = later.ask("ADVANCE", contract, PROJECT, 100, 0, LocalDate.of(2023, 1, 10));
        answer.then()
                .statusCode(422)
                .body("errors[0].code", equalTo("after-deadline"))
                .body("errors[0].params.rule", equalTo("ADVANCE_DEADLINE"))
                .body("errors[0].params.cell", containsString(later.province.commune(1) + "/" + PROJECT))
                .body("errors[0].params.left", equalTo(600))
                .body("errors[0].params.requested", equalTo(100))
                .body("errors[0].params.decidedBy", not(equalTo("–")))
                .body("errors[0].detail", containsString("600"));
    }

    @Test
    void a_commitment_after_the_year_is_told_what_is_left_and_who_decided_it() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 900);
        Map<String, Object> late = the.commitmentOf(contract, 50);
        late.put("committedOn", "2022-02-01");
        refused(the.province.make("/v1/commitments", late), "outside-budget-year", "PAYMENT_DEADLINE", 1_000, 50);
    }

    @Test
    void a_late_carry_over_settlement_or_extension_is_told_so_for_each_cell() {
        String unit = the.province.commune(1);
        the.detailed(PROJECT, 1_000);
        the.paid("DIRECT", null, PROJECT, 300, 0, the.day(6, 1));
        Map<String, Object> late = the.decision(
                "CARRY_OVER", LocalDate.of(2022, 4, 1), 40, List.of(Scenario.line(unit, PROJECT, unit, PROJECT, 40)));
        late.put("legalGround", "39/2019/QH14");
        refused(the.province.make("/v1/plan-decisions", late), "after-deadline", "CARRY_OVER_FREEZE", 700, 40);

        Map<String, Object> settlement = the.settlement(PROJECT, LocalDate.of(2022, 12, 1), 100);
        refused(the.province.make("/v1/settlements", settlement), "after-deadline", "SETTLEMENT_FREEZE", 300, 100);

        Map<String, Object> extension = the.extension(PROJECT, "PROVINCIAL_COUNCIL", LocalDate.of(2023, 1, 1));
        refused(the.province.make("/v1/extensions", extension), "after-deadline", "EXTENSION_END", 700, 700);
    }

    @Test
    void a_year_ends_from_its_last_day_of_payment_on_and_carries_over_until_the_freeze() {
        the.detailed(PROJECT, 1_000);
        Map<String, Object> request = the.yearEnd(List.of(PROJECT));
        request.put("decidedOn", "2022-04-01");
        refused(preview(request), "after-deadline", "CARRY_OVER_FREEZE", 1_000, 1_000);
        request.put("digest", "whatever");
        propose(request).then().statusCode(422).body("errors[0].code", equalTo("after-deadline"));

        request.put("decidedOn", "2022-01-30");
        request.remove("digest");
        request.put("digest", preview(request).then().statusCode(200).extract().path("digest"));
        propose(request)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("before-year-is-over"))
                .body("errors[0].params.rule", equalTo("PAYMENT_DEADLINE"));

        request.put("decidedOn", "2022-03-31");
        request.remove("digest");
        Response seen = preview(request);
        request.put("digest", seen.path("digest"));
        String id = propose(request).then().statusCode(201).extract().path("id");
        run(id, seen.path("digest")).then().statusCode(200).body("lines", equalTo(seen.<List<Object>>path("lines")));
        run(id, seen.path("digest")).then().statusCode(200).body("lines", hasSize(0));
        assertThat(the.buckets(PROJECT))
                .containsEntry(Bucket.CARRIED_OUT, 1_000L)
                .containsEntry(Bucket.FREE, 0L);
        the.assertSound();
    }

    @Test
    void after_the_freeze_what_is_left_can_still_be_cancelled() {
        the.detailed(PROJECT, 1_000);
        Map<String, Object> request = the.yearEnd(List.of());
        request.put("decidedOn", "2022-04-01");
        preview(request).then().statusCode(200).body("cancelled.amount", equalTo(1_000));
    }

    /** Money that a decision lets be paid until December is not unspent in February. */
    @Test
    void extended_money_stays_in_its_year_when_the_year_ends() {
        the.detailed(PROJECT, 100);
        the.detailed("DA-02", 70);
        Map<String, Object> extension = the.extension(PROJECT, "PROVINCIAL_COUNCIL", LocalDate.of(2022, 12, 31));
        the.province.approved("/v1/extensions", extension);
        String asked = the.inFlight("DIRECT", null, PROJECT, 10, 0, LocalDate.of(2022, 1, 20));
        Map<String, Object> request = the.yearEnd(List.of());
        Response seen = preview(request);
        seen.then().statusCode(200).body("cancelled.amount", equalTo(70)).body("carriedOver.amount", equalTo(0));
        request.put("digest", seen.path("digest"));
        run(propose(request).path("id"), seen.path("digest")).then().statusCode(200);

        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.FREE, 90L).containsEntry(Bucket.IN_PAYMENT, 10L);
        the.book(asked, LocalDate.of(2022, 3, 1)).then().statusCode(201);
        request.put("decisionNumber", Scenario.number("KD"));
        request.put("decidedOn", "2023-01-05");
        request.remove("digest");
        preview(request).then().statusCode(200).body("cancelled.amount", equalTo(90));
        the.assertSound();
    }

    private Response preview(Map<String, Object> request) {
        Map<String, Object> asked = new HashMap<>(request);
        asked.remove("digest");
        return the.province.maker().body(asked).post("/v1/year-ends/2021/preview");
    }

    private Response propose(Map<String, Object> request) {
        return the.province.maker().body(request).post("/v1/year-ends/2021/proposals");
    }

    private Response run(String id, String digest) {
        return the.province.approver().body(Map.of("digest", digest)).post("/v1/year-ends/proposals/" + id + "/run");
    }

    private void refused(Response answer, String code, String rule, int left, int requested) {
        answer.then()
                .statusCode(422)
                .body("errors[0].code", equalTo(code))
                .body("errors[0].params.rule", equalTo(rule))
                .body("errors[0].params.law", not(equalTo("–")))
                .body("errors[0].params.cell", containsString(project))
                .body("errors[0].params.left", equalTo(left))
                .body("errors[0].params.requested", equalTo(requested))
                .body("errors[0].params.decidedBy", not(equalTo("–")));
    }
}
