package vn.ntm.deploy.bench.budget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Latencies;
import vn.ntm.deploy.bench.Paused;
import vn.ntm.deploy.bench.Processors;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;
import vn.ntm.deploy.bench.Wire;

/** Single payments and payments of one hot plan line beside the floor of the database. */
public final class LedgerThroughput implements Benchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEFT_FOR_SINGLE = 50_000;
    private static final int CROWD = 64;
    private static final int FLOOR_SECONDS = 5;
    private static final int BOOKING_WARM_SECONDS = 20;
    private static final int SECONDS = Integer.getInteger("ntm.bench.seconds", 10);
    private static final int WARM_SECONDS = Integer.getInteger("ntm.bench.warm-seconds", 90);
    private static final List<String> STORED = List.of(
            "payment_request",
            "ledger_transaction",
            "entry",
            "ledger_unsealed",
            "ledger_seal",
            "event",
            "event_position",
            "event_pending",
            "idempotency");

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public List<Result> run(Target target) throws Exception {
        BenchPlan plan = new BenchPlan(target);
        List<Result> results = new Said();
        try (Floor floor = new Floor(target);
                Paused others = Paused.allBut("budget", target)) {
            IntSupplier any = () -> ThreadLocalRandom.current().nextInt(BenchPlan.PROJECTS);
            ask(target, plan, 16, WARM_SECONDS, any, new Latencies());
            settle(target);
            long stored = stored(target);
            Latencies asked = new Latencies();
            results.add(beside(floor, "ledger-request", 0.8, () -> ask(target, plan, 16, SECONDS, any, asked)));
            results.add(Result.atMost("ledger-stored-per-request", perOne(target, stored, asked), "B", 2_048));
            results.add(beside(
                    floor, "ledger-request-at-64", 0.8, () -> ask(target, plan, CROWD, SECONDS, any, new Latencies())));
            results.add(beside(
                    floor, "ledger-hot-line", 0.3, () -> ask(target, plan, 16, SECONDS, () -> 0, new Latencies())));
            settle(target);
            Latencies eight = new Latencies();
            ask(target, plan, 8, SECONDS, any, eight);
            results.add(Result.atMost("ledger-request-p99-at-8", eight.percentile(0.99), "ms", 15));
            Queue<String> ids = new ConcurrentLinkedQueue<>(plan.enter(target, LEFT_FOR_SINGLE));
            BenchPlan.approve(target, ids);
            book(target, 16, BOOKING_WARM_SECONDS, ids, new Latencies());
            settle(target);
            stored = stored(target);
            Latencies booked = new Latencies();
            results.add(beside(floor, "ledger-disbursement", 0.8, () -> book(target, 16, SECONDS, ids, booked)));
            results.add(Result.atMost("ledger-stored-per-disbursement", perOne(target, stored, booked), "B", 2_048));
            results.add(beside(
                    floor, "ledger-disbursement-at-64", 0.8, () -> book(target, CROWD, SECONDS, ids, new Latencies())));
            Latencies bookedByEight = new Latencies();
            book(target, 8, SECONDS, ids, bookedByEight);
            results.add(Result.atMost("ledger-disbursement-p99-at-8", bookedByEight.percentile(0.99), "ms", 15));
        }
        return results;
    }

    /** The floor just before and just after: the machine's own speed drifts by half within minutes. */
    private static Result beside(Floor floor, String name, double goal, Callable<Double> measured) throws Exception {
        double before = floor.rate(16, FLOOR_SECONDS);
        double rate = measured.call();
        double after = floor.rate(16, FLOOR_SECONDS);
        return Result.shareOf(name, rate, "1/s", floor.name(), (before + after) / 2, goal);
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

    /** Requests per second by some clients; each is durable, with key, event and audit, when it is answered. */
    private static double ask(
            Target target, BenchPlan plan, int clients, int seconds, IntSupplier project, Latencies latencies)
            throws InterruptedException, IOException {
        return drive(
                target,
                clients,
                seconds,
                "province-officer",
                latencies,
                () -> new Call("/v1/payment-requests", body(plan.request(project.getAsInt()))));
    }

    /** Disbursements per second: the treasurer books one approved request at a time. */
    private static double book(Target target, int clients, int seconds, Queue<String> ids, Latencies latencies)
            throws InterruptedException, IOException {
        return drive(
                target,
                clients,
                seconds,
                "treasurer",
                latencies,
                () -> new Call(
                        "/v1/payment-requests/" + ids.remove() + "/booking",
                        "{\"bookedOn\":\"2020-08-31\",\"treasuryDocument\":\"BENCH\"}"));
    }

    private record Call(String path, String body) {}

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

    private static String body(Map<String, Object> content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map is always JSON", e);
        }
    }

    /** Settled before and after: what waited for its position or its seal, and waits no more, is not kept for each one. */
    private static double perOne(Target target, long before, Latencies answered) throws SQLException, IOException {
        settle(target);
        return (double) (stored(target) - before) / answered.size();
    }

    /** The database tidies up after minutes of nothing but writing, as it does between them in a service that stays up. */
    private static void settle(Target target) throws SQLException, IOException {
        try (Connection connection = target.database("budget");
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze) " + String.join(", ", STORED) + ", cell");
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
}
