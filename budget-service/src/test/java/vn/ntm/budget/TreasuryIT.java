package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.embedded.StackResource;

/** A Treasury statement as a file: added up first, held against our bookings, taken once; what we did not ask for stands apart. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class TreasuryIT {

    private static final String PROJECT = "DA-01";
    private static final String IMPORT = "/v1/treasury-statements/import";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String[] HEADER = {
        "unit",
        "office",
        "from",
        "to",
        "opening",
        "closing",
        "bookedOn",
        "documentNumber",
        "lineUnit",
        "project",
        "planYear",
        "kind",
        "amount",
        "account"
    };

    private final Scenario the = new Scenario(2021);
    private final String office = Scenario.number("KBNN");

    @Inject
    DataSource application;

    @Test
    void a_file_is_added_up_first_and_every_line_gets_its_outcome_once() throws SQLException {
        the.detailed(PROJECT, 1_000);
        String same = booked(100);
        String other = booked(50);
        booked(20);
        String near = the.inFlight("DIRECT", null, PROJECT, 30, 0, the.day(3, 1));
        String unknown = Scenario.number("KX");
        Map<Bucket, Long> before = the.buckets(PROJECT);
        List<String[]> rows = rows(185, List.of(line(same, 100), line(other, 55), line(unknown, 30)));

        send("text/csv", csv(rows(186, List.of(line(same, 100), line(other, 55), line(unknown, 30)))), "")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("closing-differs"))
                .body("errors[0].params.computed", equalTo(185));
        send("text/csv", csv(rows), "?dryRun=true").then().statusCode(201);
        assertThat(the.buckets(PROJECT)).isEqualTo(before);

        Response taken = send("text/csv", csv(rows), "");
        taken.then()
                .statusCode(201)
                .body("lines.outcome", contains("MATCHED", "AMOUNT_DIFFERS", "UNKNOWN_TO_US"))
                .body("lines[1].ours.amount", equalTo(50))
                .body("lines[2].suggestions", contains(near))
                .body("lines[2].inSuspense", equalTo(true))
                .body("missingAtTreasury", hasSize(1))
                .body("missingAtTreasury[0].amount.amount", equalTo(20));
        assertThat(the.buckets(PROJECT))
                .containsEntry(Bucket.SUSPENSE, 30L)
                .containsEntry(Bucket.FREE, before.get(Bucket.FREE) - 30);
        String id = taken.path("id");
        assertThat(events("treasury-statements/" + id + "/lines/3")).isEqualTo(1);

        send("text/csv", csv(rows), "").then().statusCode(200).body("importedBefore", equalTo(true));
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.SUSPENSE, 30L);
        assertThat(events("treasury-statements/" + id + "/lines/3")).isEqualTo(1);
        the.province
                .auditor()
                .accept("text/csv")
                .get("/v1/treasury-statements/" + id + "/matches")
                .then()
                .statusCode(200)
                .body(containsString("AMOUNT_DIFFERS"));
        the.province
                .auditor()
                .get("/v1/reports/f7?budgetYear=2021&validOn=2021-12-31&unit=" + the.province.code())
                .then()
                .body("items.outcome", contains("MATCHED", "AMOUNT_DIFFERS", "UNKNOWN_TO_US", "MISSING_AT_TREASURY"))
                .body("items[1].theirs", equalTo(55))
                .body("items[1].ours", equalTo(50))
                .body("items[1].difference", equalTo(5))
                .body("items[3].ours", equalTo(20))
                .body("items[3].difference", equalTo(-20))
                .body("items[3].bookedOn", equalTo("2021-03-02"));
        the.assertSound();
    }

    /** A difference is told once, with both amounts, and is open until one of the ways to settle it was gone. */
    @Test
    void a_differing_line_is_told_once_and_open_until_it_is_settled() throws SQLException {
        the.detailed(PROJECT, 1_000);
        String request = the.inFlight("DIRECT", null, PROJECT, 50, 0, the.day(3, 1));
        String document = book(request, Scenario.number("KB"));
        String returned = booked(70);
        String again = booked(80);
        List<String[]> lines =
                List.of(line(document, 55), line(returned, 60), line(again, 81), inYear(booked(7), 2020));
        String id = send("text/csv", csv(rows(203, lines)), "")
                .then()
                .statusCode(201)
                .body("lines.outcome", contains("AMOUNT_DIFFERS", "AMOUNT_DIFFERS", "AMOUNT_DIFFERS", "YEAR_DIFFERS"))
                .body("lines.open", contains(true, true, true, true))
                .extract()
                .path("id");
        String told = data("treasury-statements/" + id + "/lines/1");
        assertThat(told).contains("\"outcome\":\"AMOUNT_DIFFERS\"", "\"amount\":55", "\"amount\":50", request);
        assertThat(data("treasury-statements/" + id + "/lines/4")).contains("\"planYear\":2020", "\"ourYear\":2021");
        // Another statement of the same facts tells nobody anew; the first is no longer the last word on them.
        String month = send("text/csv", csv(rows(55, List.<String[]>of(lines.get(0)))), "")
                .then()
                .statusCode(201)
                .body("lines.open", contains(true))
                .extract()
                .path("id");
        assertThat(events("treasury-statements/" + month + "/lines/1")).isZero();
        assertOpen(id, false, true, true, true);

        reverse(request, the.day(3, 5)).then().statusCode(201);
        assertOpen(month, false);
        assertTold(id, 1, "difference-raised", "difference-resolved");
        assertThat(data("treasury-statements/" + id + "/lines/1")).contains("\"ours\":{\"amount\":0");
        // Booked anew as it was: it differs again, until it is taken back once more.
        book(request, document, the.day(3, 5));
        assertOpen(month, true);
        assertTold(id, 1, "difference-raised", "difference-resolved", "difference-raised");
        reverse(request, the.day(3, 5)).then().statusCode(201);
        assertTold(id, 1, "difference-raised", "difference-resolved", "difference-raised", "difference-resolved");

        the.province
                .treasurer()
                .header("If-Match", "*")
                .body(Map.of(
                        "amount", Http.money(10), "returnedOn", the.day(3, 6).toString(), "reason", "too much"))
                .post("/v1/payment-requests/" + requestOf(id, 1) + "/returns")
                .then()
                .statusCode(201);
        assertOpen(id, false, false, true, true);
        assertTold(id, 2, "difference-raised", "difference-resolved");
        assertTold(id, 3, "difference-raised");

        send("text/csv", csv(rows(80, List.<String[]>of(line(again, 80)))), "")
                .then()
                .statusCode(201)
                .body("lines.outcome", contains("MATCHED"))
                .body("lines.open", contains(false));
        assertOpen(id, false, false, false, true);
        assertTold(id, 3, "difference-raised", "difference-resolved");
        assertTold(id, 4, "difference-raised");
        assertThat(events("treasury-statements/" + month + "/lines/1")).isZero();
        the.assertSound();
    }

    /** Takes the last booking of a request back. */
    private Response reverse(String request, LocalDate on) {
        String booking = the.province
                .auditor()
                .get("/v1/ledger/transactions?document=payment-requests/" + request)
                .jsonPath()
                .getString("items.findAll { it.kind == 'PAYMENT_BOOKED' }.max { it.recordedAt }.id");
        return Http.as(the.province.code() + "-inspector", "approver", the.province.code())
                .body(Map.of("businessDate", on.toString(), "reason", "wrong amount"))
                .post("/v1/ledger/transactions/" + booking + "/reverse");
    }

    private void assertTold(String statement, int line, String... facts) throws SQLException {
        List<String> told = new ArrayList<>();
        try (Connection connection = application.getConnection();
                PreparedStatement sql = connection.prepareStatement(
                        "select k.type from event join event_kind k on k.id = kind where subject = ? order by sequence")) {
            sql.setString(1, "treasury-statements/" + statement + "/lines/" + line);
            var result = sql.executeQuery();
            while (result.next()) {
                told.add(result.getString(1).replace("vn.ntm.budget.", "").replace(".v1", ""));
            }
        }
        assertThat(told).containsExactly(facts);
    }

    private String[] inYear(String document, int year) {
        String[] line = line(document, 7);
        line[4] = Integer.toString(year);
        return line;
    }

    private void assertOpen(String statement, Boolean... open) {
        the.province
                .auditor()
                .get("/v1/treasury-statements/" + statement)
                .then()
                .body("lines.open", contains(open));
    }

    private String requestOf(String statement, int line) {
        return the.province
                .auditor()
                .get("/v1/treasury-statements/" + statement)
                .path("lines[" + line + "].request");
    }

    @Test
    void a_workbook_gives_the_same_and_the_same_lines_count_once_in_either_form() throws IOException {
        the.detailed(PROJECT, 1_000);
        String same = booked(100);
        List<String[]> rows = rows(100, List.<String[]>of(line(same, 100)));

        send(XLSX, workbook(rows), "").then().statusCode(201).body("lines.outcome", contains("MATCHED"));
        send("text/csv", csv(rows), "").then().statusCode(200).body("importedBefore", equalTo(true));
        byte[] broken = csv(List.<String[]>of(HEADER, rows.get(1).clone()));
        String text = new String(broken, StandardCharsets.UTF_8).replace(",PAYMENT,", ",GIFT,");
        send("text/csv", text.getBytes(StandardCharsets.UTF_8), "").then().statusCode(422);
    }

    /** Closed books do not undo what the Treasury did. */
    @Test
    void a_fact_of_a_closed_year_stands_in_suspense_too() {
        Scenario old = new Scenario(2008);
        old.detailed(PROJECT, 1_000);
        old.province
                .treasurer()
                .body(Map.of())
                .post("/v1/periods/2008/closure")
                .then()
                .statusCode(201);
        Map<String, Object> line = Map.of(
                "bookedOn",
                "2008-03-02",
                "documentNumber",
                Scenario.number("KX"),
                "unit",
                old.province.commune(1),
                "project",
                PROJECT,
                "planYear",
                2008,
                "kind",
                "PAYMENT",
                "amount",
                Http.money(30));
        old.province
                .treasurer()
                .body(Map.of(
                        "unit", old.province.code(),
                        "office", office,
                        "from", "2008-03-01",
                        "to", "2008-03-31",
                        "opening", Http.money(0),
                        "closing", Http.money(30),
                        "lines", List.of(line)))
                .post("/v1/treasury-statements")
                .then()
                .statusCode(201)
                .body("lines.inSuspense", contains(true));
        assertThat(old.buckets(PROJECT)).containsEntry(Bucket.SUSPENSE, 30L).containsEntry(Bucket.FREE, 970L);
        old.assertSound();
    }

    /** A line about another Treasury's unit would set aside that unit's money. */
    @Test
    void a_statement_speaks_only_of_its_own_units() {
        the.detailed(PROJECT, 1_000);
        Scenario other = new Scenario(2021);
        other.detailed(PROJECT, 1_000);
        String[] line = line(Scenario.number("KX"), 30);
        line[2] = other.province.commune(1);
        Response answer = send("text/csv", csv(rows(30, List.<String[]>of(line))), "");
        answer.then().statusCode(422).body("errors.code", hasItem("unit-outside-statement"));
        assertThat(other.buckets(PROJECT)).containsEntry(Bucket.SUSPENSE, 0L);
    }

    /** The week's statement and the month's tell of one payment; the month's second line of the same is another. */
    @Test
    void a_fact_that_two_statements_tell_is_set_aside_once() throws SQLException {
        the.detailed(PROJECT, 1_000);
        String[] fact = line(Scenario.number("KX"), 30);
        send("text/csv", csv(rows(30, List.<String[]>of(fact))), "").then().statusCode(201);

        Response month = send("text/csv", csv(rows(40, List.of(fact, line(Scenario.number("KY"), 10)))), "");
        month.then()
                .statusCode(201)
                .body("lines.outcome", contains("UNKNOWN_TO_US", "UNKNOWN_TO_US"))
                .body("lines.inSuspense", contains(true, true));
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.SUSPENSE, 40L);
        String id = month.path("id");
        assertThat(events("treasury-statements/" + id + "/lines/1")).isZero();
        assertThat(events("treasury-statements/" + id + "/lines/2")).isEqualTo(1);

        send("text/csv", csv(rows(60, List.of(fact, fact))), "").then().statusCode(201);
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.SUSPENSE, 70L);
        the.assertSound();
    }

    /** Two lines under one document are one payment of ours and one that nobody asked for. */
    @Test
    void a_payment_that_the_treasury_shows_twice_or_of_another_project_is_not_ours() {
        the.detailed(PROJECT, 1_000);
        String document = booked(100);
        send("text/csv", csv(rows(200, List.of(line(document, 100), line(document, 100)))), "")
                .then()
                .statusCode(201)
                .body("lines.outcome", contains("MATCHED", "UNKNOWN_TO_US"))
                .body("lines.inSuspense", contains(false, true));
        String[] other = line(document, 100);
        other[3] = "DA-OTHER";
        send("text/csv", csv(rows(100, List.<String[]>of(other))), "")
                .then()
                .statusCode(201)
                .body("lines.outcome", contains("UNKNOWN_TO_US"))
                .body("missingAtTreasury", hasSize(1));
        the.assertSound();
    }

    /** Nothing stays in suspense for ever: explained by another person than who took it in, its money pays the request. */
    @Test
    void what_stood_in_suspense_is_released_once_by_another_person_and_pays_what_explains_it() throws SQLException {
        the.detailed(PROJECT, 100);
        String statement = send("text/csv", csv(rows(100, List.<String[]>of(line(Scenario.number("KX"), 100)))), "")
                .path("id");
        the.ask("DIRECT", null, PROJECT, 100, 0, the.day(3, 1)).then().statusCode(409);
        String transaction = the.province
                .auditor()
                .get("/v1/ledger/transactions?document=treasury-statements/" + statement)
                .path("items[0].id");
        String code = the.province.code();
        Map<String, Object> why = Map.of("businessDate", the.day(3, 5).toString(), "reason", "request found");
        Http.as(code + "-treasurer", "approver", code)
                .body(why)
                .post("/v1/ledger/transactions/" + transaction + "/reverse")
                .then()
                .statusCode(403);
        the.province
                .approver()
                .body(why)
                .post("/v1/ledger/transactions/" + transaction + "/reverse")
                .then()
                .statusCode(201);

        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.SUSPENSE, 0L).containsEntry(Bucket.FREE, 100L);
        assertThat(events("treasury-statements/" + statement + "/lines/1")).isEqualTo(2);
        the.province
                .auditor()
                .get("/v1/treasury-statements/" + statement)
                .then()
                .body("lines.inSuspense", contains(false));
        the.province
                .approver()
                .body(why)
                .post("/v1/ledger/transactions/" + transaction + "/reverse")
                .then()
                .statusCode(409)
                .body("errors.code", hasItem("already-reversed"));
        the.paid("DIRECT", null, PROJECT, 100, 0, the.day(3, 5));
        the.assertSound();
    }

    @Test
    void a_table_of_a_statement_is_refused_by_row_and_column() {
        the.detailed(PROJECT, 1_000);
        String[] late = line(Scenario.number("KX"), 0);
        late[0] = "2021-04-02";
        late[2] = Http.province().commune(1);
        send("text/csv", csv(rows(7, List.of(line(Scenario.number("KX"), 5), late))), "")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems("/rows/2/closing", "/rows/3/bookedOn", "/rows/3/amount", "/rows/3/lineUnit"));
    }

    private String booked(long amount) {
        return book(the.inFlight("DIRECT", null, PROJECT, amount, 0, the.day(3, 1)), Scenario.number("KB"));
    }

    private String book(String id, String document) {
        return book(id, document, the.day(3, 2));
    }

    private String book(String id, String document, LocalDate on) {
        the.province
                .treasurer()
                .body(Map.of("bookedOn", on.toString(), "treasuryDocument", document))
                .post("/v1/payment-requests/" + id + "/booking")
                .then()
                .statusCode(201);
        return document;
    }

    private String[] line(String document, long amount) {
        return new String[] {
            "2021-03-02", document, the.province.commune(1), PROJECT, "2021", "PAYMENT", Long.toString(amount), ""
        };
    }

    private List<String[]> rows(long closing, List<String[]> lines) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEADER);
        for (String[] line : lines) {
            String[] row = new String[HEADER.length];
            String[] head = {the.province.code(), office, "2021-03-01", "2021-03-31", "0", Long.toString(closing)};
            System.arraycopy(head, 0, row, 0, head.length);
            System.arraycopy(line, 0, row, head.length, line.length);
            rows.add(row);
        }
        return rows;
    }

    private static byte[] csv(List<String[]> rows) {
        return rows.stream()
                .map(row -> String.join(",", row))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook(List<String[]> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("statement");
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < HEADER.length; c++) {
                    sheet.value(r, c, rows.get(r)[c]);
                }
            }
        }
        return out.toByteArray();
    }

    private Response send(String type, byte[] body, String query) {
        String code = the.province.code();
        return Http.keyed(UUID.randomUUID().toString(), code + "-treasurer", "treasurer", code)
                .contentType(type)
                .body(body)
                .post(IMPORT + query);
    }

    private String data(String subject) throws SQLException {
        try (Connection connection = application.getConnection();
                PreparedStatement sql = connection.prepareStatement(
                        "select data from event where subject = ? order by sequence desc limit 1")) {
            sql.setString(1, subject);
            try (var result = sql.executeQuery()) {
                assertThat(result.next()).as(subject).isTrue();
                return result.getString(1);
            }
        }
    }

    private long events(String subject) throws SQLException {
        try (Connection connection = application.getConnection();
                PreparedStatement sql = connection.prepareStatement("select count(*) from event where subject = ?")) {
            sql.setString(1, subject);
            try (var result = sql.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
