package vn.ntm.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Roles, database, rights and extensions; doing it twice changes nothing. Names and passwords were checked by
 * {@link DatabaseAccess}, so they can stand in the statements, which take no parameters.
 */
final class DatabasePreparation {

    private static final List<String> EXTENSIONS = List.of("btree_gist", "unaccent", "pg_trgm");

    static final String SUPERUSER = "postgres";

    private DatabasePreparation() {}

    /** @param server the JDBC URL up to the name of the database */
    static void prepare(String server, String superPassword, DatabaseAccess access) {
        try (Connection connection = connect(server + "postgres", SUPERUSER, superPassword)) {
            rolesAndDatabase(connection, access);
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + access.database() + " cannot be made", e);
        }
        try (Connection connection = connect(server + access.database(), SUPERUSER, superPassword)) {
            rightsAndExtensions(connection, access);
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + access.database() + " cannot be prepared", e);
        }
    }

    /** Without the driver manager, which does not find the driver from every class loader. */
    static Connection connect(String url, String user, String password) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source.getConnection(user, password);
    }

    private static void rolesAndDatabase(Connection server, DatabaseAccess access) throws SQLException {
        role(server, access.owner(), access.ownerPassword());
        role(server, access.application(), access.applicationPassword());
        if (!exists(server, "select 1 from pg_database where datname = ?", access.database())) {
            execute(server, "create database " + access.database() + " owner " + access.owner());
        }
        execute(server, "revoke all on database " + access.database() + " from public");
        execute(server, "grant connect on database " + access.database() + " to " + access.application());
    }

    private static void rightsAndExtensions(Connection database, DatabaseAccess access) throws SQLException {
        execute(database, "alter schema public owner to " + access.owner());
        execute(database, "revoke all on schema public from public");
        execute(database, "grant usage on schema public to " + access.application());
        for (String extension : EXTENSIONS) {
            execute(database, "create extension if not exists " + extension + " schema public");
        }
    }

    static void password(Connection server, String role, String password) throws SQLException {
        execute(server, "alter role " + role + " login password '" + password + "'");
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void role(Connection server, String role, String password) throws SQLException {
        if (!exists(server, "select 1 from pg_roles where rolname = ?", role)) {
            execute(server, "create role " + role);
        }
        password(server, role, password);
    }

    private static boolean exists(Connection server, String query, String name) throws SQLException {
        try (PreparedStatement statement = server.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
