package vn.ntm.embedded;

import java.util.regex.Pattern;

/**
 * One service's database with its two roles: the owner changes the schema, the application only uses it.
 *
 * @param database its name; roles are named after it
 */
public record DatabaseAccess(String database, String ownerPassword, String applicationPassword) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{8,200}");

    public DatabaseAccess {
        if (!NAME.matcher(database).matches()) {
            throw new IllegalArgumentException("Not a database name: " + database);
        }
        if (!PASSWORD.matcher(ownerPassword).matches()
                || !PASSWORD.matcher(applicationPassword).matches()) {
            throw new IllegalArgumentException("A password has at least eight letters, digits, _ or -");
        }
    }

    public static DatabaseAccess withNewPasswords(String database) {
        return new DatabaseAccess(database, PrivateFiles.secret(24), PrivateFiles.secret(24));
    }

    public String owner() {
        return database + "_owner";
    }

    public String application() {
        return database + "_app";
    }
}
