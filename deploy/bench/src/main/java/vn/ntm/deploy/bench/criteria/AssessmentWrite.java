package vn.ntm.deploy.bench.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Latencies;
import vn.ntm.deploy.bench.Paused;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;
import vn.ntm.deploy.bench.Wire;

/** Eight clients each enter whole assessments of 53 values one after the other; the answer comes after the commit. */
public final class AssessmentWrite implements Benchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 8;
    private static final int BLOCK = 5_000;
    private static final int MEASURED = 2 * BLOCK;
    private static final int LEAST_BLOCKS = 8;
    private static final int MOST_BLOCKS = 11;
    private static final double GOAL_MILLIS = 25;
    private static final Set<Integer> TAKEN = Set.of(12, 15, 30, 31);

    /** Days on which the set was in force, without those of the other benchmarks and of the province itself. */
    private static final List<LocalDate> DAYS = LocalDate.of(2020, 1, 2)
            .datesUntil(LocalDate.of(2022, 3, 1))
            .filter(day -> !TAKEN.contains(day.getDayOfMonth()))
            .toList();

    @Override
    public String name() {
        return "assessment-write";
    }

    @Override
    public List<Result> run(Target target) throws Exception {
        Forms forms = new Forms(target, "quang-ninh-2016");
        List<String> communes = Forms.communes(target, "2021-08-31");
        AtomicInteger next = new AtomicInteger();
        Latencies latencies;
        try (Paused others = Paused.allBut("criteria", target)) {
            warm(() -> write(target, forms, communes, next, BLOCK));
            latencies = write(target, forms, communes, next, MEASURED);
        }
        return List.of(Result.atMost("assessment-write-p99", latencies.percentile(0.99), "ms", GOAL_MILLIS));
    }

    /** Writes blocks until two in a row are hardly faster than the best before: the compilers are through. */
    private static void warm(Callable<Latencies> block) throws Exception {
        double best = 0;
        int steady = 0;
        for (int i = 0; i < MOST_BLOCKS && (i < LEAST_BLOCKS || steady < 2); i++) {
            long started = System.nanoTime();
            Latencies latencies = block.call();
            double rate = BLOCK / ((System.nanoTime() - started) / 1e9);
            System.err.printf("  %d writes: %.0f/s, p99 %.1f ms%n", BLOCK, rate, latencies.percentile(0.99));
            steady = rate > best * 1.05 ? 0 : steady + 1;
            best = Math.max(best, rate);
        }
    }

    private static Latencies write(Target target, Forms forms, List<String> communes, AtomicInteger next, int number)
            throws InterruptedException, ExecutionException {
        Latencies latencies = new Latencies();
        String token = target.token("province-officer");
        int start = next.get();
        // What a client takes to write its forms down is no part of the service's time, and needs the same processors.
        List<String> bodies = IntStream.range(start, start + number)
                .mapToObj(i -> json(body(forms, communes, i)))
                .toList();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(() -> {
                    int written = 0;
                    try (Wire wire = new Wire(target.address("criteria"))) {
                        for (int i = next.getAndIncrement(); i < start + number; i = next.getAndIncrement()) {
                            String key = UUID.randomUUID().toString();
                            long asked = System.nanoTime();
                            Wire.Reply reply = wire.post("/v1/assessments", token, key, bodies.get(i - start));
                            latencies.add(System.nanoTime() - asked);
                            if (reply.status() != 201) {
                                throw new IOException(reply.status() + " " + reply.text());
                            }
                            written++;
                        }
                    }
                    return written;
                }));
            }
            for (Future<Integer> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
        next.set(start + number);
        return latencies;
    }

    private static String json(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map is always JSON", e);
        }
    }

    private static Map<String, Object> body(Forms forms, List<String> communes, int i) {
        List<Map<String, Object>> values = new ArrayList<>();
        int seed = i;
        for (JsonNode sub : forms.subCriteria()) {
            String value = forms.value(sub, seed++);
            int slash = value.indexOf('/');
            values.add(
                    slash < 0
                            ? Map.of("subCriterion", sub.path("code").asText(), "value", value)
                            : Map.of(
                                    "subCriterion",
                                    sub.path("code").asText(),
                                    "numerator",
                                    Integer.valueOf(value.substring(0, slash)),
                                    "denominator",
                                    Integer.valueOf(value.substring(slash + 1))));
        }
        Map<String, Object> body = new HashMap<>();
        body.put("unit", communes.get(i % communes.size()));
        body.put("criteriaSet", "quang-ninh-2016");
        body.put("assessedOn", DAYS.get(i / communes.size()).toString());
        body.put("round", "bench");
        body.put("basis", "RECONSTRUCTION");
        body.put("source", "bench");
        body.put("values", values);
        return body;
    }
}
