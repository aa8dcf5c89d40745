package vn.ntm.deploy.bench.budget;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Paused;
import vn.ntm.deploy.bench.Processors;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;

/**
 * Thousands of bookings in one transaction, each with its document, entries and event, beside the floor. One batch begins when
 * the events of the one before are sent: the floor sends none.
 */
public final class LedgerBulk implements Benchmark {

    private static final int SIZE = 5_000;
    private static final int WARM = 3;
    private static final int RUNS = 5;
    private static final int FLOOR_SECONDS = 5;

    @Override
    public String name() {
        return "ledger-bulk";
    }

    @Override
    public List<Result> run(Target target) throws Exception {
        BenchPlan plan = new BenchPlan(target);
        List<String> ids = plan.enter(target, (WARM + RUNS) * SIZE);
        BenchPlan.approve(target, ids);
        try (Floor floor = new Floor(target);
                Paused others = Paused.allBut("budget", target)) {
            for (int run = 0; run < WARM; run++) {
                rate(target, ids, run);
            }
            double before = floor.rate(16, FLOOR_SECONDS);
            List<Double> rates = new ArrayList<>();
            for (int run = WARM; run < WARM + RUNS; run++) {
                rates.add(rate(target, ids, run));
            }
            double after = floor.rate(16, FLOOR_SECONDS);
            Collections.sort(rates);
            return List.of(
                    Result.shareOf("ledger-bulk", rates.get(RUNS / 2), "1/s", floor.name(), (before + after) / 2, 3.0));
        }
    }

    private static double rate(Target target, List<String> all, int run) throws IOException {
        List<String> ids = all.subList(run * SIZE, (run + 1) * SIZE);
        List<Map<String, String>> items = ids.stream()
                .map(id -> Map.of("id", id, "bookedOn", "2020-08-31", "treasuryDocument", "BENCH"))
                .toList();
        target.awaitSent("budget");
        Processors processors = Processors.from(target);
        long started = System.nanoTime();
        target.post("budget", "/v1/payment-requests/bulk", "treasurer", Map.of("items", items));
        double rate = ids.size() / ((System.nanoTime() - started) / 1e9);
        System.err.printf("  %.0f/s, %s%n", rate, processors.perOne(ids.size()));
        return rate;
    }
}
