package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.embedded.StackResource;

/** Decisions on the plan: what they may move, in one piece or in parts, tried out and taken back. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class PlanDecisionsIT {

    private static final String PROJECT = "DA-01";

    private final Scenario the = new Scenario(2021);

    @Inject
    DataSource application;

    @Test
    void invariants_14_and_15_a_decision_sums_to_its_total_and_moves_money_only_as_its_kind_allows() {
        the.detailed(PROJECT, 100);
        String unit = the.province.commune(1);
        String other = the.province.commune(2);
        the.province
                .make(
                        "/v1/plan-decisions",
                        the.decision(
                                "TRANSFER",
                                the.day(4, 1),
                                99,
                                List.of(Scenario.line(unit, PROJECT, other, "DA-02", 100))))
                .then()
                .statusCode(422)
                .body("errors.code", contains("lines-do-not-sum"));
        the.province
                .make(
                        "/v1/plan-decisions",
                        the.decision(
                                "TRANSFER",
                                the.day(4, 1),
                                20,
                                List.of(
                                        Scenario.line(unit, null, unit, PROJECT, 10),
                                        Scenario.line(the.province.commune(4), null, other, null, 10))))
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("transfers-between-equals"))
                .body("errors.code", hasItem("unknown-unit"));
        String transfer = the.province.made(
                "/v1/plan-decisions",
                the.decision("TRANSFER", the.day(4, 1), 30, List.of(Scenario.line(unit, PROJECT, other, "DA-02", 30))));
        // Neither unit's own user approves what goes from one to the other.
        Http.as(unit + "-chair", "approver", unit)
                .header("If-Match", "*")
                .body(Map.of())
                .post("/v1/plan-decisions/" + transfer + "/approval")
                .then()
                .statusCode(403);
        the.province.approve("/v1/plan-decisions", transfer).then().statusCode(201);
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.FREE, 70L);
        assertThat(the.buckets(other, "DA-02")).containsEntry(Bucket.FREE, 30L);
        the.assertSound();
    }

    @Test
    void invariant_18_carried_over_money_leaves_one_year_and_enters_the_next_with_its_origin() {
        the.detailed(PROJECT, 100);
        String unit = the.province.commune(1);
        Map<String, Object> late = the.decision(
                "CARRY_OVER", LocalDate.of(2022, 4, 1), 40, List.of(Scenario.line(unit, PROJECT, unit, PROJECT, 40)));
        late.put("legalGround", "39/2019/QH14");
        the.province
                .make("/v1/plan-decisions", late)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("after-deadline"))
                .body("errors[0].params.rule", equalTo("CARRY_OVER_FREEZE"));
        Map<String, Object> decision = new HashMap<>(late);
        decision.put("decidedOn", "2022-02-01");
        String id = the.province.approved("/v1/plan-decisions", decision);

        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.CARRIED_OUT, 40L).containsEntry(Bucket.FREE, 60L);
        the.province
                .auditor()
                .get("/v1/ledger/transactions?document=plan-decisions/" + id)
                .then()
                .body("items", hasSize(2))
                .body("items.originYear", hasItem(2021))
                .body("items.budgetYear", hasItem(2022));
        the.assertSound();
    }

    @Test
    void a_dry_run_of_a_decision_says_what_would_happen_and_leaves_no_trace() throws SQLException {
        the.appropriate(100);
        String unit = the.province.commune(1);
        List<Long> before = rows();
        Map<String, Object> fits = the.decision(
                "ASSIGN", the.day(1, 5), 100, List.of(Scenario.line(the.province.code(), null, unit, null, 100)));
        Map<String, Object> tooMuch = the.decision(
                "ASSIGN", the.day(1, 5), 101, List.of(Scenario.line(the.province.code(), null, unit, null, 101)));

        the.province
                .maker()
                .body(fits)
                .post("/v1/plan-decisions?dryRun=true")
                .then()
                .statusCode(200);
        the.province
                .maker()
                .body(tooMuch)
                .post("/v1/plan-decisions?dryRun=true")
                .then()
                .statusCode(409)
                .body("errors[0].params.left", equalTo(100));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void ten_thousand_lines_are_one_decision_and_are_taken_back_as_one() throws SQLException {
        the.appropriate(10_000);
        String unit = the.province.commune(1);
        the.assign(unit, 10_000);
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(Scenario.line(unit, null, unit, "DA-" + i, 1));
        }
        String id = the.province.approved("/v1/plan-decisions", the.decision("DETAIL", the.day(1, 5), 10_000, lines));
        assertThat(the.buckets(unit, "DA-9999")).containsEntry(Bucket.FREE, 1L);
        String transaction = the.province
                .auditor()
                .get("/v1/ledger/transactions?document=plan-decisions/" + id)
                .then()
                .body("items[0].postings", hasSize(10_000))
                .extract()
                .path("items[0].id");

        Http.as(the.province.code() + "-inspector", "approver", the.province.code())
                .body(Map.of("businessDate", the.day(1, 6).toString(), "reason", "wrong unit"))
                .post("/v1/ledger/transactions/" + transaction + "/reverse")
                .then()
                .statusCode(201);

        assertThat(the.buckets(unit, "DA-9999")).containsEntry(Bucket.FREE, 0L);
        assertThat(typesOf("plan-decisions/" + id + "/parts/10"))
                .as("a large decision is told in parts, and each part is taken back")
                .containsExactly("vn.ntm.budget.plan-decision-issued.v1", "vn.ntm.budget.plan-decision-reversed.v1");
        assertThat(told("plan-decisions/" + id + "/parts/10", "data::jsonb ->> 'reversedOn'"))
                .as("and says until when it counted")
                .containsExactly(null, the.day(1, 6).toString());
    }

    private List<String> typesOf(String subject) throws SQLException {
        return told(subject, "type");
    }

    private List<String> told(String subject, String what) throws SQLException {
        List<String> told = new ArrayList<>();
        try (Connection connection = application.getConnection();
                Statement sql = connection.createStatement();
                var result = sql.executeQuery(
                        "select " + what + " from event join event_kind k on k.id = kind where subject = '" + subject
                                + "' order by sequence")) {
            while (result.next()) {
                told.add(result.getString(1));
            }
        }
        return told;
    }

    private List<Long> rows() throws SQLException {
        List<Long> counts = new ArrayList<>();
        String unit = the.province.commune(1);
        try (Connection connection = application.getConnection();
                Statement sql = connection.createStatement()) {
            for (String query : List.of(
                    "select count(*) from plan_decision where unit = '" + the.province.code() + "'",
                    "select count(*) from cell where unit in ('" + the.province.code() + "', '" + unit + "')",
                    "select count(*) from entry e join cell c on c.id = e.cell_id where c.unit = '"
                            + the.province.code() + "'",
                    "select count(*) from event where partition_key = '" + the.province.code() + "'")) {
                try (var result = sql.executeQuery(query)) {
                    result.next();
                    counts.add(result.getLong(1));
                }
            }
        }
        return counts;
    }
}
