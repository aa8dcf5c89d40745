package vn.ntm.deploy.bench.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Latencies;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;

/**
 * The first view in a browser that has nothing of it yet: from the address to the moment when the four figures are drawn, the
 * page answers to its reader (its last task of more than 50 ms is over), and how much came over the line, charts included.
 */
public final class DashboardReady implements Benchmark {

    private static final int WARM_UP = 3;
    private static final int MEASURED = 15;
    private static final double MOST_MILLIS = 1_500;
    private static final double MOST_KILOBYTES = 250;

    /** The charts are waited for, so that their work counts too. */
    private static final String READY = """
            new Promise((done) => {
              let busyUntil = 0;
              new PerformanceObserver((list) => list.getEntries().forEach((task) => {
                busyUntil = Math.max(busyUntil, task.startTime + task.duration);
              })).observe({ type: 'longtask', buffered: true });
              const look = () => {
                const figures = performance.getEntriesByName('figures')[0];
                const whole = document.querySelectorAll('main svg[data-drawn=true]').length >= 2
                    && !document.querySelector('main [aria-busy=true]');
                if (!figures || !whole) return setTimeout(look, 10);
                document.fonts.ready.then(() => setTimeout(() => done({
                  ready: Math.max(figures.startTime, busyUntil),
                  figures: figures.startTime,
                  whole: performance.now(),
                }), 100));
              };
              look();
            })
            """;

    @Override
    public String name() {
        return "dashboard-ready";
    }

    @Override
    public boolean isOfWarmServices() {
        return false;
    }

    @Override
    public List<Result> run(Target target) throws Exception {
        String page = target.address("reporting") + "/vi";
        Latencies ready = new Latencies();
        Latencies figures = new Latencies();
        long bytes = 0;
        try (Browser browser = Browser.start()) {
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                try (Browser.Tab tab = browser.open()) {
                    tab.navigate(page);
                    JsonNode times = tab.evaluate(READY);
                    if (i >= WARM_UP) {
                        ready.add(Math.round(times.path("ready").asDouble() * 1e6));
                        figures.add(Math.round(times.path("figures").asDouble() * 1e6));
                        bytes = Math.max(bytes, tab.bytes());
                    }
                }
            }
        }
        return List.of(
                Result.atMost("dashboard-ready-p95", ready.percentile(0.95), "ms", MOST_MILLIS),
                Result.atMost("dashboard-ready-p50", ready.percentile(0.5), "ms", MOST_MILLIS),
                Result.atMost("dashboard-figures-p50", figures.percentile(0.5), "ms", MOST_MILLIS),
                Result.atMost("dashboard-first-view", bytes / 1e3, "kB", MOST_KILOBYTES));
    }
}
