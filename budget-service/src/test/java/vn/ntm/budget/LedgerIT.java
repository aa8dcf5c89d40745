package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.embedded.StackResource;

/** The ledger as an auditor sees it: append-only, balanced, on three clocks, and able to name what somebody changed. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class LedgerIT {

    private static final String PROJECT = "DA-01";

    private final Scenario the = new Scenario(2021);

    @Inject
    DataSource application;

    @ConfigProperty(name = "ntm.db.url")
    String url;

    @ConfigProperty(name = "ntm.db.owner")
    String owner;

    @ConfigProperty(name = "ntm.db.owner-password")
    String ownerPassword;

    @Test
    void invariant_7_the_services_own_role_cannot_change_or_delete_an_entry() {
        for (String change : List.of(
                "update entry set debit = debit + 1 where debit > 0",
                "delete from entry",
                "update ledger_transaction set business_date = date '2020-01-01'",
                "delete from ledger_transaction",
                "delete from cell",
                "delete from ledger_seal")) {
            assertThat(refusal(change)).as(change).isEqualTo("42501");
        }
    }

    @Test
    void invariant_1_the_database_refuses_entries_that_do_not_balance() {
        the.detailed(PROJECT, 100);
        assertThat(refusal("insert into entry (transaction_id, cell_id, bucket, debit, credit, business_date)"
                        + " select transaction_id, cell_id, bucket, 0, 1, business_date from entry limit 1"))
                .isEqualTo("23514");
    }

    @Test
    void the_database_refuses_entries_of_a_transaction_or_a_cell_that_is_not_there() {
        the.detailed(PROJECT, 100);
        String sides = " from (select * from entry limit 1) e, (values (0, 1), (1, 0)) as sides (debit, credit)";
        String insert = "insert into entry (transaction_id, cell_id, bucket, debit, credit, business_date) select ";
        assertThat(refusal(insert + "'" + UUID.randomUUID()
                        + "', e.cell_id, e.bucket, sides.debit, sides.credit, e.business_date" + sides))
                .isEqualTo("23514");
        assertThat(refusal(
                        insert + "e.transaction_id, -1, e.bucket, sides.debit, sides.credit, e.business_date" + sides))
                .isEqualTo("23503");
    }

    /** Whoever writes to the table: the Council's word is the only bucket that may owe. */
    @Test
    void invariant_2_the_database_keeps_every_bucket_but_authority_above_zero() {
        the.detailed(PROJECT, 100);
        for (String bucket : List.of("free", "committed", "in_payment", "advance", "paid", "settled", "suspense")) {
            assertThat(refusal("update cell set " + bucket + " = -1 where holder = '" + the.province.commune(1) + "/"
                            + PROJECT + "'"))
                    .as(bucket)
                    .isEqualTo("23514");
        }
    }

    @Test
    void invariant_3_everything_under_a_decision_adds_up_to_what_the_council_decided() {
        String unit = the.province.commune(1);
        the.appropriate(2_000);
        the.assign(unit, 1_500);
        the.detail(unit, PROJECT, 1_200);
        String contract = the.contract(PROJECT, 800);
        the.commit(contract, 700);
        the.paid("ADVANCE", contract, PROJECT, 100, 0, the.day(2, 1));
        the.accept(contract, 500);
        the.paid("PAYMENT", contract, PROJECT, 200, 50, the.day(6, 1));
        the.inFlight("DIRECT", null, PROJECT, 30, 0, the.day(7, 1));
        the.province.approved(
                "/v1/plan-decisions",
                the.decision("CANCEL", the.day(8, 1), 70, List.of(Scenario.line(unit, PROJECT, unit, PROJECT, 70))));

        long all = 0;
        for (Map<Bucket, Long> held : List.of(the.buckets(the.province.code(), null), the.buckets(unit, null))) {
            all += held.entrySet().stream()
                    .filter(bucket -> bucket.getKey() != Bucket.AUTHORITY)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
        assertThat(all).isEqualTo(2_000L);
        the.assertSound();
    }

    /** Whole đồng above zero; the direction is in the accounts, never in the sign. */
    @Test
    void invariant_5_amounts_are_whole_dong_above_zero() {
        the.detailed(PROJECT, 1_000);
        Map<String, Object> good = the.request("DIRECT", null, PROJECT, 10, 0, the.day(3, 1));
        for (Object amount : List.of(0, -10, 10.5, "10", 9_223_372_036_854_775_807L)) {
            Map<String, Object> bad = new HashMap<>(good);
            bad.put("gross", Map.of("amount", amount, "currency", "VND"));
            assertThat(the.province.make("/v1/payment-requests", bad).statusCode())
                    .as("gross " + amount)
                    .isIn(400, 409, 422);
        }
        for (String sides : List.of("-1, 0", "0, -1", "1, 1", "0, 0")) {
            assertThat(refusal("insert into entry (transaction_id, cell_id, bucket, debit, credit, business_date)"
                            + " select transaction_id, cell_id, bucket, " + sides
                            + ", business_date from entry limit 1"))
                    .as(sides)
                    .isEqualTo("23514");
        }
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.FREE, 1_000L).containsEntry(Bucket.IN_PAYMENT, 0L);
    }

    @Test
    void invariants_9_and_17_a_change_made_in_sql_is_found_and_named() throws SQLException {
        the.detailed(PROJECT, 100);
        String id = the.paid("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        String holder = the.province.commune(1) + "/" + PROJECT;
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement sql = connection.createStatement()) {
            sql.execute("update cell set paid = paid + 1 where holder = '" + holder + "'");
            assertFound("balance-from-entries", "PROVINCE INVESTMENT 2021 PROJECT " + holder + " PAID");
            sql.execute("update cell set paid = paid - 1 where holder = '" + holder + "'");

            String both = " where transaction_id in (select id from ledger_transaction where kind = 'PAYMENT_BOOKED'"
                    + " and document = 'payment-requests/" + id + "')";
            sql.execute("update entry set debit = case when debit > 0 then debit + 5 else 0 end,"
                    + " credit = case when credit > 0 then credit + 5 else 0 end" + both);
            assertFound("digest-of-transaction", "payment-requests/" + id);
            assertFound("request-equals-its-postings", null);
            sql.execute("update entry set debit = case when debit > 0 then debit - 5 else 0 end,"
                    + " credit = case when credit > 0 then credit - 5 else 0 end" + both);
        }
        the.assertSound();
    }

    /** Money follows documents: a contract that is worth more in the database only is found as an entry is. */
    @Test
    void a_document_changed_in_sql_is_found_and_named() throws SQLException {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 900);
        String paid = the.paid("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        String decision = the.detail(the.province.commune(1), "DA-02", assignedOnce(5));
        the.assertSound();
        Map<String, String> changes = Map.of(
                "update contract set body = replace(body::text, '900', '990') where id = '" + contract + "'",
                        "contracts/" + contract,
                "update payment_request set state = 'REFUSED' where id = '" + paid + "'", "payment-requests/" + paid,
                "update payment_request set gross = gross + 1 where id = '" + paid + "'", "payment-requests/" + paid,
                "update payment_request set maker_id = 'x' where id = '" + paid + "'", "payment-requests/" + paid,
                "update plan_decision set body = replace(body::text, 'DA-02', 'DA-03') where id = '" + decision + "'",
                        "plan-decisions/" + decision);
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement sql = connection.createStatement()) {
            for (Map.Entry<String, String> change : changes.entrySet()) {
                String table = change.getKey().split(" ")[1];
                String before = "create temporary table before as select * from " + table;
                sql.execute(before);
                assertThat(sql.executeUpdate(change.getKey())).isEqualTo(1);
                assertFound("document-equals-its-last-event", change.getValue());
                restore(sql, table);
            }
        }
        the.assertSound();
    }

    private long assignedOnce(long amount) {
        the.appropriate(amount);
        the.assign(the.province.commune(1), amount);
        return amount;
    }

    private static void restore(Statement sql, String table) throws SQLException {
        String generated = table.equals("payment_request") ? ", gross = b.gross" : "";
        sql.execute("update " + table + " d set body = b.body, state = b.state, maker_id = b.maker_id" + generated
                + " from before b where b.id = d.id and (d.body::text, d.state, d.maker_id"
                + (generated.isEmpty() ? "" : ", d.gross")
                + ") is distinct from (b.body::text, b.state, b.maker_id"
                + (generated.isEmpty() ? "" : ", b.gross") + ")");
        sql.execute("drop table before");
    }

    /** Sealed means: whoever changes a digest to fit a changed entry, or what was sealed, breaks the chain. */
    @Test
    void a_change_to_what_is_sealed_is_found_and_its_seal_named() throws SQLException {
        the.detailed(PROJECT, 100);
        String id = the.paid("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> the.province
                .auditor()
                .get("/v1/ledger/verify")
                .then()
                .body("unsealed", equalTo(0))
                .body("sealed", greaterThan(0)));
        the.assertSound();
        String booked =
                "(select id from ledger_transaction where kind = 'PAYMENT_BOOKED' and document = 'payment-requests/"
                        + id + "')";
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement sql = connection.createStatement()) {
            String turned =
                    "update ledger_transaction set digest = set_byte(digest, 0, 255 - get_byte(digest, 0)) where id = "
                            + booked;
            sql.execute(turned);
            assertFound("chain-of-digests", "seal ");
            sql.execute(turned);

            String other = "'" + UUID.randomUUID() + "'::uuid";
            sql.execute(
                    "update ledger_seal set transactions = array_replace(transactions, " + booked + ", " + other + ")");
            assertFound("chain-of-digests", "seal ");
            sql.execute(
                    "update ledger_seal set transactions = array_replace(transactions, " + other + ", " + booked + ")");
        }
        the.assertSound();
    }

    @Test
    void invariant_13_a_closed_month_takes_no_entry_and_reopens_only_by_two_people_with_a_reason() {
        Scenario old = new Scenario(2003);
        old.detailed(PROJECT, 100);
        old.province
                .treasurer()
                .body(Map.of())
                .post("/v1/periods/2003-05/closure")
                .then()
                .statusCode(201);
        old.ask("DIRECT", null, PROJECT, 10, 0, old.day(5, 31))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("period-closed"))
                .body("errors[0].params.period", equalTo("2003-05"));
        old.province
                .treasurer()
                .body(Map.of())
                .post("/v1/periods/2003-05/reopening")
                .then()
                .statusCode(400);
        old.province
                .auditor()
                .body(Map.of("reason", "a payment was forgotten"))
                .post("/v1/periods/2003-05/reopening")
                .then()
                .statusCode(201)
                .body("state", equalTo("REOPENING"));
        Http.as(old.province.code() + "-auditor", "approver", old.province.code())
                .post("/v1/periods/2003-05/reopening/approval")
                .then()
                .statusCode(403);
        old.ask("DIRECT", null, PROJECT, 10, 0, old.day(5, 31)).then().statusCode(409);
        old.province
                .approver()
                .post("/v1/periods/2003-05/reopening/approval")
                .then()
                .statusCode(201)
                .body("state", equalTo("OPEN"));
        old.ask("DIRECT", null, PROJECT, 10, 0, old.day(5, 31)).then().statusCode(201);
    }

    @Test
    void a_year_with_money_in_payment_is_not_closed_and_a_closed_one_only_lets_money_come_back() {
        Scenario old = new Scenario(2001);
        old.detailed(PROJECT, 100);
        String paid = old.paid("DIRECT", null, PROJECT, 60, 0, old.day(3, 1));
        String flying = old.inFlight("DIRECT", null, PROJECT, 10, 0, old.day(3, 1));
        old.province
                .treasurer()
                .body(Map.of())
                .post("/v1/periods/2001/closure")
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("period-in-flight"));
        old.end(flying, "refusal", old.province, old.day(3, 5)).then().statusCode(201);
        old.province
                .treasurer()
                .body(Map.of())
                .post("/v1/periods/2001/closure")
                .then()
                .statusCode(201);
        old.province
                .treasurer()
                .header("If-Match", "*")
                .body(Map.of("amount", Http.money(20), "returnedOn", "2002-06-01", "reason", "audit"))
                .post("/v1/payment-requests/" + paid + "/returns")
                .then()
                .statusCode(201)
                .body("disbursed.amount", equalTo(40))
                .body("returns.returnedOn", contains("2002-06-01"))
                .body("returns[0].amount.amount", equalTo(20));
        assertThat(old.buckets(PROJECT)).containsEntry(Bucket.RETURNED, 20L).containsEntry(Bucket.PAID, 40L);
        old.ask("DIRECT", null, PROJECT, 10, 0, LocalDate.of(2002, 1, 15))
                .then()
                .statusCode(409);
    }

    @Test
    void invariant_10_a_statement_asked_as_of_an_instant_never_changes() {
        the.detailed(PROJECT, 1_000);
        the.paid("DIRECT", null, PROJECT, 100, 0, the.day(3, 1));
        String path =
                "/v1/ledger/statement?fundSource=PROVINCE&capitalKind=INVESTMENT&budgetYear=2021&bucket=PAID&unit="
                        + the.province.commune(1) + "&project=" + PROJECT;
        String now = the.province
                .auditor()
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .path("lines[0].recordedAt");
        Response before = the.province.auditor().queryParam("asOf", now).get(path);
        before.then().statusCode(200).body("closing.amount", equalTo(100)).body("lines", hasSize(1));
        the.paid("DIRECT", null, PROJECT, 50, 0, the.day(2, 1));

        assertThat(the.province.auditor().queryParam("asOf", now).get(path).asString())
                .isEqualTo(before.asString());
        the.province
                .auditor()
                .get(path)
                .then()
                .body("closing.amount", equalTo(150))
                .body("lines.balance", contains(50, 150));
        the.province.auditor().get(path + "&to=2021-02-15").then().body("closing.amount", equalTo(50));
    }

    @Test
    void invariant_27_a_retried_request_gets_the_first_answer_also_when_it_was_a_refusal() {
        the.detailed(PROJECT, 100);
        Map<String, Object> body = the.request("DIRECT", null, PROJECT, 101, 0, the.day(3, 1));
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, body);
        first.then().statusCode(409).body("errors[0].params.left", equalTo(100));
        the.appropriate(1_000);
        Response again = keyed(key, body);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        Map<String, Object> other = new HashMap<>(body);
        other.put("gross", Http.money(1));
        keyed(key, other).then().statusCode(422).body("type", equalTo("https://ntm.example.vn/problems/key-reused"));
    }

    @Test
    void invariant_30_debt_and_payable_are_two_figures_and_events() {
        the.detailed(PROJECT, 500);
        String contract = the.contract(PROJECT, 900);
        the.commit(contract, 400);
        the.accept(contract, 700);
        the.paid("PAYMENT", contract, PROJECT, 300, 0, the.day(6, 1));
        List<Map<String, Object>> told = the.province
                .auditor()
                .get("/v1/construction-debts/" + the.province.commune(1) + "/" + PROJECT + "/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(greaterThan(1)))
                .extract()
                .jsonPath()
                .getList("items");
        assertThat(told).isNotEmpty();
        the.province
                .auditor()
                .get("/v1/construction-debts?unit=" + the.province.commune(1))
                .then()
                .statusCode(200)
                .body("items[0].debt.amount", equalTo(200))
                .body("items[0].payable.amount", equalTo(200))
                .body("items[0].accepted.amount", equalTo(700));
        // What the Treasury booked beyond all money was allotted by nobody: it hides no debt.
        the.province
                .treasurer()
                .body(Map.of(
                        "unit", the.province.code(),
                        "office", Scenario.number("KBNN"),
                        "from", the.day(7, 1).toString(),
                        "to", the.day(7, 31).toString(),
                        "opening", Http.money(0),
                        "closing", Http.money(5_000),
                        "lines",
                                List.of(Map.of(
                                        "bookedOn", the.day(7, 2).toString(),
                                        "documentNumber", Scenario.number("KX"),
                                        "unit", the.province.commune(1),
                                        "project", PROJECT,
                                        "planYear", the.year,
                                        "kind", "PAYMENT",
                                        "amount", Http.money(5_000)))))
                .post("/v1/treasury-statements")
                .then()
                .statusCode(201)
                .body("lines[0].inSuspense", equalTo(true));
        String one = "/v1/construction-debts/" + the.province.commune(1) + "/";
        the.province.auditor().get(one + PROJECT).then().body("allotted.amount", equalTo(500));
        the.province
                .auditor()
                .get("/v1/reports/f8?budgetYear=2021&unit=" + the.province.commune(1))
                .then()
                .body("items[0].debt", equalTo(200));
        // Nor is it anybody's plan.
        String unit = "unit=" + the.province.commune(1);
        the.province
                .auditor()
                .get("/v1/ledger/balances?on=2021-12-31&" + unit)
                .then()
                .body("plan.amount", equalTo(500));
        the.province
                .auditor()
                .get("/v1/reports/f2?budgetYear=2021&" + unit)
                .then()
                .body("items[0].assigned", equalTo(500));
        String line = the.province
                .auditor()
                .get("/v1/plan-lines?budgetYear=2021&" + unit)
                .then()
                .body("items[0].plan.amount", equalTo(500))
                .extract()
                .path("items[0].id")
                .toString();
        Response availability = the.province.auditor().get("/v1/plan-lines/" + line + "/availability");
        assertThat(availability.<Integer>path("available.amount")
                        + availability.<Integer>path("shares.amount.amount.sum()"))
                .isEqualTo(500);
        the.province.auditor().get(one + PROJECT).then().statusCode(200).body("debt.amount", equalTo(200));
        the.province.auditor().get(one + "NONE").then().statusCode(404);
    }

    @Test
    void what_was_paid_is_settled_once_also_after_the_year() {
        the.detailed(PROJECT, 500);
        the.paid("DIRECT", null, PROJECT, 300, 0, the.day(6, 1));
        Map<String, Object> settlement = the.settlement(PROJECT, LocalDate.of(2022, 9, 1), 300);
        the.province.approved("/v1/settlements", settlement);
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.SETTLED, 300L).containsEntry(Bucket.PAID, 0L);
        settlement.put("number", Scenario.number("QT"));
        String again = the.province.made("/v1/settlements", settlement);
        the.province
                .approve("/v1/settlements", again)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("exceeds-availability"));
        the.assertSound();
    }

    @Test
    void open_data_speaks_the_words_of_portals() {
        the.detailed(PROJECT, 500);
        String contract = the.contract(PROJECT, 400);
        the.commit(contract, 400);
        the.paid("ADVANCE", contract, PROJECT, 100, 0, the.day(2, 1));
        the.province
                .auditor()
                .get("/v1/open-data/ocds?budgetYear=2021")
                .then()
                .statusCode(200)
                .body("releases[0].contracts[0].implementation.transactions[0].value.amount", equalTo(100))
                .body("releases[0].planning.budget.budgetBreakdown[0].amount.amount", equalTo(400))
                .body("uri", startsWith("http"))
                .body("publishedDate", matchesPattern(".+T.+Z"))
                .body("releases[0].date", matchesPattern(".+T.+Z"))
                .body("releases[0].contracts[0].dateSigned", equalTo("2021-01-15T00:00:00+07:00"))
                .body(
                        "releases[0].contracts[0].implementation.transactions[0].date",
                        equalTo("2021-02-01T00:00:00+07:00"))
                .body("releases[0].contracts[0].implementation.transactions[0].source", startsWith("http"))
                .body("releases[0].parties[0].name", equalTo("Đơn vị " + the.province.commune(1)))
                .body("releases[0].buyer.id", equalTo(the.province.commune(1)));
        Response described = the.province.auditor().get("/v1/open-data/fiscal-data-package?budgetYear=2021");
        described
                .then()
                .statusCode(200)
                .body("model.measures.executed.phase", equalTo("executed"))
                .body(
                        "model.dimensions.values().dimensionType",
                        everyItem(is(in(List.of(
                                "datetime", "entity", "classification", "activity", "fact", "location", "other")))))
                .body("model.dimensions.unit.attributes.unitName.labelfor", equalTo("unit"));
        // Each dimension is read from columns of the table, and its key is one of its attributes.
        Map<String, Map<String, Object>> dimensions = described.path("model.dimensions");
        List<String> columns = described.path("resources[0].schema.fields.name");
        dimensions.values().forEach(dimension -> {
            Map<?, ?> attributes = (Map<?, ?>) dimension.get("attributes");
            for (Object key : (List<?>) dimension.get("primaryKey")) {
                assertThat((Object) attributes.get(key)).isNotNull();
            }
            attributes.values().forEach(attribute -> assertThat(columns)
                    .contains(String.valueOf(((Map<?, ?>) attribute).get("source"))));
        });
        // The table is where the package says, and has the fields that it says, also for who asks for any media type.
        String table = the.province
                .auditor()
                .accept("*/*")
                .get(described.<String>path("resources[0].path"))
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        List<String> fields = described.path("resources[0].schema.fields.name");
        assertThat(table.lines().findFirst()).contains(String.join(",", fields));
        assertThat(table).contains(",Đơn vị " + the.province.commune(1) + "," + PROJECT + ",500,500,300,0,100,0,100");
    }

    private Response keyed(String key, Map<String, Object> body) {
        String code = the.province.code();
        return Http.keyed(key, code + "-maker", "province-officer", code)
                .body(body)
                .post("/v1/payment-requests");
    }

    private String refusal(String statement) {
        try (Connection connection = application.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
            return "done";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private void assertFound(String check, String where) {
        List<Map<String, Object>> findings = the.province
                .auditor()
                .get("/v1/ledger/verify")
                .then()
                .statusCode(200)
                .body("sound", equalTo(false))
                .extract()
                .jsonPath()
                .getList("findings");
        assertThat(findings)
                .anyMatch(finding -> check.equals(finding.get("check"))
                        && (where == null
                                || String.valueOf(finding.get("where")).contains(where)));
    }
}
