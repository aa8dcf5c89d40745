package vn.ntm.deploy.bench.budget;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.ntm.deploy.bench.Target;

/** A plan of its own in a year that nobody uses, so that no figure of the province moves, and requests against it. */
final class BenchPlan {

    static final int PROJECTS = 200;
    private static final int ROWS = 5_000;
    private static final String TABLE = "T";

    private final AtomicLong numbers = new AtomicLong();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String unit;

    BenchPlan(Target target) throws IOException {
        unit = unit(target);
        prepare(target);
    }

    /** What the numbers of this plan's requests begin with. */
    String prefix() {
        return "BENCH-" + run + "-";
    }

    private void prepare(Target target) throws IOException {
        Map<String, Object> money = money(1_000_000_000_000L);
        Map<String, Object> appropriation = new HashMap<>(common());
        appropriation.putAll(Map.of(
                "unit",
                target.province(),
                "number",
                "BENCH-" + run,
                "decidedOn",
                "2019-12-01",
                "issuer",
                "benchmark",
                "amount",
                money));
        approve(target, "/v1/appropriations", appropriation);
        decide(target, "ASSIGN", 1_000_000_000_000L, List.of(line(target.province(), unit, null, 1_000_000_000_000L)));
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < PROJECTS; i++) {
            lines.add(line(unit, unit, "BENCH-" + i, 1_000_000_000L));
        }
        decide(target, "DETAIL", PROJECTS * 1_000_000_000L, lines);
    }

    private void decide(Target target, String kind, long total, List<Map<String, Object>> lines) throws IOException {
        Map<String, Object> decision = new HashMap<>(common());
        decision.putAll(Map.of(
                "unit",
                lines.get(0).get("fromUnit"),
                "decisionNumber",
                "BENCH-" + kind + "-" + run,
                "decidedOn",
                "2019-12-20",
                "kind",
                kind,
                "total",
                money(total),
                "lines",
                lines));
        approve(target, "/v1/plan-decisions", decision);
    }

    /** The next direct payment of one đồng. */
    Map<String, Object> request(int project) {
        Map<String, Object> request = new HashMap<>(common());
        request.putAll(Map.of(
                "unit",
                unit,
                "project",
                "BENCH-" + project,
                "kind",
                "DIRECT",
                "documentNumber",
                prefix() + numbers.incrementAndGet(),
                "documentDate",
                "2020-08-31",
                "businessDate",
                "2020-08-31",
                "gross",
                money(1)));
        return request;
    }

    /** Enters this many direct payments of one đồng from tables, spread over the projects; their ids. */
    List<String> enter(Target target, int count) throws IOException, SQLException {
        for (int from = 0; from < count; from += ROWS) {
            StringBuilder csv = new StringBuilder("documentNumber,documentDate,unit,project,fundSource,capitalKind,"
                    + "budgetYear,kind,contractId,gross,recovered,businessDate,basis,source\n");
            for (int i = from; i < Math.min(from + ROWS, count); i++) {
                csv.append(prefix()).append(TABLE).append(numbers.incrementAndGet());
                csv.append(",2020-08-31,").append(unit).append(",BENCH-").append(i % PROJECTS);
                csv.append(",COMMUNE,INVESTMENT,2020,DIRECT,,1,,2020-08-31,RECONSTRUCTION,benchmark\n");
            }
            target.postTable("budget", "/v1/payment-requests/import", "province-officer", csv.toString());
        }
        List<String> ids = new ArrayList<>();
        try (Connection connection = target.database("budget");
                PreparedStatement query = connection.prepareStatement("select id::text from payment_request"
                        + " where natural_key like ? and state = 'SUBMITTED' order by id desc limit ?")) {
            query.setString(1, prefix() + TABLE + "%");
            query.setInt(2, count);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    ids.add(found.getString(1));
                }
            }
        }
        return ids;
    }

    /** Approves as another person than the maker. */
    static void approve(Target target, Collection<String> ids) throws IOException {
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += 500) {
            target.post(
                    "budget",
                    "/v1/payment-requests/approvals",
                    "approver",
                    Map.of("ids", all.subList(from, Math.min(from + 500, all.size())), "reason", "benchmark"));
        }
    }

    private static void approve(Target target, String path, Map<String, Object> body) throws IOException {
        String id =
                target.post("budget", path, "province-officer", body).path("id").asText();
        target.post("budget", path + "/" + id + "/approval", "approver", Map.of("reason", "benchmark"));
    }

    private static Map<String, Object> line(String from, String to, @Nullable String project, long amount) {
        Map<String, Object> line = new HashMap<>(Map.of("fromUnit", from, "toUnit", to, "amount", money(amount)));
        if (project != null) {
            line.put("project", project);
        }
        return line;
    }

    private static Map<String, Object> common() {
        return Map.of(
                "fundSource", "COMMUNE",
                "capitalKind", "INVESTMENT",
                "budgetYear", 2020,
                "basis", "RECONSTRUCTION",
                "source", "benchmark");
    }

    private static Map<String, Object> money(long amount) {
        return Map.of("amount", amount, "currency", "VND");
    }

    /** A unit that the loaded data pay for. */
    private static String unit(Target target) {
        try {
            return target.get("budget", "/v1/payment-requests?limit=1", "auditor")
                    .path("items")
                    .path(0)
                    .path("unit")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException("No unit to pay for", e);
        }
    }
}
