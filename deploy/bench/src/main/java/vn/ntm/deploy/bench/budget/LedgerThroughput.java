package vn.ntm.deploy.bench.budget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Latencies;
import vn.ntm.deploy.bench.Processors;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;
import vn.ntm.deploy.bench.Wire;

/** Single payments, payments of one hot plan line, and thousands booked at once, beside the floor of the database. */
public final class LedgerThroughput implements Benchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PROJECTS = 200;
    private static final int BULK = 5_000;
    private static final int BULKS = 3;
    private static final int LEFT_FOR_SINGLE = 12_000;
    private static final int SECONDS = Integer.getInteger("ntm.bench.seconds", 10);
    private static final int WARM_SECONDS = Integer.getInteger("ntm.bench.warm-seconds", 6);
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
        List<Result> results = new Said();
        try (Floor floor = new Floor(target)) {
            Queue<String> ids = new ConcurrentLinkedQueue<>();
            IntSupplier any = () -> ThreadLocalRandom.current().nextInt(PROJECTS);
            ask(target, 16, WARM_SECONDS, any, ids, new Latencies());
            double floorRate = floor.rate(16, SECONDS);
            long stored = stored(target);
            Latencies asked = new Latencies();
            double rate = ask(target, 16, SECONDS, any, ids, asked);
            results.add(Result.shareOf("ledger-request", rate, "1/s", floor.name(), floorRate, 0.8));
            results.add(Result.atMost("ledger-stored-per-request", perOne(target, stored, asked), "B", 2_048));
            Latencies eight = new Latencies();
            ask(target, 8, SECONDS, any, ids, eight);
            results.add(Result.atMost("ledger-request-p99-at-8", eight.percentile(0.99), "ms", 15));
            double hot = ask(target, 16, SECONDS, () -> 0, ids, new Latencies());
            results.add(Result.shareOf("ledger-hot-line", hot, "1/s", floor.name(), floorRate, 0.3));
            while (ids.size() < BULKS * BULK + LEFT_FOR_SINGLE) {
                ask(target, 16, 1, any, ids, new Latencies());
            }
            approve(target, ids);
            Queue<String> many = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < BULKS * BULK; i++) {
                many.add(ids.remove());
            }
            book(target, 16, WARM_SECONDS, ids, new Latencies());
            stored = stored(target);
            Latencies booked = new Latencies();
            double bookings = book(target, 16, SECONDS, ids, booked);
            results.add(Result.shareOf("ledger-disbursement", bookings, "1/s", floor.name(), floorRate, 0.8));
            results.add(Result.atMost("ledger-stored-per-disbursement", perOne(target, stored, booked), "B", 2_048));
            Latencies bookedByEight = new Latencies();
            book(target, 8, SECONDS, ids, bookedByEight);
            results.add(Result.atMost("ledger-disbursement-p99-at-8", bookedByEight.percentile(0.99), "ms", 15));
            results.add(Result.shareOf("ledger-bulk", bulk(target, many), "1/s", floor.name(), floorRate, 3.0));
        }
        return results;
    }

    /** Says each figure at once, because the whole takes minutes. */
    private static final class Said extends ArrayList<Result> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean add(Result result) {
            System.err.printf(
                    "%s: %.1f %s, %.2f of %s%n",
                    result.name(), result.value(), result.unit(), result.ratio(), result.yardstick());
            return super.add(result);
        }
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

    /** Requests per second by some clients; each is durable, with key, event and audit, when it is answered. */
    private double ask(
            Target target, int clients, int seconds, IntSupplier project, Queue<String> ids, Latencies latencies)
            throws InterruptedException, IOException {
        return drive(
                target,
                clients,
                seconds,
                "province-officer",
                latencies,
                () -> new Call("/v1/payment-requests", body(request(project.getAsInt())), answer -> {
                    int start = answer.indexOf("\"id\":\"") + 6;
                    ids.add(answer.substring(start, start + 36));
                }));
    }

    /** Disbursements per second: the treasurer books one approved request at a time. */
    private double book(Target target, int clients, int seconds, Queue<String> ids, Latencies latencies)
            throws InterruptedException, IOException {
        return drive(
                target,
                clients,
                seconds,
                "treasurer",
                latencies,
                () -> new Call(
                        "/v1/payment-requests/" + ids.remove() + "/booking",
                        "{\"bookedOn\":\"2020-08-31\",\"treasuryDocument\":\"BENCH\"}",
                        answer -> {}));
    }

    /** One request of a client, and what it does with the answer. */
    private record Call(String path, String body, Consumer<String> answer) {}

    private static double drive(
            Target target, int clients, int seconds, String role, Latencies latencies, Supplier<@Nullable Call> calls)
            throws InterruptedException, IOException {
        String token = target.token(role);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Processors processors = Processors.from(target);
        int before = latencies.size();
        long started = System.nanoTime();
        long end = started + seconds * 1_000_000_000L;
        Thread[] workers = new Thread[clients];
        for (int i = 0; i < clients; i++) {
            workers[i] = new Thread(() -> {
                try (Wire wire = new Wire(target.address("budget"))) {
                    Call call = calls.get();
                    while (call != null && System.nanoTime() < end) {
                        long asked = System.nanoTime();
                        Wire.Reply reply =
                                wire.post(call.path(), token, UUID.randomUUID().toString(), call.body());
                        latencies.add(System.nanoTime() - asked);
                        if (reply.status() != 201) {
                            throw new IOException(call.path() + ": " + reply.status() + " " + reply.text());
                        }
                        call.answer().accept(reply.text());
                        call = calls.get();
                    }
                } catch (IOException | RuntimeException e) {
                    failure.set(e);
                }
            });
            workers[i].start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("A payment failed", failure.get());
        }
        int done = latencies.size() - before;
        double rate = done / ((System.nanoTime() - started) / 1e9);
        System.err.printf("  %d clients: %.0f/s, %s%n", clients, rate, processors.perOne(done));
        return rate;
    }

    private static void approve(Target target, Queue<String> ids) throws IOException {
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += 500) {
            target.post(
                    "budget",
                    "/v1/payment-requests/approvals",
                    "approver",
                    Map.of("ids", all.subList(from, Math.min(from + 500, all.size())), "reason", "benchmark"));
        }
    }

    /** Bookings per second when thousands go in one transaction; the middle of some runs. */
    private static double bulk(Target target, Queue<String> ids) throws IOException {
        List<Double> rates = new ArrayList<>();
        for (int run = 0; run < BULKS; run++) {
            List<Map<String, Object>> items = new ArrayList<>();
            for (int i = 0; i < BULK; i++) {
                items.add(Map.of("id", ids.remove(), "bookedOn", "2020-08-31", "treasuryDocument", "BENCH"));
            }
            long started = System.nanoTime();
            target.post("budget", "/v1/payment-requests/bulk", "treasurer", Map.of("items", items));
            rates.add(BULK / ((System.nanoTime() - started) / 1e9));
        }
        Collections.sort(rates);
        return rates.get(BULKS / 2);
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

    private static String body(Map<String, Object> content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map is always JSON", e);
        }
    }

    private static double perOne(Target target, long before, Latencies answered) throws SQLException, IOException {
        return (double) (stored(target) - before) / answered.size();
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
