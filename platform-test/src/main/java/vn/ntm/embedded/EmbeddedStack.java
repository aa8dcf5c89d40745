package vn.ntm.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Database, broker and issuer for the tests of one JVM: started at the first call, stopped at its end.
 *
 * <p>Quarkus loads test classes several times, each with statics of its own. So what is running is noted in the system
 * properties, which a JVM has once; the loader that came first keeps the processes.
 */
public final class EmbeddedStack {

    private static final String NOTE = "vn.ntm.embedded.stack.";

    /** One for each loader of this class, so that a token is signed once and not for each request. */
    private static @Nullable Tokens tokens;

    private EmbeddedStack() {}

    /** Settings of a service that works on this database, which is made when it is not there. */
    public static Map<String, String> config(String database) {
        Properties jvm = System.getProperties();
        synchronized (jvm) {
            startOnce(jvm);
            DatabaseAccess access = access(jvm, database);
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("ntm.db.url", noted(jvm, "jdbc") + database);
            settings.put("ntm.db.user", access.application());
            settings.put("ntm.db.password", access.applicationPassword());
            settings.put("ntm.db.owner", access.owner());
            settings.put("ntm.db.owner-password", access.ownerPassword());
            settings.put("ntm.kafka.bootstrap", noted(jvm, "kafka"));
            settings.put("ntm.oidc.issuer", noted(jvm, "issuer"));
            settings.put("ntm.oidc.jwks", noted(jvm, "jwks"));
            settings.put("ntm.cursor-key", noted(jvm, "cursor-key"));
            return settings;
        }
    }

    /** Tokens that services with these settings accept. */
    public static Tokens tokens() {
        Properties jvm = System.getProperties();
        synchronized (jvm) {
            startOnce(jvm);
            if (tokens == null) {
                tokens = new Tokens(noted(jvm, "issuer"), SigningKey.ofJson(noted(jvm, "signing-key")));
            }
            return tokens;
        }
    }

    private static DatabaseAccess access(Properties jvm, String database) {
        String owner = NOTE + database + ".owner-password";
        String application = NOTE + database + ".password";
        if (jvm.getProperty(owner) == null) {
            DatabaseAccess made = DatabaseAccess.withNewPasswords(database);
            DatabasePreparation.prepare(noted(jvm, "jdbc"), noted(jvm, "superuser"), made);
            jvm.setProperty(owner, made.ownerPassword());
            jvm.setProperty(application, made.applicationPassword());
        }
        return new DatabaseAccess(database, jvm.getProperty(owner), jvm.getProperty(application));
    }

    private static void startOnce(Properties jvm) {
        if (jvm.getProperty(NOTE + "kafka") != null) {
            return;
        }
        try {
            CompletableFuture<EmbeddedDatabase> starting =
                    CompletableFuture.supplyAsync(EmbeddedStack::database, OwnThread.EACH);
            EmbeddedBroker broker = EmbeddedBroker.startTemporary();
            SigningKey key = SigningKey.generate();
            DevelopmentIssuer issuer = DevelopmentIssuer.start(0, key, Tokens.LIFETIME);
            EmbeddedDatabase database = starting.join();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, broker, issuer), "stack-stop"));
            jvm.setProperty(NOTE + "jdbc", database.jdbcUrl(""));
            jvm.setProperty(NOTE + "superuser", database.superPassword());
            jvm.setProperty(NOTE + "issuer", issuer.url());
            jvm.setProperty(NOTE + "jwks", issuer.jwksUrl());
            jvm.setProperty(NOTE + "signing-key", key.withPrivatePart());
            jvm.setProperty(NOTE + "cursor-key", PrivateFiles.secret(32));
            jvm.setProperty(NOTE + "kafka", broker.bootstrap());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded stack did not start", e);
        }
    }

    private static EmbeddedDatabase database() {
        try {
            return EmbeddedDatabase.startTemporary();
        } catch (IOException e) {
            throw new UncheckedIOException("The database did not start", e);
        }
    }

    private static void stop(EmbeddedDatabase database, EmbeddedBroker broker, DevelopmentIssuer issuer) {
        try {
            issuer.close();
            broker.close();
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded stack did not stop cleanly", e);
        }
    }

    private static String noted(Properties jvm, String name) {
        String value = jvm.getProperty(NOTE + name);
        if (value == null) {
            throw new IllegalStateException("The embedded stack runs, but did not note its " + name);
        }
        return value;
    }
}
