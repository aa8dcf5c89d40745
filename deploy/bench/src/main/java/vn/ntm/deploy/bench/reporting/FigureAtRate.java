package vn.ntm.deploy.bench.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Latencies;
import vn.ntm.deploy.bench.Processors;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;
import vn.ntm.deploy.bench.Wire;

/**
 * From the committed write to the changed figure at 200 writes a second: bookings of one đồng each are sent at fixed times,
 * whatever the answers do, while a reader asks for the province's figure over HTTP again and again. The figure counts
 * the bookings that it has, so the nth answer is held against the moment at which the figure first had n.
 */
public final class FigureAtRate implements Benchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RATE = 200;
    private static final int SECONDS = 10;
    private static final int WARM_UP = RATE * Integer.getInteger("ntm.bench.warm-seconds", 15);

    /** What is seen is seen later by this at most; a reader that never rests would take the processor from the suite. */
    private static final long LOOKED_AFTER = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int CLIENTS = 16;
    private static final double GOAL_MILLIS = 60;
    private static final String DAY = "2021-08-31";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Override
    public String name() {
        return "figure-at-rate";
    }

    /** At this rate the second compiler is at work for minutes, and takes more than it gives. */
    @Override
    public boolean isOfWarmServices() {
        return false;
    }

    @Override
    public List<Result> run(Target target) throws Exception {
        List<String> requests = approved(target, WARM_UP + RATE * SECONDS);
        book(target, requests.subList(0, WARM_UP));
        Latencies latencies = book(target, requests.subList(WARM_UP, requests.size()));
        double p99 = latencies.percentile(0.99);
        return List.of(
                Result.atMost("write-to-figure-at-200-per-second-p99", p99, "ms", GOAL_MILLIS),
                Result.atMost("write-to-figure-at-200-per-second-p50", latencies.percentile(0.5), "ms", GOAL_MILLIS));
    }

    private static Latencies book(Target target, List<String> ids) throws Exception {
        long before = figure(target);
        String token = target.token("treasurer");
        Processors processors = Processors.from(target);
        long[] committed = new long[ids.size()];
        long[] seen = new long[ids.size()];
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1);
        try {
            Future<?> reader = clients.submit(() -> {
                watch(target, before, seen);
                return null;
            });
            long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> writers = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                writers.add(clients.submit(() -> {
                    try (Wire wire = new Wire(target.address("budget"))) {
                        for (int i = next.getAndIncrement(); i < ids.size(); i = next.getAndIncrement()) {
                            waitUntil(start + i * TimeUnit.SECONDS.toNanos(1) / RATE);
                            bookOne(wire, token, ids.get(i));
                            committed[i] = System.nanoTime();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            reader.get();
        } finally {
            clients.shutdownNow();
        }
        System.err.printf("  %d bookings at %d/s, %s%n", ids.size(), RATE, processors.perOne(ids.size()));
        Arrays.sort(committed);
        Latencies latencies = new Latencies();
        for (int i = 0; i < ids.size(); i++) {
            latencies.add(Math.max(0, seen[i] - committed[i]));
        }
        return latencies;
    }

    private static void bookOne(Wire wire, String token, String id) throws IOException {
        Wire.Reply reply = wire.post(
                "/v1/payment-requests/" + id + "/booking",
                token,
                UUID.randomUUID().toString(),
                "{\"bookedOn\":\"" + DAY + "\",\"treasuryDocument\":\"RATE-" + id + "\"}");
        if (reply.status() != 201) {
            throw new IOException("booking: " + reply.status() + " " + reply.text());
        }
    }

    private static void watch(Target target, long before, long[] seen) throws IOException {
        String token = target.token("auditor");
        int counted = 0;
        long last = System.nanoTime();
        try (Wire wire = new Wire(target.address("reporting"))) {
            while (counted < seen.length) {
                long now = value(wire.get(path(target), token)) - before;
                long at = System.nanoTime();
                if (now > counted) {
                    last = at;
                } else if (at - last > PATIENCE) {
                    throw new IOException("The figure stopped at " + counted + " of " + seen.length);
                }
                while (counted < Math.min(now, seen.length)) {
                    seen[counted++] = at;
                }
                LockSupport.parkNanos(LOOKED_AFTER);
            }
        }
    }

    private static long value(Wire.Reply reply) throws IOException {
        if (reply.status() != 200) {
            throw new IOException("figure: " + reply.status() + " " + reply.text());
        }
        return JSON.readTree(reply.body()).path("value").asLong();
    }

    private static String path(Target target) {
        return "/v1/indicators/budget.disbursed/values?unit=" + target.province() + "&validOn=" + DAY;
    }

    private static void waitUntil(long moment) {
        long left = moment - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = moment - System.nanoTime();
        }
    }

    private static long figure(Target target) throws IOException {
        return target.get("reporting", path(target), "auditor").path("value").asLong();
    }

    /** Approved payment requests of one đồng, of projects that have money left. */
    private List<String> approved(Target target, int count) throws Exception {
        JsonNode first = target.get("budget", "/v1/payment-requests?limit=1", "auditor")
                .path("items")
                .get(0);
        ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String number = run + "-" + i;
                running.add(clients.submit(() -> {
                    ids.add(target.post("budget", "/v1/payment-requests", "province-officer", request(first, number))
                            .path("id")
                            .asText());
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
        List<String> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += 500) {
            List<String> part = all.subList(from, Math.min(all.size(), from + 500));
            target.post(
                    "budget", "/v1/payment-requests/approvals", "approver", Map.of("ids", part, "reason", "benchmark"));
        }
        Collections.shuffle(all, new java.util.Random(1));
        return all;
    }

    private static Map<String, Object> request(JsonNode like, String number) {
        Map<String, Object> request = new HashMap<>();
        for (String field : List.of("unit", "project", "fundSource", "capitalKind", "kind")) {
            request.put(field, like.path(field).asText());
        }
        request.put("budgetYear", like.path("budgetYear").asInt());
        request.put("documentNumber", number);
        request.put("documentDate", DAY);
        request.put("businessDate", DAY);
        request.put("gross", Map.of("amount", 1, "currency", "VND"));
        request.put("basis", "RECONSTRUCTION");
        request.put("source", "benchmark");
        return request;
    }
}
