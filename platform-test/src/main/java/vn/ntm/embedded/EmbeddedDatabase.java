package vn.ntm.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL as a process of this machine, as durable as a real one: what was committed is there after {@code kill -9}.
 * It listens on 127.0.0.1 alone and asks for passwords; as root it runs in a user namespace of its own.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORDS_FROM_NOW_ON = """
            # Nobody without a password, and nobody from another machine.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path data;
    private final int port;
    private final Path log;
    private final boolean temporary;
    private final String superPassword;
    private EmbeddedPostgres postgres;

    private EmbeddedDatabase(Path data, int port, Path log, boolean temporary) throws IOException {
        this.data = data.toAbsolutePath();
        this.port = port;
        this.log = log.toAbsolutePath();
        this.temporary = temporary;
        this.superPassword = PrivateFiles.readOrCreate(
                this.data.resolveSibling(this.data.getFileName() + ".superuser"), () -> PrivateFiles.secret(24));
        PrivateFiles.directory(this.data);
        PrivateFiles.directory(Objects.requireNonNull(this.log.getParent()));
        PostgresRemains.awaitGone(this.data, PATIENCE);
        this.postgres = startProcess();
        protect();
    }

    /** Starts on a directory that is kept: made at the first start, found again at the next. */
    public static EmbeddedDatabase start(Path data, int port, Path log) throws IOException {
        return new EmbeddedDatabase(data, FreePorts.orNext(port), log, false);
    }

    /** Starts an empty one on a free port; it goes without trace when closed. */
    public static EmbeddedDatabase startTemporary() throws IOException {
        Path root = Files.createTempDirectory("ntm-postgres");
        return new EmbeddedDatabase(root.resolve("data"), FreePorts.next(), root.resolve("postgres.log"), true);
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The postmaster, mother of all backends; killing it kills the database. */
    public long pid() {
        return PostgresRemains.postmaster(data)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run on " + data));
    }

    /** Makes the database and its two roles, or brings passwords and rights of existing ones in line. */
    public void prepare(DatabaseAccess access) {
        DatabasePreparation.prepare(jdbcUrl(""), superPassword, access);
    }

    /** Starts again on the same data after the process died. */
    public synchronized void restart() throws IOException {
        stopProcess();
        PostgresRemains.awaitGone(data, PATIENCE);
        postgres = startProcess();
    }

    @Override
    public synchronized void close() throws IOException {
        stopProcess();
        if (temporary) {
            PrivateFiles.deleteTree(Objects.requireNonNull(data.getParent()));
        }
    }

    /** A connection as superuser, for tests that look behind the services. */
    public Connection superuser(String database) throws SQLException {
        return DatabasePreparation.connect(jdbcUrl(database), DatabasePreparation.SUPERUSER, superPassword);
    }

    String superPassword() {
        return superPassword;
    }

    private EmbeddedPostgres startProcess() throws IOException {
        ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries())
                    .setPort(port)
                    .setPGStartupWait(PATIENCE)
                    .setRegisterShutdownHook(false)
                    .setConnectConfig("password", superPassword)
                    // The same order and case rules on every machine, whatever its locale.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    // The library turns both off, for speed; here acknowledged means durable.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    // Enough for a province, little enough for a small machine.
                    .setServerConfig("shared_buffers", "96MB")
                    .setServerConfig("jit", "off")
                    // A fresh store is loaded within seconds: plans made before its tables are known read all of them.
                    .setServerConfig("autovacuum_naptime", "5s")
                    .setOutputRedirector(output)
                    .setErrorRedirector(output)
                    .start();
        } catch (IOException | RuntimeException e) {
            throw new IOException("PostgreSQL did not start (" + e.getMessage() + "); see " + log + "\n" + tail(), e);
        }
    }

    /** The first start trusts everybody on this machine, only until the superuser has a password. */
    private void protect() throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(PASSWORDS_FROM_NOW_ON)) {
            return;
        }
        try (Connection server = superuser("postgres")) {
            DatabasePreparation.password(server, DatabasePreparation.SUPERUSER, superPassword);
            Files.writeString(rules, PASSWORDS_FROM_NOW_ON);
            DatabasePreparation.execute(server, "select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The superuser cannot be given a password", e);
        }
    }

    private void stopProcess() throws IOException {
        @Nullable Long running = PostgresRemains.postmaster(data).orElse(null);
        postgres.close();
        if (running != null) {
            awaitExit(running);
        }
    }

    /** The library waits five seconds; a last checkpoint may take longer. */
    private static void awaitExit(long pid) throws IOException {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null) {
            return;
        }
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("PostgreSQL, process " + pid + ", did not stop in " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unpacked once per user, not under /tmp, where others could put theirs in its place. */
    private static File binaries() throws IOException {
        Path home = Path.of(System.getProperty("ntm.embedded.home", System.getProperty("user.home") + "/.cache/ntm"));
        return PrivateFiles.directory(home.resolve("postgres")).toFile();
    }

    private String tail() throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = List.of(new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
