package vn.ntm.deploy.bench.criteria;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Processors;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;

/** 98 communes × 53 sub-criteria × 24 months through the import, durable, with verdicts and an event for each form. */
public final class AssessmentBulk implements Benchmark {

    private static final double GOAL = 100_000;
    private static final String SET = "quang-ninh-2016";

    @Override
    public String name() {
        return "assessment-bulk";
    }

    @Override
    public List<Result> run(Target target) throws IOException, SQLException {
        Forms forms = new Forms(target, SET);
        List<String> communes = Forms.communes(target, "2021-08-31");
        Path warm = forms.file(communes, months(12));
        Path file = forms.file(communes, months(15));
        try {
            forms.send(target, warm, false);
            target.awaitApplied("criteria");
            Processors processors = Processors.from(target);
            double seconds = forms.send(target, file, false);
            long number = communes.size() * months(15).size();
            System.err.println("  for each form: " + processors.perOne(number));
            double values = (double) number * forms.values();
            double yardstick = values / bareCopy(target, communes, forms.values(), months(15));
            double rate = values / seconds;
            return List.of(new Result(
                    "assessment-values-per-second",
                    rate,
                    "values/s",
                    "a bare COPY of one row for each value and one event for each form",
                    yardstick,
                    rate / yardstick,
                    GOAL,
                    rate >= GOAL));
        } finally {
            Files.deleteIfExists(warm);
            Files.deleteIfExists(file);
        }
    }

    private static List<String> months(int day) {
        List<String> days = new ArrayList<>();
        for (int year = 2020; year <= 2021; year++) {
            for (int month = 1; month <= 12; month++) {
                days.add("%d-%02d-%02d".formatted(year, month, day));
            }
        }
        return days;
    }

    /** Seconds for the same numbers of plain rows in one durable transaction: no parsing, no verdict. */
    private static double bareCopy(Target target, List<String> communes, int values, List<String> days)
            throws IOException, SQLException {
        StringBuilder rows = new StringBuilder();
        StringBuilder events = new StringBuilder();
        String body = "x".repeat(600);
        for (String day : days) {
            for (String unit : communes) {
                for (int i = 0; i < values; i++) {
                    rows.append(unit).append('\t').append(day).append("\t17.1\t97.5\tMET\n");
                }
                events.append(unit)
                        .append('\t')
                        .append(day)
                        .append('\t')
                        .append(body)
                        .append('\n');
            }
        }
        try (Connection connection = target.database("criteria");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table bench_value (unit text, on_date date, code text, value text, verdict text)");
            statement.execute("create table bench_event (unit text, on_date date, data text)");
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            copy(connection, "bench_value", rows);
            copy(connection, "bench_event", events);
            connection.commit();
            double seconds = (System.nanoTime() - start) / 1e9;
            statement.execute("drop table bench_value, bench_event");
            connection.commit();
            return seconds;
        }
    }

    private static void copy(Connection connection, String table, StringBuilder rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy " + table + " from stdin",
                        new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
