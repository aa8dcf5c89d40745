package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;

/** Whatever the owner of the database changes in a transaction, the verification names the transaction. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class TamperingIT {

    private static final String PROJECT = "DA-01";

    private final Scenario the = new Scenario(2021);

    @ConfigProperty(name = "ntm.db.url")
    String url;

    @ConfigProperty(name = "ntm.db.owner")
    String owner;

    @ConfigProperty(name = "ntm.db.owner-password")
    String ownerPassword;

    /** What a booking does not say, and everything that its reversal says. */
    @Test
    void a_change_of_any_column_of_a_transaction_is_found_and_names_it() throws SQLException {
        the.detailed(PROJECT, 100);
        String paid = the.paid("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement sql = connection.createStatement()) {
            String booking = booking(sql, paid);
            awaitSeals(sql);
            Map<String, String> columns = columns(sql);
            assertThat(columns).containsKeys("number", "reason", "origin_year", "true_date", "reverses", "actor_id");
            int unsaid = 0;
            for (Map.Entry<String, String> column : columns.entrySet()) {
                if (one(sql, "select " + column.getKey() + " from ledger_transaction where id = '" + booking + "'")
                        == null) {
                    unsaid++;
                    assertFoundWhenChanged(sql, booking, column.getKey(), column.getValue());
                }
            }
            assertThat(unsaid).isGreaterThanOrEqualTo(3);

            String reversal = Http.as(the.province.code() + "-inspector", "approver", the.province.code())
                    .body(Map.of("businessDate", the.day(3, 4).toString(), "reason", "paid twice"))
                    .post("/v1/ledger/transactions/" + booking + "/reverse")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("items[0].id");
            awaitSeals(sql);
            for (Map.Entry<String, String> column : columns.entrySet()) {
                assertFoundWhenChanged(sql, reversal, column.getKey(), column.getValue());
            }
        }
        the.assertSound();
    }

    /** A ledger of the time before keeps its digests: they fit, and show a change of what they cover. */
    @Test
    void a_transaction_with_a_digest_of_the_first_form_is_sound_until_somebody_changes_it() throws Exception {
        the.detailed(PROJECT, 100);
        String paid = the.paid("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement sql = connection.createStatement()) {
            String booking = booking(sql, paid);
            awaitSeals(sql);
            String where = " where id = '" + booking + "'";
            String today = one(sql, "select encode(digest, 'hex') from ledger_transaction" + where);
            String former = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(firstForm(sql, booking).getBytes(StandardCharsets.UTF_8)));
            String put = "update ledger_transaction set digest = decode('%s', 'hex')" + where;
            sql.executeUpdate(put.formatted(former));
            // The chain was made over the other digest, and says so; the digest itself fits.
            assertThat(found()).isNotEmpty().allSatisfy(finding -> assertThat(finding)
                    .startsWith("chain-of-digests"));
            sql.executeUpdate("update ledger_transaction set budget_year = budget_year + 1" + where);
            assertThat(found()).anySatisfy(finding -> assertThat(finding).contains("digest-of-transaction", booking));
            sql.executeUpdate("update ledger_transaction set budget_year = budget_year - 1" + where);
            sql.executeUpdate(put.formatted(today));
        }
        the.assertSound();
    }

    private static String booking(Statement sql, String paid) throws SQLException {
        return one(
                sql,
                "select id from ledger_transaction where kind = 'PAYMENT_BOOKED' and document = 'payment-requests/"
                        + paid + "'");
    }

    /** The text under a digest of the first form. */
    private static String firstForm(Statement sql, String transaction) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet row = sql.executeQuery("select * from ledger_transaction where id = '" + transaction + "'")) {
            row.next();
            text.append(String.join(
                    "|",
                    row.getString("id"),
                    row.getString("kind"),
                    row.getString("document"),
                    row.getString("business_date"),
                    row.getString("budget_year"),
                    String.valueOf(row.getString("reverses")),
                    row.getObject("recorded_at", OffsetDateTime.class)
                            .toInstant()
                            .toString(),
                    row.getString("actor_id")));
        }
        try (ResultSet row = sql.executeQuery(
                "select concat_ws(' ', c.fund_source, c.capital_kind, c.budget_year, c.holder_kind, c.holder) || '|'"
                        + " || e.bucket || '|' || e.debit || '|' || e.credit from entry e join cell c on c.id = e.cell_id"
                        + " where e.transaction_id = '" + transaction + "' order by e.number")) {
            while (row.next()) {
                text.append('\n').append(row.getString(1));
            }
        }
        return text.toString();
    }

    @Test
    void an_entry_that_was_moved_to_another_day_is_found() throws SQLException {
        the.detailed(PROJECT, 100);
        String paid = the.paid("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        String moved = "update entry set business_date = business_date %s 1 where transaction_id in (select id from"
                + " ledger_transaction where document = 'payment-requests/" + paid + "' and kind = 'PAYMENT_BOOKED')";
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(moved.formatted("+"))).isGreaterThanOrEqualTo(2);
            assertThat(found()).anySatisfy(finding -> assertThat(finding).contains(paid, "entry-on-the-day"));
            sql.executeUpdate(moved.formatted("-"));
        }
        the.assertSound();
    }

    /** What is changed while it is sealed would be sealed as it is not. */
    private static void awaitSeals(Statement sql) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> "0"
                .equals(one(sql, "select count(*) from ledger_unsealed")));
    }

    private void assertFoundWhenChanged(Statement sql, String transaction, String column, String changed)
            throws SQLException {
        String row = one(sql, "select t::text from ledger_transaction t where id = '" + transaction + "'");
        sql.execute(
                "create temporary table before as select * from ledger_transaction where id = '" + transaction + "'");
        String id = one(
                sql,
                "update ledger_transaction t set " + column + " = " + changed + " where id = '" + transaction
                        + "' returning id");
        assertThat(one(sql, "select t::text from ledger_transaction t where id = '" + id + "'"))
                .as(column)
                .isNotEqualTo(row);
        assertThat(found()).as(column).anySatisfy(finding -> assertThat(finding).contains(id));
        sql.execute("update ledger_transaction t set " + column + " = (select " + column + " from before) where id = '"
                + id + "'");
        sql.execute("drop table before");
        assertThat(one(sql, "select t::text from ledger_transaction t where id = '" + transaction + "'"))
                .isEqualTo(row);
    }

    /** Every column with another value than it has, also those that somebody adds. */
    private static Map<String, String> columns(Statement sql) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (ResultSet row = sql.executeQuery("select column_name, data_type from information_schema.columns"
                + " where table_name = 'ledger_transaction' order by ordinal_position")) {
            while (row.next()) {
                String name = row.getString(1);
                columns.put(
                        name,
                        switch (row.getString(2)) {
                            case "text" -> "concat(" + name + ", 'x')";
                            case "integer" -> "coalesce(" + name + ", 2000) + 1";
                            case "date" -> "coalesce(" + name + ", business_date) + 1";
                            case "timestamp with time zone" -> name + " + interval '1 microsecond'";
                            case "bytea" -> "set_byte(" + name + ", 0, 255 - get_byte(" + name + ", 0))";
                            case "uuid" ->
                                name.equals("id")
                                        ? "gen_random_uuid()"
                                        : "(select o.id from ledger_transaction o where o.id <> t.id and not exists"
                                                + " (select 1 from ledger_transaction r where r.reverses = o.id) limit 1)";
                            default -> throw new IllegalStateException("Say how to change " + name);
                        });
            }
        }
        return columns;
    }

    private List<String> found() {
        List<Map<String, Object>> findings = the.province
                .auditor()
                .get("/v1/ledger/verify")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findings");
        List<String> found = new ArrayList<>();
        findings.forEach(finding -> found.add(finding.get("check") + " " + finding.get("where")));
        return found;
    }

    private static @Nullable String one(Statement sql, String query) throws SQLException {
        try (ResultSet result = sql.executeQuery(query)) {
            assertThat(result.next()).as(query).isTrue();
            return result.getString(1);
        }
    }
}
