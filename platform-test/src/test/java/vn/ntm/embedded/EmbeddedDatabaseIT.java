package vn.ntm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @TempDir
    static Path directory;

    private static final DatabaseAccess ACCESS = DatabaseAccess.withNewPasswords("trial");
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.start(directory.resolve("data"), 0, directory.resolve("postgres.log"));
        database.prepare(ACCESS);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void keeps_committed_rows_after_kill_9() throws Exception {
        execute(owner(), "create table kept (n int primary key)");
        execute(owner(), "insert into kept select generate_series(1, 1000)");
        Connection busy = owner();
        long killed = database.pid();
        ProcessHandle process = ProcessHandle.of(killed).orElseThrow();

        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
        database.restart();

        assertThat(database.pid()).isNotEqualTo(killed);
        assertThat(text(owner(), "select count(*) from kept")).isEqualTo("1000");
        assertThatThrownBy(() -> execute(busy, "select 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void acknowledges_only_what_is_on_disk() throws Exception {
        assertThat(text(owner(), "show fsync")).isEqualTo("on");
        assertThat(text(owner(), "show synchronous_commit")).isEqualTo("on");
        assertThat(text(owner(), "show full_page_writes")).isEqualTo("on");
        assertThat(text(owner(), "show server_version")).startsWith("18");
    }

    @Test
    void refuses_a_wrong_password() {
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl("trial"), ACCESS.owner(), "guessed"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl("trial"), "postgres", ""))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void lets_the_application_use_but_not_change_the_schema() throws Exception {
        execute(owner(), "create table used (n int)");
        execute(owner(), "grant select on used to " + ACCESS.application());

        assertThat(text(application(), "select count(*) from used")).isEqualTo("0");
        assertThatThrownBy(() -> execute(application(), "create table mine (n int)"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(application(), "drop table used")).isInstanceOf(SQLException.class);
    }

    @Test
    void offers_the_extensions_to_the_application() throws Exception {
        assertThat(text(application(), "select unaccent('Quảng Ninh')")).isEqualTo("Quang Ninh");
        assertThat(text(application(), "select similarity('Hạ Long', 'Ha Long') > 0"))
                .isEqualTo("t");
        execute(owner(), "create table named (code text, valid daterange, primary key (code, valid without overlaps))");
    }

    @Test
    void prepares_a_database_twice_without_change() throws Exception {
        execute(owner(), "create table before_again (n int)");

        database.prepare(ACCESS);

        assertThat(text(owner(), "select count(*) from before_again")).isEqualTo("0");
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl("trial"), ACCESS.owner(), ACCESS.ownerPassword());
    }

    private static Connection application() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl("trial"), ACCESS.application(), ACCESS.applicationPassword());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
