package vn.ntm.deploy.bench.reporting;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Latencies;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;

/**
 * The province on one screen, asked for by 16 clients at once, beside the same answer selected by its key from PostgreSQL
 * by as many connections with a prepared statement.
 */
public final class OverviewRate implements Benchmark {

    private static final int CLIENTS = 16;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(4);
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(8);
    static final LocalDate DAY = LocalDate.of(2021, 8, 31);

    @Override
    public String name() {
        return "overview";
    }

    @Override
    public List<Result> run(Target target) throws Exception {
        return measure(target, target.province(), "overview");
    }

    /** The figures of one unit's overview, under names that start with the given one. */
    static List<Result> measure(Target target, String unit, String name) throws Exception {
        String path = path(unit);
        long asked = System.nanoTime();
        byte[] answer = answer(target, path);
        double first = (System.nanoTime() - asked) / 1e6;
        work(WARM_UP, () -> overHttp(target, path));
        Latencies latencies = work(MEASURED, () -> overHttp(target, path));
        double rate = latencies.size() / (MEASURED / 1e9);
        double floor;
        try (Connection owner = target.database("reporting");
                Statement statement = owner.createStatement()) {
            statement.execute("drop schema if exists bench cascade; create schema bench;"
                    + " create table bench.answer (key text primary key, body bytea not null)");
            try (PreparedStatement insert = owner.prepareStatement("insert into bench.answer values (?, ?)")) {
                insert.setString(1, path);
                insert.setBytes(2, answer);
                insert.execute();
            }
            work(WARM_UP / 2, () -> select(target, path));
            floor = work(MEASURED / 2, () -> select(target, path)).size() / (MEASURED / 2e9);
            statement.execute("drop schema bench cascade");
        }
        return List.of(
                Result.atMost(name + "-p99-at-16", latencies.percentile(0.99), "ms", 10),
                new Result(
                        name + "-rate-at-16",
                        rate,
                        "1/s",
                        "prepared select of the same bytes by key at 16",
                        floor,
                        rate / floor,
                        5_000,
                        rate >= 5_000),
                new Result(name + "-made-anew", first, "ms", "none", 1, first, 0, true));
    }

    private interface Asking extends AutoCloseable {
        void ask() throws Exception;

        @Override
        void close() throws Exception;
    }

    static String path(String unit) {
        return "/v1/overview?unit=" + unit + "&validOn=" + DAY;
    }

    static byte[] answer(Target target, String path) throws IOException {
        HttpRequest request = target.request("reporting", path, "auditor").GET().build();
        HttpResponse<String> answer = target.send(request);
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Asking overHttp(Target target, String path) throws IOException {
        RawHttp http = new RawHttp(target.port("reporting"));
        byte[] request = RawHttp.request(path, "Accept: application/json");
        return new Asking() {
            @Override
            public void ask() throws IOException {
                http.get(request);
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }

    private static Asking select(Target target, String path) throws IOException, SQLException {
        Connection connection = target.database("reporting");
        PreparedStatement select = connection.prepareStatement("select body from bench.answer where key = ?");
        return new Asking() {
            @Override
            public void ask() throws SQLException {
                select.setString(1, path);
                try (ResultSet rows = select.executeQuery()) {
                    if (!rows.next() || rows.getBytes(1).length == 0) {
                        throw new SQLException("The answer is not there");
                    }
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private static Latencies work(long nanos, Callable<Asking> client) throws Exception {
        Latencies latencies = new Latencies();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Asking asking = client.call();
                running.add(clients.submit(() -> {
                    try (asking) {
                        long end = System.nanoTime() + nanos;
                        long asked = System.nanoTime();
                        while (asked < end) {
                            asking.ask();
                            long answered = System.nanoTime();
                            latencies.add(answered - asked);
                            asked = answered;
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
        return latencies;
    }
}
