package vn.ntm.deploy.local.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.ntm.deploy.local.load.Api;

/**
 * Behind {@code deploy/rebuild}: a second reporting-service reads all topics from their beginning into a schema of its own,
 * while the running one goes on serving; then the digests of both are compared, kind by kind. Exit code 0 when they are
 * identical, 1 when not. The second store is dropped afterwards.
 */
final class RebuildCommand {

    private static final String SCHEMA = "rebuild";
    private static final int PORT_STEP = 90;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(15);

    private RebuildCommand() {}

    public static void main(String[] arguments) throws Exception {
        Stack stack = Stack.at(Path.of(arguments[0]));
        Api api = stack.api();
        String url = "jdbc:postgresql://127.0.0.1:" + stack.port("postgres") + "/reporting";
        boolean same;
        try (Connection owner = DriverManager.getConnection(url, "reporting_owner", stack.secret("reporting-owner"))) {
            execute(owner, "drop schema if exists " + SCHEMA + " cascade");
            execute(owner, "create schema " + SCHEMA);
            execute(owner, "grant usage on schema " + SCHEMA + " to reporting_app");
            long goal = events(owner, "public");
            Process process = start(stack, url, Path.of(arguments[1]), goal);
            try {
                same = compare(stack, api, owner, process, goal);
            } finally {
                process.destroy();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
                execute(owner, "drop schema if exists " + SCHEMA + " cascade");
            }
        }
        // Only now: an exit within would leave the second service running.
        System.exit(same ? 0 : 1);
    }

    private static Process start(Stack stack, String url, Path root, long events) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                root.resolve("reporting-service/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(stack.state().resolve("logs/rebuild.log").toFile())
                .redirectInput(new File("/dev/null"));
        Map<String, String> settings = builder.environment();
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port(stack)));
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("NTM_DB_URL", url + "?currentSchema=" + SCHEMA + ",public");
        settings.put("NTM_DB_USER", "reporting_app");
        settings.put("NTM_DB_PASSWORD", stack.secret("reporting-application"));
        settings.put("NTM_DB_OWNER", "reporting_owner");
        settings.put("NTM_DB_OWNER_PASSWORD", stack.secret("reporting-owner"));
        settings.put("NTM_KAFKA_BOOTSTRAP", "127.0.0.1:" + stack.port("kafka"));
        settings.put("NTM_FACTS_ANEW", Long.toString(events));
        settings.put("NTM_INBOX_GROUP", "reporting-rebuild-" + System.currentTimeMillis());
        String issuer = stack.content().path("tokenEndpoint").asText().replaceFirst("/token$", "");
        settings.put("NTM_OIDC_ISSUER", issuer);
        settings.put("NTM_OIDC_JWKS", issuer + "/jwks");
        settings.put("NTM_CURSOR_KEY", stack.secret("cursor-key"));
        return builder.start();
    }

    private static int port(Stack stack) {
        return stack.port("reporting") + PORT_STEP;
    }

    private static boolean compare(Stack stack, Api api, Connection owner, Process process, long goal)
            throws IOException, SQLException {
        long first = 0;
        long applied = 0;
        long started = System.nanoTime();
        while (applied < goal || !isComplete(owner)) {
            if (!process.isAlive() || System.nanoTime() - started > PATIENCE) {
                throw new IOException("The second store did not come up; see " + stack.state() + "/logs/rebuild.log");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            applied = events(owner, SCHEMA);
            first = applied > 0 && first == 0 ? System.nanoTime() : first;
        }
        double seconds = (System.nanoTime() - first) / 1e9;
        URI here = URI.create("http://127.0.0.1:" + port(stack) + "/v1/fact-digests/summary");
        JsonNode anew = api.get(here, "auditor");
        JsonNode running = api.get(stack.address("reporting", "/v1/fact-digests/summary"), "auditor");
        boolean same = true;
        for (JsonNode table : running.path("tables")) {
            JsonNode other = table(anew, table.path("table").asText());
            boolean equal = table.equals(other);
            same &= equal;
            System.out.println((equal ? "✓ " : "✗ ") + table.path("table").asText() + ": "
                    + table.path("rows").asLong()
                    + (equal ? "" : " | " + other.path("rows").asLong()));
        }
        same &= anew.path("tables").size() == running.path("tables").size();
        System.out.printf(
                java.util.Locale.ROOT,
                "%s %d sự kiện / events, %.1f s, %.0f/s%n",
                same ? "✓" : "✗",
                applied,
                seconds,
                applied / seconds);
        return same;
    }

    private static JsonNode table(JsonNode digest, String name) {
        for (JsonNode table : digest.path("tables")) {
            if (table.path("table").asText().equals(name)) {
                return table;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    /** How many events took effect; 0 while the tables are not there yet. */
    private static long events(Connection owner, String schema) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            if (!isThere(statement, schema + ".inbox_topic")) {
                return 0;
            }
            try (ResultSet sum =
                    statement.executeQuery("select coalesce(sum(events), 0) from " + schema + ".inbox_topic")) {
                sum.next();
                return sum.getLong(1);
            }
        }
    }

    /** Whether the second store has its tables, and the indexes that were put off while it was filled. */
    private static boolean isComplete(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            if (!isThere(statement, SCHEMA + ".index_put_off")) {
                return false;
            }
            try (ResultSet complete =
                    statement.executeQuery("select not exists (select from " + SCHEMA + ".index_put_off)")) {
                complete.next();
                return complete.getBoolean(1);
            }
        }
    }

    private static boolean isThere(Statement statement, String table) throws SQLException {
        try (ResultSet there = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            there.next();
            return there.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
