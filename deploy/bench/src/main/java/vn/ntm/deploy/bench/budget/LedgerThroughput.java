package vn.ntm.deploy.bench.budget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Latencies;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;

/** Single payments, payments of one hot plan line, and thousands booked at once, beside the floor of the database. */
public final class LedgerThroughput implements Benchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROJECTS = 200;
    private static final int BULK = 5_000;
    private static final int SECONDS = 10;
    private static final List<String> STORED =
            List.of("payment_request", "ledger_transaction", "entry", "event", "event_position", "idempotency");

    private final AtomicLong numbers = new AtomicLong();
    private String unit = "";
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public List<Result> run(Target target) throws Exception {
        unit = unit(target);
        prepare(target);
        List<Result> results = new ArrayList<>();
        try (Floor floor = new Floor(target)) {
            pay(target, 4, 3, () -> ThreadLocalRandom.current().nextInt(PROJECTS), new Latencies());
            double floorRate = floor.rate(16, SECONDS);
            long storedBefore = stored(target);
            Latencies sixteen = new Latencies();
            double rate =
                    pay(target, 16, SECONDS, () -> ThreadLocalRandom.current().nextInt(PROJECTS), sixteen);
            results.add(Result.shareOf("ledger-single", rate, "1/s", "prepared function call at 16", floorRate, 0.5));
            results.add(Result.atMost(
                    "ledger-stored-per-payment",
                    (double) (stored(target) - storedBefore) / sixteen.size(),
                    "B",
                    2_048));
            Latencies eight = new Latencies();
            pay(target, 8, SECONDS, () -> ThreadLocalRandom.current().nextInt(PROJECTS), eight);
            results.add(Result.atMost("ledger-single-p99-at-8", eight.percentile(0.99), "ms", 15));
            double hot = pay(target, 16, SECONDS, () -> 0, new Latencies());
            results.add(Result.shareOf("ledger-hot-line", hot, "1/s", "prepared function call at 16", floorRate, 0.3));
            results.add(
                    Result.shareOf("ledger-bulk", bulk(target), "1/s", "prepared function call at 16", floorRate, 3.0));
        }
        return results;
    }

    /** A year of its own, so that no figure of the province moves. */
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

    /** Payments per second by some clients; each is durable, with key, event and audit, when it is answered. */
    private double pay(Target target, int clients, int seconds, IntSupplier project, Latencies latencies)
            throws InterruptedException {
        long started = System.nanoTime();
        long end = started + seconds * 1_000_000_000L;
        Thread[] workers = new Thread[clients];
        for (int i = 0; i < clients; i++) {
            workers[i] = new Thread(() -> {
                while (System.nanoTime() < end) {
                    long asked = System.nanoTime();
                    int status = post(target, request(project.getAsInt())).statusCode();
                    if (status != 201) {
                        throw new IllegalStateException("A payment was answered with " + status);
                    }
                    latencies.add(System.nanoTime() - asked);
                }
            });
            workers[i].start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return latencies.size() / ((System.nanoTime() - started) / 1e9);
    }

    /** Thousands of approved requests booked in one transaction. */
    private double bulk(Target target) throws IOException {
        List<Map<String, Object>> items = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < BULK; i++) {
            JsonNode entered = JSON.readTree(post(target, request(i % PROJECTS)).body());
            ids.add(entered.path("id").asText());
        }
        for (int from = 0; from < BULK; from += 500) {
            target.post(
                    "budget",
                    "/v1/payment-requests/approvals",
                    "approver",
                    Map.of("ids", ids.subList(from, from + 500), "reason", "benchmark"));
        }
        ids.forEach(id -> items.add(Map.of("id", id, "bookedOn", "2020-08-31", "treasuryDocument", "BENCH")));
        long started = System.nanoTime();
        target.post("budget", "/v1/payment-requests/bulk", "treasurer", Map.of("items", items));
        return BULK / ((System.nanoTime() - started) / 1e9);
    }

    private Map<String, Object> request(int project) {
        Map<String, Object> request = new HashMap<>(common());
        request.putAll(Map.of(
                "unit",
                unit,
                "project",
                "BENCH-" + project,
                "kind",
                "DIRECT",
                "documentNumber",
                "BENCH-" + run + "-" + numbers.incrementAndGet(),
                "documentDate",
                "2020-08-31",
                "businessDate",
                "2020-08-31",
                "gross",
                money(1)));
        return request;
    }

    private static HttpResponse<String> post(Target target, Map<String, Object> body) {
        try {
            return target.send(target.request("budget", "/v1/payment-requests", "province-officer")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8))
                    .build());
        } catch (IOException e) {
            throw new IllegalStateException("A payment failed", e);
        }
    }

    private static long stored(Target target) throws SQLException, IOException {
        try (Connection connection = target.database("budget");
                Statement statement = connection.createStatement()) {
            long bytes = 0;
            for (String table : STORED) {
                try (ResultSet size = statement.executeQuery("select pg_total_relation_size('" + table + "')")) {
                    size.next();
                    bytes += size.getLong(1);
                }
            }
            return bytes;
        }
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
