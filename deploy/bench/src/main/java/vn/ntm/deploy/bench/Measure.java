package vn.ntm.deploy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.ntm.deploy.bench.budget.LedgerBulk;
import vn.ntm.deploy.bench.budget.LedgerThroughput;
import vn.ntm.deploy.bench.budget.ModelSteps;
import vn.ntm.deploy.bench.criteria.AssessmentBulk;
import vn.ntm.deploy.bench.criteria.AssessmentNation;
import vn.ntm.deploy.bench.criteria.AssessmentWrite;
import vn.ntm.deploy.bench.ocop.ProductSearch;
import vn.ntm.deploy.bench.reporting.DashboardReady;
import vn.ntm.deploy.bench.reporting.FigureAtRate;
import vn.ntm.deploy.bench.reporting.Nation;
import vn.ntm.deploy.bench.reporting.OverviewRate;
import vn.ntm.deploy.bench.reporting.TwoClockCost;

/** Behind {@code ./deploy/measure [NAME…]}: starts the suite, runs the benchmarks, prints one JSON object per figure. */
public final class Measure {

    private static final List<Benchmark> ALL = List.of(
            new StartAndMemory(),
            new FigureLatency(),
            new FigureAtRate(),
            new OverviewRate(),
            new DashboardReady(),
            new TwoClockCost(),
            new LedgerThroughput(),
            new LedgerBulk(),
            new ModelSteps(),
            new AssessmentWrite(),
            new AssessmentBulk(),
            new AssessmentNation(),
            new ProductSearch(),
            new Nation());

    /** The local suite leaves the second compiler out, for a quick start; services that stay up have it. */
    private static final String WARM = "-Xms256m -Xmx256m -Xss512k -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError";

    private static final Map<String, String> BOTH_COMPILERS =
            Map.of("NTM_SERVICE_JAVA_OPTIONS", WARM, "NTM_BROKER_JAVA_OPTIONS", WARM);

    private Measure() {}

    public static void main(String[] names) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Set<String> unknown = new TreeSet<>(List.of(names));
        ALL.forEach(benchmark -> unknown.remove(benchmark.name()));
        if (!unknown.isEmpty()) {
            System.err.println("✗ Không có / there is no: " + unknown + "; có / there are: "
                    + ALL.stream().map(Benchmark::name).toList());
            System.exit(2);
        }
        List<Benchmark> asked = ALL.stream()
                .filter(benchmark -> names.length == 0 || List.of(names).contains(benchmark.name()))
                .toList();
        boolean good = run(asked.stream().filter(one -> !one.isOfWarmServices()).toList(), Map.of(), out)
                & run(asked.stream().filter(Benchmark::isOfWarmServices).toList(), BOTH_COMPILERS, out);
        System.exit(good ? 0 : 1);
    }

    /** Runs these against a suite of their own; true when each reached its goal. */
    private static boolean run(List<Benchmark> benchmarks, Map<String, String> settings, PrintStream out)
            throws Exception {
        if (benchmarks.isEmpty()) {
            return true;
        }
        ObjectMapper json = new ObjectMapper();
        boolean good = true;
        try (Suite suite =
                Suite.start(Path.of(System.getProperty("ntm.root", "")).toAbsolutePath(), settings)) {
            System.err.println("Đang khởi động và nạp dữ liệu / starting and loading …");
            Target target = suite.awaitUp();
            for (Benchmark benchmark : benchmarks) {
                System.err.println("Đang đo / measuring: " + benchmark.name());
                try {
                    for (Result result : benchmark.run(target)) {
                        out.println(json.writeValueAsString(result));
                        good &= result.ok();
                    }
                } catch (IOException | IllegalStateException e) {
                    // One that cannot run here, such as for want of a browser, takes none of the others with it.
                    System.err.println("✗ Không đo được / could not be measured: " + benchmark.name() + ": " + e);
                    good = false;
                }
            }
        }
        return good;
    }
}
