package vn.ntm.deploy.bench.reporting;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Latencies;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;

/**
 * What it costs to ask with the knowledge of an earlier moment. Each question is about another day, so that no answer is
 * ready, and what the service keeps of figures is made void: what is compared is the making of the answers. The two kinds take turns, so that both see the same machine.
 */
public final class TwoClockCost implements Benchmark {

    private static final int WARM_UP = 60;
    private static final int QUESTIONS = 200;
    private static final int OVERVIEW_WARM_UP = 10;
    private static final int OVERVIEWS = 30;
    private static final LocalDate LAST = LocalDate.of(2021, 8, 31);
    private static final List<String> INDICATORS = List.of(
            "ntm.communes.standard",
            "ntm.criteria.average",
            "ntm.criteria.met.transport",
            "ntm.income.rural",
            "budget.disbursed",
            "ocop.products.rated-3-to-5");

    @Override
    public String name() {
        return "two-clocks";
    }

    @Override
    public List<Result> run(Target target) throws IOException {
        String newest = target.get("reporting", "/v1/overview", "auditor")
                .path("newest")
                .asText();
        Latencies today = new Latencies();
        Latencies earlier = new Latencies();
        for (int i = 0; i < WARM_UP + QUESTIONS; i++) {
            for (String indicator : INDICATORS) {
                String path = "/v1/indicators/" + indicator + "/values?unit=" + target.province() + "&validOn="
                        + LAST.minusDays(i);
                long now = time(target, path);
                long then = time(target, path + "&asOf=" + newest);
                if (i >= WARM_UP) {
                    today.add(now);
                    earlier.add(then);
                }
            }
        }
        Latencies overview = new Latencies();
        Latencies overviewEarlier = new Latencies();
        try (Connection facts = target.database("reporting");
                Statement statement = facts.createStatement()) {
            for (int i = 0; i < OVERVIEW_WARM_UP + OVERVIEWS; i++) {
                String path = "/v1/overview?unit=" + target.province() + "&validOn=" + LAST.minusDays(i + 1L);
                // Every fact counts as changed: no figure of the trends is kept from the question before.
                statement.executeUpdate("update fact_change set changes = changes + 1");
                long now = time(target, path);
                long then = time(target, path + "&asOf=" + newest);
                if (i >= OVERVIEW_WARM_UP) {
                    overview.add(now);
                    overviewEarlier.add(then);
                }
            }
        } catch (SQLException e) {
            throw new IOException("The facts could not be made to count as changed", e);
        }
        return List.of(
                timesAsMuch("as-of-value-p50", earlier.percentile(0.5), "the same questions without asOf", today, 0.5),
                timesAsMuch(
                        "as-of-value-p99", earlier.percentile(0.99), "the same questions without asOf", today, 0.99),
                timesAsMuch(
                        "as-of-overview-p50",
                        overviewEarlier.percentile(0.5),
                        "the same questions without asOf",
                        overview,
                        0.5));
    }

    private static Result timesAsMuch(
            String name, double value, String yardstick, Latencies beside, double percentile) {
        double of = beside.percentile(percentile);
        return new Result(name, value, "ms", yardstick, of, value / of, 3, value <= 3 * of);
    }

    private static long time(Target target, String path) throws IOException {
        HttpRequest request = target.request("reporting", path, "auditor").GET().build();
        long asked = System.nanoTime();
        HttpResponse<String> answer = target.send(request);
        long took = System.nanoTime() - asked;
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return took;
    }
}
