package vn.ntm.deploy.bench.budget;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ntm.deploy.bench.Target;

/**
 * The yardstick: the same rows as one prepared function call on the same server, by as many connections as there are
 * clients, without HTTP. Driven by pgbench where it is on the path, else by connections of our own. Tables of its own,
 * made by the owner and dropped afterwards.
 */
final class Floor implements AutoCloseable {

    private static final String SCHEMA = """
            drop schema if exists bench cascade;
            create schema bench;
            create table bench.account (id int primary key, balance bigint not null check (balance >= 0));
            insert into bench.account select n, 1000000000000 from generate_series(1, 400) n;
            create table bench.document (id uuid primary key, natural_key text unique, body text not null);
            create table bench.transaction (id uuid primary key, document text not null, day date not null);
            create index on bench.transaction (document);
            create table bench.entry (number bigint generated always as identity primary key, transaction_id uuid not null,
                account int not null, debit bigint not null, credit bigint not null);
            create index on bench.entry (account);
            create index on bench.entry (transaction_id);
            create table bench.key (client text, key text, answer text not null, primary key (client, key));
            create table bench.event (id uuid primary key, subject text not null, sequence bigint, data text not null,
                unique (subject, sequence));
            create function bench.pay(source int, target int, amount bigint) returns void language plpgsql as $$
            declare
                id uuid := uuidv7();
                body text := repeat('x', 600);
            begin
                insert into bench.key values ('bench', id::text, body);
                perform 1 from bench.account a where a.id in (source, target) order by a.id for update;
                update bench.account a set balance = balance - amount where a.id = source;
                update bench.account a set balance = balance + amount where a.id = target;
                insert into bench.document values (id, id::text, body);
                insert into bench.transaction values (id, id::text, current_date);
                insert into bench.entry (transaction_id, account, debit, credit)
                    values (id, source, amount, 0), (id, target, 0, amount);
                insert into bench.event values (id, id::text, 1, body);
            end $$;
            """;
    private static final String SCRIPT = """
            \\set source random(1, 200)
            \\set target 200 + :source
            select bench.pay(:source, :target, 1::bigint)
            """;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private final Target target;
    private final Optional<Path> pgbench;

    Floor(Target target) throws SQLException, IOException {
        this.target = target;
        this.pgbench = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
        execute(SCHEMA);
    }

    /** What drives the yardstick, for the reader of the figure. */
    String name() {
        return (pgbench.isPresent() ? "pgbench" : "JDBC") + ", prepared function call at 16";
    }

    /** Calls per second of this many connections during some seconds. */
    double rate(int connections, int seconds) throws InterruptedException, IOException {
        return pgbench.isPresent()
                ? ofPgbench(pgbench.get(), connections, seconds)
                : ofConnections(connections, seconds);
    }

    private double ofPgbench(Path command, int connections, int seconds) throws IOException, InterruptedException {
        Path script = Files.writeString(Files.createTempFile("floor", ".sql"), SCRIPT);
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            command.toString(),
                            "-n",
                            "-M",
                            "prepared",
                            "-c",
                            "" + connections,
                            "-j",
                            "2",
                            "-T",
                            "" + seconds,
                            "-f",
                            script.toString()))
                    .redirectErrorStream(true);
            builder.environment().putAll(target.libpq("budget"));
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher tps = TPS.matcher(printed);
            if (process.waitFor() != 0 || !tps.find()) {
                throw new IOException("pgbench: " + printed);
            }
            return Double.parseDouble(tps.group(1));
        } finally {
            Files.delete(script);
        }
    }

    private double ofConnections(int connections, int seconds) throws InterruptedException {
        AtomicLong calls = new AtomicLong();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Thread[] workers = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            workers[i] = new Thread(() -> calls.addAndGet(callUntil(end)));
            workers[i].start();
        }
        long started = System.nanoTime();
        for (Thread worker : workers) {
            worker.join();
        }
        return calls.get() / ((System.nanoTime() - started) / 1e9);
    }

    private long callUntil(long end) {
        long calls = 0;
        try (Connection connection = target.database("budget");
                CallableStatement pay = connection.prepareCall("{call bench.pay(?, ?, ?)}")) {
            while (System.nanoTime() < end) {
                int source = ThreadLocalRandom.current().nextInt(1, 201);
                pay.setInt(1, source);
                pay.setInt(2, source + 200);
                pay.setLong(3, 1);
                pay.execute();
                calls++;
            }
            return calls;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The yardstick failed", e);
        }
    }

    private void execute(String sql) throws SQLException, IOException {
        try (Connection connection = target.database("budget");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        execute("drop schema bench cascade");
    }
}
