package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.embedded.StackResource;

/** A list that was exported, edited and imported again. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class RoundTripIT {

    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String PLAN_HEADER =
            "decisionNumber,decidedOn,kind,fundSource,capitalKind,budgetYear,fromUnit,toUnit,amount,basis,source\n";

    private static final String PAYMENT_HEADER =
            "documentNumber,documentDate,unit,project,fundSource,capitalKind,budgetYear,"
                    + "kind,gross,businessDate,basis,source\n";

    private final Scenario the = new Scenario(2021);

    @Test
    void appropriations_come_back_as_they_went_and_with_what_was_edited() {
        the.province.made("/v1/appropriations", the.appropriation(765_000));
        the.province.made("/v1/appropriations", the.appropriation(5_000));
        String path = "/v1/appropriations";
        imported(path, XLSX, exported(path, XLSX).asByteArray()).statusCode(200).body("unchanged", equalTo(2));

        String table = exported(path, CSV).asString();
        assertThat(table).contains("id,version,state").contains("amount.amount,amount.currency");
        imported(path, CSV, bytes(table)).statusCode(200).body("unchanged", equalTo(2));
        imported(path, CSV, bytes(table.replace("765000", "766000")))
                .statusCode(200)
                .body("unchanged", equalTo(1))
                .body("updated", equalTo(1));
        the.province
                .auditor()
                .get(path + "?unit=" + the.province.code())
                .then()
                .body("items.amount.amount", contains(766_000, 5_000));
        imported(path, CSV, bytes(table.replace(",VND", ",USD"))).statusCode(422);
        imported(
                        path,
                        CSV,
                        bytes(table.replace(
                                the.province.code() + ",", Http.province().code() + ",")))
                .statusCode(403);
    }

    @Test
    void plan_decisions_come_back_line_by_line_as_they_went() {
        the.detailed("DA-01", 1_000);
        the.detailed("DA-02", 500);
        String path = "/v1/plan-decisions";
        int decisions = the.province
                .auditor()
                .get(path)
                .then()
                .extract()
                .<List<Object>>path("items")
                .size();
        assertThat(decisions).isPositive();
        for (String type : List.of(CSV, XLSX)) {
            imported(path, type, exported(path, type).asByteArray())
                    .statusCode(200)
                    .body("unchanged", equalTo(decisions));
        }
        String table = exported(path, CSV).asString();
        assertThat(table.lines().findFirst().orElseThrow())
                .startsWith("decisionNumber,")
                .contains(",amount,", ",state");
        imported(path, CSV, bytes(table.replace(",500,", ",501,")))
                .statusCode(409)
                .body("errors.code", hasItems("approved-differs"));
        assertThat(the.province
                        .auditor()
                        .accept(CSV)
                        .get(path + "?unit=" + the.province.code() + "&state=REVERSED")
                        .asString())
                .startsWith("decisionNumber,");
    }

    @Test
    void contracts_come_back_as_they_went() {
        the.detailed("DA-01", 1_000);
        the.contract("DA-01", 500);
        for (String type : List.of(CSV, XLSX)) {
            imported("/v1/contracts", type, exported("/v1/contracts", type).asByteArray())
                    .statusCode(200)
                    .body("unchanged", equalTo(1));
        }
    }

    @Test
    void payment_requests_come_back_as_they_went_whatever_became_of_them() {
        the.detailed("DA-01", 1_000);
        String path = "/v1/payment-requests";
        the.paid("DIRECT", null, "DA-01", 100, 0, the.day(3, 2));
        Map<String, Object> reserved = new HashMap<>(the.request("DIRECT", null, "DA-01", 200, 0, the.day(3, 3)));
        reserved.put("expiresAt", OffsetDateTime.now().plusDays(1).toString());
        the.province.made(path, reserved);
        for (String type : List.of(CSV, XLSX)) {
            imported(path, type, exported(path, type).asByteArray())
                    .statusCode(200)
                    .body("unchanged", equalTo(2));
        }

        String table = exported(path, CSV).asString();
        assertThat(table).contains("bookedOn").contains("expiresAt").contains("treasuryDocument");
        imported(path, CSV, bytes(table.replace(",200,VND", ",300,VND")))
                .statusCode(409)
                .body("errors[0].code", equalTo("entered-differs"));
    }

    /** One number may decide on two capital kinds: two decisions, each with its own money. */
    @Test
    void a_table_of_plan_lines_never_moves_money_under_the_words_of_another_row() {
        String number = Scenario.number("QĐ");
        String investment = planRow(number, "2020-12-20,ASSIGN,PROVINCE,INVESTMENT,2021", 1, "10", "Q1");
        String recurrent = planRow(number, "2020-12-20,ASSIGN,PROVINCE,RECURRENT,2021", 2, "20", "Q1");
        imported("/v1/plan-decisions", CSV, bytes(PLAN_HEADER + investment + recurrent))
                .statusCode(200)
                .body("created", equalTo(2));
        the.province
                .auditor()
                .get("/v1/plan-decisions?unit=" + the.province.code())
                .then()
                .body("items.capitalKind", contains("INVESTMENT", "RECURRENT"))
                .body("items.total.amount", contains(10, 20));

        String other = Scenario.number("QĐ");
        imported(
                        "/v1/plan-decisions",
                        CSV,
                        bytes(PLAN_HEADER
                                + investment
                                + planRow(other, "2020-12-20,ASSIGN,PROVINCE,INVESTMENT,2021", 1, "10", "Q1")
                                + planRow(other, "2020-12-21,CANCEL,PROVINCE,INVESTMENT,2021", 2, "0", "Q2")
                                + planRow(other, "2020-12-20,ASSIGN,PROVINCE,INVESTMENT,2021", 1, "10", "Q1")))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/rows/4/decidedOn", "/rows/4/kind", "/rows/4/source", "/rows/4/amount", "/rows/5"))
                .body("errors.code", hasItems("differs-within-decision", "zero-amount", "repeated-line"));
    }

    /** What was decided, taken back or is in the store otherwise is named by the row that contradicts it. */
    @Test
    void a_table_that_contradicts_what_was_decided_names_its_row() {
        the.appropriate(100);
        String number = Scenario.number("QĐ");
        String first = planRow(Scenario.number("QĐ"), "2020-12-20,ASSIGN,PROVINCE,INVESTMENT,2021", 1, "1", "Q1");
        String second = planRow(number, "2020-12-20,ASSIGN,PROVINCE,INVESTMENT,2021", 1, "10", "Q1")
                + planRow(number, "2020-12-20,ASSIGN,PROVINCE,INVESTMENT,2021", 2, "10", "Q1");
        imported("/v1/plan-decisions", CSV, bytes(PLAN_HEADER + second)).statusCode(200);
        String id = the.province
                .auditor()
                .get("/v1/plan-decisions?unit=" + the.province.code())
                .path("items[0].id");
        the.province.approve("/v1/plan-decisions", id).then().statusCode(201);
        String changed = PLAN_HEADER
                + first
                + first.replace(",1,RE", ",2,RE").replace("C1,", "C2,")
                + second.replace(",10,", ",11,");
        imported("/v1/plan-decisions", CSV, bytes(changed))
                .statusCode(409)
                .body("errors.pointer", contains("/rows/4"))
                .body("errors.code", contains("approved-differs"));

        String transaction = the.province
                .auditor()
                .get("/v1/ledger/transactions?document=plan-decisions/" + id)
                .path("items[0].id");
        Http.as(the.province.code() + "-other", "approver", the.province.code())
                .body(Map.of("businessDate", "2020-12-21", "reason", "wrong"))
                .post("/v1/ledger/transactions/" + transaction + "/reverse")
                .then()
                .statusCode(201);
        // The same words again: nobody knows whether an old table comes back, or the decision is meant once more.
        imported("/v1/plan-decisions", CSV, bytes(PLAN_HEADER + first + second))
                .statusCode(409)
                .body("errors.pointer", contains("/rows/3"))
                .body("errors.code", contains("entered-and-ended"))
                .body("errors[0].params.existing", equalTo(id))
                .body("errors[0].params.state", equalTo("REVERSED"));
        // The decision as it is on paper, entered rightly this time; the reversed one stays beside it.
        imported("/v1/plan-decisions", CSV, bytes(PLAN_HEADER + second.replace(",10,", ",11,")))
                .statusCode(200)
                .body("created", equalTo(1));
        Response both = the.province.auditor().get("/v1/plan-decisions?unit=" + the.province.code());
        both.then()
                .body("items.decisionNumber", contains(number, number))
                .body("items.state", contains("REVERSED", "SUBMITTED"))
                .body("items.total.amount", contains(20, 22));
        the.province
                .approve("/v1/plan-decisions", both.path("items[1].id"))
                .then()
                .statusCode(201);
        // An export tells of both, and importing it changes neither.
        imported(
                        "/v1/plan-decisions",
                        CSV,
                        bytes(PLAN_HEADER.strip() + ",state\n"
                                + second.replace("\n", ",REVERSED\n")
                                + second.replace(",10,", ",11,").replace("\n", ",APPROVED\n")))
                .statusCode(200)
                .body("rows", equalTo(4))
                .body("created", equalTo(0))
                .body("unchanged", equalTo(3));
        the.assertSound();
    }

    /** Each unit numbers its own requests from one, and what was withdrawn has left its number. */
    @Test
    void a_number_of_a_payment_request_is_its_units_and_is_free_when_the_request_was_withdrawn() {
        the.detailed("DA-01", 1_000);
        the.appropriate(500);
        the.assign(the.province.commune(2), 500);
        the.detail(the.province.commune(2), "DA-01", 500);
        String path = "/v1/payment-requests";
        String number = Scenario.number("YC");
        String row = paymentRow(number, the.province.commune(1), 100);
        String others = paymentRow(number, the.province.commune(2), 30);
        imported(path, CSV, bytes(PAYMENT_HEADER + row)).statusCode(200).body("created", equalTo(1));
        imported(path, CSV, bytes(PAYMENT_HEADER + row + others))
                .statusCode(200)
                .body("created", equalTo(1))
                .body("unchanged", equalTo(1));
        String id = the.province
                .auditor()
                .get(path + "?unit=" + the.province.commune(1))
                .path("items[0].id");
        the.end(id, "withdrawal", the.province, the.day(3, 1)).then().statusCode(201);

        imported(path, CSV, bytes(PAYMENT_HEADER + row + others))
                .statusCode(409)
                .body("errors.pointer", contains("/rows/2"))
                .body("errors.code", contains("entered-and-ended"))
                .body("errors[0].params.existing", equalTo(id));
        imported(path, CSV, bytes(PAYMENT_HEADER + row.replace(",100,", ",90,") + others))
                .statusCode(200)
                .body("created", equalTo(1));
        the.province
                .auditor()
                .get(path + "?unit=" + the.province.commune(1))
                .then()
                .body("items.state", contains("WITHDRAWN", "SUBMITTED"))
                .body("items.documentNumber", contains(number, number));
        assertThat(the.buckets("DA-01")).containsEntry(Bucket.IN_PAYMENT, 90L);
        for (String type : List.of(CSV, XLSX)) {
            imported(path, type, exported(path, type).asByteArray())
                    .statusCode(200)
                    .body("rows", equalTo(3))
                    .body("unchanged", equalTo(3));
        }
        the.assertSound();
    }

    @Test
    void a_table_of_payment_requests_names_every_row_that_stands_against_it() {
        the.detailed("DA-01", 1_000);
        String known = Scenario.number("YC");
        imported("/v1/payment-requests", CSV, bytes(PAYMENT_HEADER + paymentRow(known, the.province.commune(1), 100)))
                .statusCode(200);
        String table = PAYMENT_HEADER
                + paymentRow(known, the.province.commune(1), 100)
                + paymentRow(Scenario.number("YC"), the.province.commune(1), 0)
                + paymentRow(known.replace("YC", "YD"), "nowhere", 5);
        imported("/v1/payment-requests", CSV, bytes(table))
                .statusCode(422)
                .body("errors.pointer", contains("/rows/3/gross", "/rows/4/unit"));
        imported("/v1/payment-requests", CSV, bytes(table.replace(",100,", ",200,")))
                .statusCode(422)
                .body("errors.pointer", contains("/rows/2", "/rows/3/gross", "/rows/4/unit"));

        String poor = PAYMENT_HEADER
                + paymentRow(known, the.province.commune(1), 100)
                + paymentRow(Scenario.number("YC"), the.province.commune(1), 600)
                + paymentRow(Scenario.number("YC"), the.province.commune(1), 700)
                + paymentRow(Scenario.number("YC"), the.province.commune(1), 300)
                + paymentRow(Scenario.number("YC"), the.province.commune(1), 1);
        imported("/v1/payment-requests", CSV, bytes(poor))
                .statusCode(409)
                .body("errors.pointer", contains("/rows/4", "/rows/6"))
                .body("errors.params.left", contains(300, 0));
        assertThat(the.buckets("DA-01")).containsEntry(Bucket.FREE, 900L);
        the.assertSound();
    }

    /** One try names what cannot be read and what is wrong with the rest, each at its row. */
    @Test
    void a_table_is_looked_at_as_a_whole_also_where_a_row_cannot_be_read() {
        the.detailed("DA-01", 1_000);
        String unit = the.province.commune(1);
        String payments = PAYMENT_HEADER
                + paymentRow(Scenario.number("YC"), unit, 100).replace(",100,", ",1oo,")
                + paymentRow(Scenario.number("YC"), unit, 0)
                + paymentRow(Scenario.number("YC"), unit, 10).replace("DIRECT", "GIFT")
                + paymentRow(Scenario.number("YC"), "nowhere", 5);
        for (String dryRun : List.of("?dryRun=true", "")) {
            the.province
                    .maker()
                    .contentType(CSV)
                    .body(bytes(payments))
                    .post("/v1/payment-requests/import" + dryRun)
                    .then()
                    .statusCode(422)
                    .body(
                            "errors.pointer",
                            containsInAnyOrder("/rows/2/gross", "/rows/3/gross", "/rows/4/kind", "/rows/5/unit"));
        }
        String number = Scenario.number("QĐ");
        String plan = PLAN_HEADER
                + planRow(number, "2020-12-20,ASSIGN,PROVINCE,INVESTMENT,2021", 1, "ten", "Q1")
                + planRow(number, "2020-12-20,ASSIGN,PROVINCE,INVESTMENT,2021", 1, "10", "Q1")
                + planRow(number, "2020-12-20,ASSIGN,PROVINCE,INVESTMENT,2021", 2, "0", "Q1");
        imported("/v1/plan-decisions", CSV, bytes(plan))
                .statusCode(422)
                .body("errors.pointer", contains("/rows/2/amount", "/rows/4/amount"));
        assertThat(the.buckets("DA-01")).containsEntry(Bucket.FREE, 1_000L);
    }

    private static String paymentRow(String number, String unit, long gross) {
        return number + ",2021-03-01," + unit + ",DA-01,PROVINCE,INVESTMENT,2021,DIRECT," + gross
                + ",2021-03-01,SOURCED,test\n";
    }

    private String planRow(String number, String head, int commune, String amount, String source) {
        String province = the.province.code();
        return number + "," + head + "," + province + "," + the.province.commune(commune) + "," + amount
                + ",RECONSTRUCTION," + source + "\n";
    }

    private Response exported(String path, String type) {
        Response table = the.province.auditor().accept(type).get(path);
        table.then().statusCode(200);
        return table;
    }

    private ValidatableResponse imported(String path, String type, byte[] body) {
        return the.province
                .maker()
                .contentType(type)
                .body(body)
                .post(path + "/import")
                .then();
    }

    private static byte[] bytes(String table) {
        return table.getBytes(StandardCharsets.UTF_8);
    }
}
