package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.report.Form;
import vn.ntm.embedded.StackResource;

/**
 * Every form on figures worked out by hand: a plan of 1 000, a contract of 900, an advance of 200, volume of 800 of which
 * 500 is paid with 150 recovered. Then more happens, and a form as of the instant before it says what it said.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class FormsIT {

    private static final String PROJECT = "DA-01";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Scenario the = new Scenario(2021);

    @ConfigProperty(name = "ntm.db.url")
    String url;

    @ConfigProperty(name = "ntm.db.owner")
    String owner;

    @ConfigProperty(name = "ntm.db.owner-password")
    String ownerPassword;

    @Test
    void every_form_is_right_to_the_dong_and_stays_what_it_was_as_of_an_instant() {
        String contract = paid();
        String unit = the.province.commune(1);

        assertAll("2021-08-31", null, Map.of());
        Map<String, Object> f1 = row("f1", "2021-08-31", null, 0);
        assertThat(f1)
                .containsEntry("unit", unit)
                .containsEntry("project", PROJECT)
                .containsEntry("rateOnAssignedPercent", 55.0f)
                .containsEntry("rateOnDetailedPercent", 55.0f)
                .containsEntry("rateNote", "actual")
                .containsEntry("obstacles", 1)
                .containsEntry("heldByObstacles", 100);
        assertThat(row("f1", "2021-01-10", null, 0)).doesNotContainKey("disbursed");

        Instant before = Instant.now();
        the.paid("DIRECT", null, PROJECT, 40, 0, the.day(7, 1));
        the.accept(contract, 60);
        the.amend(contract, 950).then().statusCode(201);
        closeObstacle();
        the.province.approved("/v1/contributions", contribution(5));
        the.province.approved(
                "/v1/plan-decisions",
                the.decision("ADJUST", the.day(7, 5), 10, List.of(Scenario.line(unit, PROJECT, unit, null, 10))));

        assertAll("2021-08-31", before.toString(), Map.of());
        assertAll(
                "2021-08-31",
                null,
                Map.of(
                        "f1 disbursed", 590,
                        "f2 disbursed", 590,
                        "f3 disbursed", 590,
                        "f6 unspent", 400,
                        "f8 accepted", 860,
                        "f8 payable", 360,
                        "f9 paid", 540,
                        "f10 value", 25,
                        "f12 disbursed", 550));
        assertThat(row("f5", "2021-08-31", null, 0)).containsEntry("value", 950);
        assertThat(row("f5", "2021-08-31", before.toString(), 0)).containsEntry("value", 900);
        assertThat(row("f4", "2021-08-31", null, 0))
                .containsEntry("daysOpen", 9)
                .containsEntry("dongDays", 900);
        assertThat(row("f11", "2021-08-31", null, 0))
                .containsEntry("amount", 10)
                .containsEntry("kind", "ADJUST");
        // 590 of 1 000 were disbursed on the day; without the 10 that went back to the unit it is 590 of 990.
        assertThat(row("f11", "2021-08-31", null, 0))
                .containsEntry("fromPlanBefore", 1_000)
                .containsEntry("fromPlanAfter", 990)
                .containsEntry("fromDisbursed", 590)
                .containsEntry("fromRateBeforePercent", 59.0f)
                .containsEntry("fromRateAfterPercent", 59.6f)
                .containsEntry("toPlanBefore", 1_000)
                .containsEntry("toPlanAfter", 1_000)
                .containsEntry("toRateAfterPercent", 59.0f);
        form("f11", "2021-08-31", before.toString()).then().body("items", hasSize(0));
        the.assertSound();
    }

    @Test
    void a_unit_without_money_has_no_rate() {
        the.appropriate(1_000);
        the.assign(the.province.commune(1), 1_000);
        the.detail(the.province.commune(1), PROJECT, 1_000);
        String out = the.province.commune(1);
        the.province.approved(
                "/v1/plan-decisions",
                the.decision("ADJUST", the.day(2, 1), 1_000, List.of(Scenario.line(out, PROJECT, out, null, 1_000))));
        form("f1", "2021-08-31", null).then().body("items.rateNote", hasItem("no plan"));
        assertThat(row("f1", "2021-08-31", null, 0)).doesNotContainKey("rateOnAssignedPercent");
    }

    /** What was booked wrongly and taken back is neither another advance nor a recovery. */
    @Test
    void advances_paid_and_recovered_are_those_that_stand() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 900);
        the.commit(contract, 900);
        the.paid("ADVANCE", contract, PROJECT, 200, 0, the.day(2, 1));
        the.accept(contract, 500);
        String payment = the.paid("PAYMENT", contract, PROJECT, 300, 150, the.day(5, 20));
        String booking = the.province
                .auditor()
                .get("/v1/ledger/transactions?document=payment-requests/" + payment)
                .jsonPath()
                .getString("items.find { it.kind == 'PAYMENT_BOOKED' }.id");
        Http.as(the.province.code() + "-inspector", "approver", the.province.code())
                .body(Map.of("businessDate", the.day(6, 1).toString(), "reason", "wrong amount"))
                .post("/v1/ledger/transactions/" + booking + "/reverse")
                .then()
                .statusCode(201);
        the.province
                .treasurer()
                .body(Map.of(
                        "bookedOn", the.day(6, 2).toString(),
                        "treasuryDocument", Scenario.number("KB"),
                        "gross", Http.money(250),
                        "recovered", Http.money(120)))
                .post("/v1/payment-requests/" + payment + "/booking")
                .then()
                .statusCode(201);
        assertThat(row("f5", "2021-05-31", null, 0))
                .containsEntry("advanced", 200)
                .containsEntry("recoveredOrReturned", 150)
                .containsEntry("outstanding", 50);
        assertThat(row("f5", "2021-08-31", null, 0))
                .containsEntry("advanced", 200)
                .containsEntry("recoveredOrReturned", 120)
                .containsEntry("outstanding", 80);
        the.province
                .auditor()
                .get("/v1/reports/f13?budgetYear=2021")
                .then()
                .statusCode(404)
                .body("errors[0].code", equalTo("no-such-form"));
    }

    @Test
    void forms_are_tables_with_the_same_rows() {
        paid();
        String csv = the.province
                .auditor()
                .accept("text/csv")
                .get(path("f5", "2021-08-31", null))
                .asString();
        assertThat(csv).contains("outstanding").contains(",50,");
    }

    /** A form is a form also where nothing happened yet: all columns, in their order, without one row. */
    @Test
    void a_form_has_all_its_columns_whatever_its_rows_fill() {
        the.appropriate(1_000);
        the.assign(the.province.commune(1), 1_000);
        String f1 = the.province
                .auditor()
                .accept("text/csv")
                .get(path("f1", "2021-08-31", null))
                .asString();
        assertThat(f1.lines().findFirst())
                .contains(
                        "unit,project,assigned,detailed,carriedIn,committed,advanceOutstanding,paidForVolume,disbursed,"
                                + "rateOnAssignedPercent,rateOnDetailedPercent,rateWithoutCarriedInPercent,rateNote,"
                                + "disbursedSameDateLastYear,obstacles,heldByObstacles,cutOff");
        assertThat(f1.lines().skip(1)).singleElement().asString().endsWith(",2021-08-31");
        assertThat(the.province
                        .auditor()
                        .accept("text/csv")
                        .get(path("f7", "2021-08-31", null))
                        .asString()
                        .strip())
                .isEqualTo("statement,number,bookedOn,documentNumber,kind,theirs,ours,difference,outcome,ageDays");
    }

    /** Invariant 31: the day that a rate was cut off on stands beside it. */
    @Test
    void every_rate_says_its_cut_off() {
        paid();
        for (String form : List.of("f1", "f2", "f3", "counterpart")) {
            assertThat(row(form, "2021-08-31", null, 0)).as(form).containsEntry("cutOff", "2021-08-31");
        }
    }

    /** Cell by cell: what is a number in JSON is the same number in the sheet, what is text is the same text. */
    @Test
    void every_form_as_a_workbook_has_the_rows_and_numbers_of_its_json() throws IOException {
        String contract = paid();
        String unit = the.province.commune(1);
        the.province.approved(
                "/v1/plan-decisions",
                the.decision("ADJUST", the.day(7, 5), 10, List.of(Scenario.line(unit, PROJECT, unit, null, 10))));
        assertThat(contract).isNotEmpty();
        for (Form form : Form.values()) {
            String path = path(form.name().toLowerCase(Locale.ROOT).replace('_', '-'), "2021-12-31", null);
            List<Map<String, Object>> rows = the.province
                    .auditor()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("items");
            byte[] xlsx = the.province.auditor().accept(XLSX).get(path).asByteArray();
            List<Map<String, Object>> sheet = sheet(xlsx);
            assertThat(sheet).as(form.name()).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(sheet.get(i)).as(form + " row " + i).isEqualTo(plain(rows.get(i)));
            }
        }
        assertThat(sheet(the.province
                        .auditor()
                        .accept(XLSX)
                        .get(path("f1", "2021-12-31", null))
                        .asByteArray()))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("project", PROJECT)
                        .containsEntry("disbursed", new BigDecimal("550").stripTrailingZeros()));
    }

    private static Map<String, Object> plain(Map<String, Object> row) {
        Map<String, Object> plain = new HashMap<>();
        row.forEach((name, value) -> {
            if (value instanceof Number) {
                plain.put(name, new BigDecimal(value.toString()).stripTrailingZeros());
            } else if (!value.toString().isEmpty()) {
                plain.put(name, value.toString());
            }
        });
        return plain;
    }

    private static List<Map<String, Object>> sheet(byte[] xlsx) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
                Stream<Row> lines = workbook.getFirstSheet().openStream()) {
            List<List<Cell>> table = lines.map(line -> line.stream().toList()).toList();
            if (table.isEmpty()) {
                return List.of();
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            for (List<Cell> line : table.subList(1, table.size())) {
                Map<String, Object> row = new HashMap<>();
                for (int c = 0; c < line.size(); c++) {
                    Cell cell = line.get(c);
                    if (cell != null && cell.getType() == CellType.NUMBER) {
                        row.put(table.get(0).get(c).asString(), cell.asNumber().stripTrailingZeros());
                    } else if (cell != null && !cell.getText().isEmpty()) {
                        row.put(table.get(0).get(c).asString(), cell.getText());
                    }
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** The legal report on advances says why they are out still and what is done about it. */
    @Test
    void advances_say_their_reason_and_remedy_while_an_obstacle_stands() {
        paid();
        Map<String, Object> open = row("f5", "2021-08-31", null, 0);
        assertThat(open)
                .containsEntry("obstacles", "LAND_CLEARANCE")
                .containsEntry("reason", "Site not handed over")
                .containsEntry("remedyOwner", "District land office")
                .containsEntry("remedyDueOn", "2021-09-30")
                .doesNotContainKey("remedy");
        the.province
                .maker()
                .header("If-Match", "*")
                .body(Map.of("on", "2021-08-20", "text", "Price agreed", "progress", "IN_PROGRESS"))
                .post("/v1/obstacles/" + obstacle + "/steps")
                .then()
                .statusCode(201);
        assertThat(row("f5", "2021-08-31", null, 0)).containsEntry("remedy", "Price agreed");
        assertThat(row("f5", "2021-08-19", null, 0)).doesNotContainKey("remedy");
        assertThat(row("f5", "2021-07-31", null, 0)).doesNotContainKeys("reason", "obstacles");
    }

    /** What a form said of a decision as of an instant does not change when the decision is taken back later. */
    @Test
    void invariant_10_a_form_as_of_an_instant_does_not_know_that_a_decision_was_taken_back() {
        String unit = the.province.commune(1);
        the.detailed(PROJECT, 1_000);
        String decision = the.province.approved(
                "/v1/plan-decisions",
                the.decision("ADJUST", the.day(7, 5), 10, List.of(Scenario.line(unit, PROJECT, unit, null, 10))));
        Instant before = Instant.now();
        String transaction = the.province
                .auditor()
                .get("/v1/ledger/transactions?document=plan-decisions/" + decision)
                .path("items[0].id");
        Http.as(the.province.code() + "-inspector", "approver", the.province.code())
                .body(Map.of("businessDate", "2021-07-06", "reason", "wrong project"))
                .post("/v1/ledger/transactions/" + transaction + "/reverse")
                .then()
                .statusCode(201);
        assertThat(row("f11", "2021-08-31", null, 0)).containsEntry("state", "REVERSED");
        assertThat(row("f11", "2021-08-31", before.toString(), 0)).containsEntry("state", "APPROVED");
    }

    /** No rule of 2021 is established; a rule that is in force gives a ratio of what it requires. */
    @Test
    void invariant_29_a_counterpart_has_a_ratio_only_where_a_rule_requires_one() throws SQLException {
        the.detailed(PROJECT, 1_000);
        assertThat(row("counterpart", "2021-08-31", null, 0))
                .containsEntry("ratioNote", "not applicable")
                .doesNotContainKeys("ratioPercent", "required", "gap");

        Scenario ruled = new Scenario(1991);
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement sql = connection.createStatement()) {
            sql.execute("insert into law_rule values ('COUNTERPART_SHARE', '[1991-01-01,1992-01-01)', 'PERCENT', '30',"
                    + " 'test', null, 'test', 'LOW', null) on conflict do nothing");
        }
        ruled.detailed(PROJECT, 1_000);
        String path = "/v1/reports/counterpart?budgetYear=1991&validOn=1991-08-31&unit=" + ruled.province.code();
        ruled.province
                .auditor()
                .get(path)
                .then()
                .statusCode(200)
                .body("items[0].required", equalTo(300))
                .body("items[0].provided", equalTo(0))
                .body("items[0].gap", equalTo(300))
                .body("items[0].ratioPercent", equalTo(0.0f));
    }

    /** The flat table and the ledger's own cells, line by line. */
    @Test
    void invariant_33_a_report_equals_the_owners_ledger_line_by_line() {
        paid();
        the.detailed("DA-02", 70);
        for (String project : List.of(PROJECT, "DA-02")) {
            Map<Bucket, Long> ledger = the.buckets(project);
            List<Map<String, Object>> lines = form("line-items", "2021-12-31", null)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("items");
            Map<String, Object> line = lines.stream()
                    .filter(one -> project.equals(one.get("project")))
                    .findFirst()
                    .orElseThrow();
            assertThat(((Number) line.get("committed")).longValue()).isEqualTo(ledger.get(Bucket.COMMITTED));
            assertThat(((Number) line.get("inPayment")).longValue()).isEqualTo(ledger.get(Bucket.IN_PAYMENT));
            assertThat(((Number) line.get("advance")).longValue()).isEqualTo(ledger.get(Bucket.ADVANCE));
            assertThat(((Number) line.get("paid")).longValue()).isEqualTo(ledger.get(Bucket.PAID));
            assertThat(((Number) line.get("executed")).longValue()).isEqualTo(Scenario.disbursed(ledger));
            assertThat(((Number) line.get("adjusted")).longValue())
                    .isEqualTo(
                            ledger.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    /** The figures worked out by hand; {@code changed} replaces some of them. */
    private void assertAll(String validOn, String asOf, Map<String, Integer> changed) {
        Map<String, Integer> figures = new HashMap<>();
        figures.put("f1 assigned", 1_000);
        figures.put("f1 detailed", 1_000);
        figures.put("f1 committed", 350);
        figures.put("f1 advanceOutstanding", 50);
        figures.put("f1 paidForVolume", 500);
        figures.put("f1 disbursed", 550);
        figures.put("f2 assigned", 1_000);
        figures.put("f2 disbursed", 550);
        // 243 of 365 days: 1 000 × 243 ÷ 365 = 665.75; 550 × 365 ÷ 243 = 826.13; 550 × 396 ÷ 243 = 896.29.
        figures.put("f3 assigned", 1_000);
        figures.put("f3 disbursed", 550);
        figures.put("f4 held", 100);
        figures.put("f5 advanced", 200);
        figures.put("f5 recoveredOrReturned", 150);
        figures.put("f5 outstanding", 50);
        figures.put("f5 capPercent", 50);
        figures.put("f5 paidForVolume", 500);
        figures.put("f5 recoveryCompleteAtPercent", 80);
        figures.put("f6 unspent", 450);
        figures.put("f6 cancelled", 0);
        figures.put("f8 accepted", 800);
        figures.put("f8 allotted", 1_000);
        figures.put("f8 paid", 500);
        figures.put("f8 debt", 0);
        figures.put("f8 payable", 300);
        figures.put("f9 paid", 500);
        figures.put("f9 advanceNotSettled", 50);
        figures.put("f10 value", 20);
        figures.put("f12 disbursed", 550);
        figures.putAll(changed);
        if (changed.containsKey("f6 unspent")) {
            figures.put("f1 assigned", 990);
            figures.put("f1 detailed", 990);
            figures.put("f3 assigned", 1_000);
            figures.put("f8 allotted", 990);
            figures.put("f1 paidForVolume", 540);
            figures.put("f12 disbursed", 550);
        } else {
            assertThat(row("f3", validOn, asOf, 0))
                    .containsEntry("daysElapsed", 243)
                    .containsEntry("plannedByEvenPace", 665)
                    .containsEntry("forecastOn31December", 826)
                    .containsEntry("forecastOn31January", 896)
                    .containsEntry("atRiskOfCancellation", 104)
                    .containsEntry("forecastBasis", "ESTIMATE");
            assertThat(row("f4", validOn, asOf, 0))
                    .containsEntry("daysOpen", 30)
                    .containsEntry("dongDays", 3_000);
        }
        figures.forEach((name, expected) -> {
            String[] parts = name.split(" ");
            int index = parts[0].equals("f12") ? 1 : 0;
            assertThat(row(parts[0], validOn, asOf, index))
                    .as(name + " on " + validOn + " as of " + asOf)
                    .containsEntry(parts[1], expected);
        });
    }

    private String paid() {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 900);
        the.commit(contract, 900);
        the.paid("ADVANCE", contract, PROJECT, 200, 0, the.day(2, 1));
        the.accept(contract, 800);
        the.paid("PAYMENT", contract, PROJECT, 500, 150, the.day(6, 1));
        obstacle = the.province.made(
                "/v1/obstacles",
                new HashMap<>(Map.of(
                        "number", Scenario.number("VM"),
                        "code", "LAND_CLEARANCE",
                        "unit", the.province.commune(1),
                        "project", PROJECT,
                        "text", "Site not handed over",
                        "owner", "District land office",
                        "openedOn", "2021-08-01",
                        "dueOn", "2021-09-30",
                        "held", Http.money(100))));
        the.province.approved("/v1/contributions", contribution(20));
        return contract;
    }

    private String obstacle;

    private void closeObstacle() {
        the.province
                .maker()
                .header("If-Match", "*")
                .body(Map.of("on", "2021-08-10", "text", "Handed over", "progress", "RESOLVED"))
                .post("/v1/obstacles/" + obstacle + "/steps")
                .then()
                .statusCode(201);
    }

    private Map<String, Object> contribution(long value) {
        return new HashMap<>(Map.of(
                "number", Scenario.number("DG"),
                "unit", the.province.commune(1),
                "resource", "ENTERPRISE",
                "form", "CASH",
                "contributedOn", "2021-05-05",
                "value", Http.money(value),
                "proof", "BB-1",
                "source", "test"));
    }

    /** The project's row where the form has rows of projects, else the row at that place. */
    private Map<String, Object> row(String form, String validOn, String asOf, int index) {
        List<Map<String, Object>> rows = form(form, validOn, asOf)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        return rows.stream()
                .filter(row -> PROJECT.equals(row.get("project")))
                .findFirst()
                .orElseGet(() -> rows.get(index));
    }

    private Response form(String form, String validOn, String asOf) {
        return the.province.auditor().get(path(form, validOn, asOf));
    }

    private String path(String form, String validOn, String asOf) {
        return "/v1/reports/" + form + "?budgetYear=2021&validOn=" + validOn + (asOf == null ? "" : "&asOf=" + asOf)
                + "&unit=" + the.province.code();
    }
}
