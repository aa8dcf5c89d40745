package vn.ntm.deploy.bench.reporting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;

/**
 * The nation's events on top of the province's: how fast they become facts, beside a raw consumer of the same topics; how fast
 * all is made again by {@code deploy/rebuild}; and what its overview costs beside the province's.
 */
public final class Nation implements Benchmark {

    private static final double GOAL_RATE = 50_000;
    private static final int CHANGES = 9;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);
    private static final List<String> TOPICS = List.of("ntm.units", "ntm.criteria", "ntm.ocop", "ntm.budget");
    private static final Pattern RATE = Pattern.compile("events, ([0-9.]+) s, ([0-9]+)/s");

    @Override
    public String name() {
        return "nation";
    }

    @Override
    public List<Result> run(Target target) throws Exception {
        List<Result> results = new ArrayList<>();
        List<Result> province = OverviewRate.measure(target, target.province(), "province-overview");
        long before = applied(target);
        long events;
        long started;
        try (NationEvents nation = new NationEvents(target)) {
            started = System.nanoTime();
            events = nation.publish();
        }
        awaitApplied(target, before + events);
        double intake = events / ((System.nanoTime() - started) / 1e9);
        double raw = raw(target);
        results.add(new Result(
                "nation-intake",
                intake,
                "events/s",
                "raw consumer",
                raw,
                intake / raw,
                GOAL_RATE,
                intake >= GOAL_RATE));
        double rebuild = rebuild();
        results.add(new Result(
                "rebuild", rebuild, "events/s", "raw consumer", raw, rebuild / raw, GOAL_RATE, rebuild >= GOAL_RATE));
        List<Result> nation = OverviewRate.measure(target, NationEvents.NATION, "nation-overview");
        results.addAll(nation);
        results.add(Result.atMost("nation-overview-after-a-change", afterAChange(target), "ms", 1_000));
        double ofProvince = province.get(1).value();
        double ofNation = nation.get(1).value();
        results.add(new Result(
                "nation-overview-of-province",
                1_000_000 / ofNation,
                "us each",
                "the province's overview in the same run",
                1_000_000 / ofProvince,
                ofProvince / ofNation,
                2,
                ofProvince <= 2 * ofNation));
        return results;
    }

    /** What the first reader waits for after one commune was assessed: the median of some. */
    private static double afterAChange(Target target) throws SQLException, IOException {
        List<Double> waits = new ArrayList<>();
        try (NationEvents nation = new NationEvents(target)) {
            for (int change = 0; change < CHANGES; change++) {
                long before = applied(target);
                nation.assess(change, OverviewRate.DAY.minusDays(change));
                awaitApplied(target, before + 1);
                long asked = System.nanoTime();
                OverviewRate.answer(target, OverviewRate.path(NationEvents.NATION));
                waits.add((System.nanoTime() - asked) / 1e6);
            }
        }
        Collections.sort(waits);
        return waits.get(CHANGES / 2);
    }

    private static void awaitApplied(Target target, long goal) throws SQLException, IOException {
        long end = System.nanoTime() + PATIENCE;
        while (applied(target) < goal) {
            if (System.nanoTime() > end) {
                throw new IOException("The nation's events were not applied in time");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static long applied(Target target) throws SQLException, IOException {
        try (Connection connection = target.database("reporting");
                Statement statement = connection.createStatement();
                ResultSet sum = statement.executeQuery("select coalesce(sum(events), 0) from inbox_topic")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    /** Records a second of a consumer that does nothing with them. */
    private static double raw(Target target) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + target.port("kafka"),
                        "group.id",
                        "bench-raw-" + System.nanoTime(),
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        2_000),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(TOPICS);
            long records = 0;
            long first = 0;
            long last = 0;
            long end = System.nanoTime() + PATIENCE;
            while (System.nanoTime() < end) {
                int polled = consumer.poll(Duration.ofMillis(1_500)).count();
                long now = System.nanoTime();
                if (polled > 0) {
                    first = first == 0 ? now : first;
                    last = now;
                    records += polled;
                } else if (records > 0) {
                    break;
                }
            }
            return records / ((last - first) / 1e9);
        }
    }

    private static double rebuild() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("ntm.root", "")).toAbsolutePath();
        Process process = new ProcessBuilder(
                        root.resolve("deploy/rebuild").toString(),
                        "--data-dir",
                        root.resolve(".local/bench").toString())
                .redirectErrorStream(true)
                .start();
        double rate = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.err.println(line);
                Matcher matcher = RATE.matcher(line);
                if (matcher.find()) {
                    rate = Double.parseDouble(matcher.group(2));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("The store that was made anew is another one");
        }
        return rate;
    }
}
