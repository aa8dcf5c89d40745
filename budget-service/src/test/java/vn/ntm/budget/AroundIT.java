package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.report.Form;
import vn.ntm.embedded.StackResource;

/** What stands around the ledger: plan lines, year ends, Treasury statements, obstacles, contributions, forms. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class AroundIT {

    private static final String PROJECT = "DA-01";

    private final Scenario the = new Scenario(2021);

    @Test
    void a_plan_line_says_what_ate_it_and_which_decisions_brought_it() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 900);
        the.commit(contract, 500);
        the.paid("ADVANCE", contract, PROJECT, 100, 0, the.day(2, 1));
        String direct = the.paid("DIRECT", null, PROJECT, 50, 0, the.day(2, 1));
        long id = ((Number) the.province
                        .auditor()
                        .get("/v1/plan-lines?budgetYear=2021&unit=" + the.province.commune(1))
                        .path("items[0].id"))
                .longValue();

        the.province
                .auditor()
                .get("/v1/plan-lines/" + id + "/availability")
                .then()
                .statusCode(200)
                .body("available.amount", equalTo(450))
                .body("line.plan.amount", equalTo(1_000))
                .body("line.disbursed.amount", equalTo(150))
                .body("shares.what", hasItems("ADVANCE", "COMMITTED", "PAID"))
                .body("shares.document", hasItem("payment-requests/" + direct));
        the.province
                .auditor()
                .get("/v1/plan-lines/" + id + "/trace")
                .then()
                .statusCode(200)
                .body("items.kind", contains("PLAN_DETAIL", "PLAN_ASSIGN", "APPROPRIATION"))
                .body("items[2].from", equalTo("AUTHORITY"));
    }

    /** Districts ended in 2025; their money of 2021 is still to be explained. */
    /** The example of the postings in small: a payment of 50 that settles 15 of an advance uses 50 of the plan. */
    @Test
    void what_is_available_and_what_ate_the_line_make_the_plan() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 900);
        the.commit(contract, 500);
        the.paid("ADVANCE", contract, PROJECT, 100, 0, the.day(2, 1));
        the.accept(contract, 90);
        String payment = the.paid("PAYMENT", contract, PROJECT, 50, 15, the.day(6, 1));
        the.inFlight("PAYMENT", contract, PROJECT, 30, 10, the.day(6, 2));
        String direct = the.paid("DIRECT", null, PROJECT, 70, 0, the.day(6, 3));
        the.province
                .treasurer()
                .header("If-Match", "*")
                .body(Map.of(
                        "amount", Http.money(20), "returnedOn", the.day(6, 4).toString(), "reason", "wrong payee"))
                .post("/v1/payment-requests/" + direct + "/returns")
                .then()
                .statusCode(201);
        the.province
                .treasurer()
                .body(statement(List.of(treasuryLine(Scenario.number("KX"), 30))))
                .post("/v1/treasury-statements")
                .then()
                .statusCode(201);
        String line = the.province
                .auditor()
                .get("/v1/plan-lines?budgetYear=2021&unit=" + the.province.commune(1))
                .path("items[0].id")
                .toString();

        JsonPath found = the.province
                .auditor()
                .get("/v1/plan-lines/" + line + "/availability")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(found.getInt("shares.find { it.document == 'payment-requests/" + payment + "' }.amount.amount"))
                .isEqualTo(50);
        assertThat(found.getInt("shares.find { it.document == 'payment-requests/" + direct + "' }.amount.amount"))
                .isEqualTo(50);
        assertThat(found.getInt("shares.find { it.what == 'SUSPENSE' }.amount.amount"))
                .isEqualTo(30);
        assertThat(found.getInt("available.amount") + found.getInt("shares.amount.amount.sum()"))
                .isEqualTo(1_000);
    }

    @Test
    void a_line_of_a_unit_that_has_ended_is_still_explained() {
        Scenario old = new Scenario(2019);
        String ended = old.province.commune(4);
        old.appropriate(1_000);
        old.assign(ended, 1_000);
        old.detail(ended, PROJECT, 800);
        long id = ((Number) old.province
                        .auditor()
                        .get("/v1/plan-lines?budgetYear=2019&unit=" + ended)
                        .path("items[0].id"))
                .longValue();
        old.province
                .auditor()
                .get("/v1/plan-lines/" + id + "/availability")
                .then()
                .statusCode(200)
                .body("available.amount", equalTo(800));
        old.province
                .auditor()
                .get("/v1/plan-lines/" + id + "/trace")
                .then()
                .statusCode(200)
                .body("items.kind", contains("PLAN_DETAIL", "PLAN_ASSIGN", "APPROPRIATION"));
        // Without a day the money is read by whom the unit lay with; with one, only by whom it lies with then.
        String cells = "/v1/ledger/cells?budgetYear=2019&unit=" + ended;
        String statement = "/v1/ledger/statement?fundSource=PROVINCE&capitalKind=INVESTMENT&budgetYear=2019&project="
                + PROJECT + "&unit=" + ended;
        String report = "/v1/reports/F1?budgetYear=2019&unit=" + ended;
        old.province
                .auditor()
                .get(cells)
                .then()
                .statusCode(200)
                .body("items.find { it.project != null }.balances.FREE", equalTo(800));
        old.province.auditor().get(statement).then().statusCode(200).body("lines[0].balance", equalTo(800));
        old.province.auditor().get(report).then().statusCode(200).body("items[1].assigned", equalTo(800));
        old.province.auditor().get(cells + "&on=2020-06-30").then().statusCode(403);
        for (String path : List.of(cells, statement, report)) {
            Http.as("stranger", "auditor", Http.province().code())
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        String debts = "/v1/construction-debts/" + ended + "/" + PROJECT + "/history";
        old.province.auditor().get(debts).then().statusCode(200);
        String stranger = Http.province().code();
        for (String path : List.of("/v1/plan-lines/" + id + "/availability", debts)) {
            Http.as("stranger", "auditor", stranger).get(path).then().statusCode(404);
        }
    }

    @Test
    void a_year_ends_exactly_as_its_preview_said_and_only_once() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 600);
        the.commit(contract, 600);
        the.detailed("DA-02", 70);
        Map<String, Object> request = the.yearEnd(List.of(PROJECT));
        Response preview = the.province.maker().body(request).post("/v1/year-ends/2021/preview");
        preview.then()
                .statusCode(200)
                .body("carriedOver.amount", equalTo(1_000))
                .body("cancelled.amount", equalTo(70));
        request.put("digest", preview.path("digest"));
        Response proposal = the.province.maker().body(request).post("/v1/year-ends/2021/proposals");
        String id = proposal.then().statusCode(201).extract().path("id");
        the.appropriate(5);
        run(id, preview.path("digest")).then().statusCode(409).body("errors[0].code", equalTo("preview-differs"));
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.CARRIED_OUT, 0L);

        Response again =
                the.province.maker().body(the.yearEnd(List.of(PROJECT))).post("/v1/year-ends/2021/preview");
        request.put("digest", again.path("digest"));
        request.put("decisionNumber", Scenario.number("KD"));
        String second = the.province
                .maker()
                .body(request)
                .post("/v1/year-ends/2021/proposals")
                .path("id");
        run(second, again.path("digest"))
                .then()
                .statusCode(200)
                .body("lines", equalTo(again.<List<Object>>path("lines")));
        run(second, again.path("digest")).then().statusCode(200).body("lines", hasSize(0));
        the.province
                .auditor()
                .get("/v1/year-ends/proposals/" + second + "/history")
                .then()
                .statusCode(200)
                .body("items.action", contains("year-end-proposed", "year-ended"));

        the.province
                .auditor()
                .get("/v1/reports/f6?budgetYear=2021&validOn=2022-12-31&unit=" + the.province.code())
                .then()
                .body("items.find { it.project == '" + PROJECT + "' }.carriedOver", equalTo(1_000))
                .body("items.find { it.project == '" + PROJECT + "' }.legalGround", equalTo("39/2019/QH14"))
                .body("items.find { it.project == 'DA-02' }.legalGround", nullValue());
        // What came from the old year goes back to the Council by the decisions of the old year.
        String line = the.province
                .auditor()
                .get("/v1/plan-lines?budgetYear=2022&unit=" + the.province.commune(1))
                .path("items[0].id")
                .toString();
        the.province
                .auditor()
                .get("/v1/plan-lines/" + line + "/trace")
                .then()
                .statusCode(200)
                .body("items.findAll { it.level == 1 }.kind", everyItem(equalTo("PLAN_CARRY_OVER")))
                .body("items.findAll { it.level == 1 }.originYear", everyItem(equalTo(2021)))
                .body("items.findAll { it.level == 2 }.kind", contains("PLAN_DETAIL"))
                .body("items.findAll { it.level == 2 }.cell", contains(containsString(" 2021 ")))
                .body("items.kind", hasItems("PLAN_ASSIGN", "APPROPRIATION"));
        assertThat(the.buckets(PROJECT))
                .containsEntry(Bucket.CARRIED_OUT, 1_000L)
                .containsEntry(Bucket.FREE, 0L)
                .containsEntry(Bucket.COMMITTED, 0L);
        the.province
                .auditor()
                .get("/v1/plan-lines?budgetYear=2022&unit=" + the.province.commune(1))
                .then()
                .body("items[0].free.amount", equalTo(400))
                .body("items[0].committed.amount", equalTo(600));
        the.assertSound();
    }

    /** A typing error in the list of what lives on would cancel the money it meant. */
    @Test
    void a_year_end_refuses_to_carry_over_money_that_is_not_there() {
        the.detailed(PROJECT, 1_000);
        Map<String, Object> request = the.yearEnd(List.of(PROJECT, "DA-10"));
        request.put("digest", "0");
        for (String step : List.of("preview", "proposals")) {
            Map<String, Object> body = new HashMap<>(request);
            if (step.equals("preview")) {
                body.remove("digest");
            }
            the.province
                    .maker()
                    .body(body)
                    .post("/v1/year-ends/2021/" + step)
                    .then()
                    .statusCode(422)
                    .body("errors.code", contains("carries-nothing"))
                    .body("errors.pointer", contains("/carryOver/1"));
        }
    }

    @Test
    void an_obstacle_of_a_contract_names_one_of_its_project() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 400);
        Map<String, Object> obstacle = new HashMap<>(Map.of(
                "number", Scenario.number("VM"),
                "code", "CONTRACTOR",
                "unit", the.province.commune(1),
                "contractId", contract,
                "text", "Machines are missing",
                "owner", "Investor",
                "openedOn", "2021-08-01",
                "dueOn", "2021-09-30",
                "held", Http.money(100)));
        the.province.made("/v1/obstacles", obstacle);
        obstacle.put("number", Scenario.number("VM"));
        obstacle.put("project", "DA-OTHER");
        the.province
                .make("/v1/obstacles", obstacle)
                .then()
                .statusCode(422)
                .body("errors.code", contains("contract-of-another-project"));
        obstacle.put("contractId", UUID.randomUUID().toString());
        the.province
                .make("/v1/obstacles", obstacle)
                .then()
                .statusCode(422)
                .body("errors.code", contains("no-such-document"));
    }

    @Test
    void credit_is_entered_as_credit_and_nothing_else_is() {
        Map<String, Object> given = new HashMap<>(Map.of(
                "number", Scenario.number("DG"),
                "unit", the.province.commune(1),
                "resource", "PEOPLE",
                "form", "CREDIT_DISBURSED",
                "contributedOn", "2021-05-05",
                "value", Http.money(1_000),
                "proof", "BB-1",
                "source", "test"));
        the.province
                .make("/v1/contributions", given)
                .then()
                .statusCode(422)
                .body("errors.code", contains("credit-is-credit"));
        given.put("resource", "CREDIT");
        the.province.made("/v1/contributions", given);
        given.putAll(Map.of("number", Scenario.number("DG"), "form", "CASH"));
        the.province.make("/v1/contributions", given).then().statusCode(422);

        given.putAll(Map.of("resource", "PEOPLE", "form", "LAND", "measure", "m2", "unitPrice", Http.money(9_000_000)));
        given.put("quantity", 1e12);
        the.province
                .make("/v1/contributions", given)
                .then()
                .statusCode(422)
                .body("errors.code", contains("out-of-range"));
    }

    @Test
    void a_treasury_line_we_do_not_know_stands_in_suspense_and_a_statement_counts_once() {
        the.detailed(PROJECT, 1_000);
        String id = the.inFlight("DIRECT", null, PROJECT, 100, 0, the.day(3, 1));
        String document = Scenario.number("KB");
        the.province
                .treasurer()
                .body(Map.of("bookedOn", the.day(3, 2).toString(), "treasuryDocument", document))
                .post("/v1/payment-requests/" + id + "/booking")
                .then()
                .statusCode(201);
        the.paid("DIRECT", null, PROJECT, 10, 0, the.day(3, 3));
        Map<String, Object> statement = statement(List.of(
                treasuryLine(document, 100), treasuryLine(Scenario.number("KX"), 30), treasuryLine("KB-none", 2_000)));
        Map<String, Object> wrong = new HashMap<>(statement);
        wrong.put("closing", Http.money(1));
        the.province
                .treasurer()
                .body(wrong)
                .post("/v1/treasury-statements")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("closing-differs"));

        the.province
                .treasurer()
                .body(statement)
                .post("/v1/treasury-statements")
                .then()
                .statusCode(201)
                .body("lines.outcome", contains("MATCHED", "UNKNOWN_TO_US", "UNKNOWN_TO_US"))
                .body("lines.inSuspense", contains(false, true, true))
                .body("missingAtTreasury", hasSize(1));
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.SUSPENSE, 2_030L).containsEntry(Bucket.FREE, 860L);
        the.province
                .treasurer()
                .body(statement)
                .post("/v1/treasury-statements")
                .then()
                .statusCode(200)
                .body("importedBefore", equalTo(true));
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.SUSPENSE, 2_030L);
        the.assertSound();
    }

    @Test
    void an_obstacle_weighs_its_dong_times_its_days() {
        String id = the.province.made(
                "/v1/obstacles",
                new HashMap<>(Map.of(
                        "number", "VM-1",
                        "code", "LAND_CLEARANCE",
                        "unit", the.province.commune(1),
                        "project", PROJECT,
                        "text", "Site not handed over",
                        "owner", "District land office",
                        "openedOn", "2021-08-01",
                        "dueOn", "2021-09-30",
                        "held", Http.money(1_000))));
        the.province
                .maker()
                .header("If-Match", "*")
                .body(Map.of("on", "2021-08-11", "text", "Prices agreed", "progress", "RESOLVED"))
                .post("/v1/obstacles/" + id + "/steps")
                .then()
                .statusCode(201)
                .body("closedOn", equalTo("2021-08-11"));
        the.province
                .maker()
                .header("If-Match", "*")
                .body(Map.of("on", "2021-08-12", "text", "again", "progress", "OPEN"))
                .post("/v1/obstacles/" + id + "/steps")
                .then()
                .statusCode(409);
        the.province
                .auditor()
                .get("/v1/reports/f4?budgetYear=2021&validOn=2021-08-31&unit=" + the.province.code())
                .then()
                .statusCode(200)
                .body("items[0].daysOpen", equalTo(10))
                .body("items[0].dongDays", equalTo(10_000));
    }

    @Test
    void invariant_28_what_people_give_never_touches_availability() {
        the.detailed(PROJECT, 1_000);
        Map<Bucket, Long> before = the.buckets(PROJECT);
        Map<String, Object> land = new HashMap<>(Map.of(
                "number", Scenario.number("DG"),
                "unit", the.province.commune(1),
                "resource", "PEOPLE",
                "form", "LAND",
                "contributedOn", "2021-05-05",
                "value", Http.money(1_250),
                "measure", "m2",
                "unitPrice", Http.money(100),
                "proof", "BB-1",
                "source", "test"));
        land.put("quantity", 12.4);
        the.province
                .make("/v1/contributions", land)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("value-differs"))
                .body("errors[0].params.computed", equalTo(1_240));
        land.put("quantity", 12.5);
        String given = the.province.approved("/v1/contributions", land);
        the.province
                .auditor()
                .get("/v1/contributions/" + given + "/history")
                .then()
                .statusCode(200)
                .body("items.action", contains("contribution-submitted", "contribution-recorded"));

        the.province.auditor().get("/v1/contributions/trial-balance").then().body("difference.amount", equalTo(0));
        the.province
                .auditor()
                .get("/v1/reports/f10?budgetYear=2021&validOn=2021-12-31&unit=" + the.province.code())
                .then()
                .body("items[0].value", equalTo(1_250));
        assertThat(the.buckets(PROJECT)).isEqualTo(before);
    }

    @Test
    void invariants_31_and_32_a_rate_stands_beside_its_two_numbers_and_a_table_sums_in_dong() {
        the.detailed(PROJECT, 1_000_000_000);
        the.paid("DIRECT", null, PROJECT, 333_333_333, 0, the.day(3, 1));
        Response form = the.province
                .auditor()
                .get("/v1/reports/f1?budgetYear=2021&validOn=2021-08-31&unit=" + the.province.commune(1));
        form.then()
                .statusCode(200)
                .body("items[1].disbursed", equalTo(333_333_333))
                .body("items[1].assigned", equalTo(1_000_000_000))
                .body("items[1].rateOnAssignedPercent", equalTo(33.33f));
        the.province
                .auditor()
                .get("/v1/reports/f2?budgetYear=2021&validOn=2021-02-28&unit=" + the.province.code())
                .then()
                .body("items[0].disbursed", equalTo(null))
                .body("items[0].assigned", equalTo(1_000_000_000));
        for (Form one : Form.values()) {
            String path = "/v1/reports/" + one.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    + "?budgetYear=2021&validOn=2022-01-31&unit=" + the.province.code();
            the.province.auditor().get(path).then().statusCode(200);
            the.province
                    .auditor()
                    .accept("text/csv")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("text/csv"));
        }
    }

    private Response run(String id, String digest) {
        return the.province.approver().body(Map.of("digest", digest)).post("/v1/year-ends/proposals/" + id + "/run");
    }

    private Map<String, Object> treasuryLine(String document, long amount) {
        return Map.of(
                "bookedOn",
                "2021-03-02",
                "documentNumber",
                document,
                "unit",
                the.province.commune(1),
                "project",
                PROJECT,
                "planYear",
                2021,
                "kind",
                "PAYMENT",
                "amount",
                Http.money(amount));
    }

    private Map<String, Object> statement(List<Map<String, Object>> lines) {
        List<Map<String, Object>> all = new ArrayList<>(lines);
        long sum = all.stream()
                .mapToLong(line -> ((Number) ((Map<?, ?>) line.get("amount")).get("amount")).longValue())
                .sum();
        return new HashMap<>(Map.of(
                "unit", the.province.code(),
                "office", Scenario.number("KBNN"),
                "from", "2021-03-01",
                "to", "2021-03-31",
                "opening", Http.money(0),
                "closing", Http.money(sum),
                "lines", all));
    }
}
