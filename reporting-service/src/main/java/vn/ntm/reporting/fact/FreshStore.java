package vn.ntm.reporting.fact;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;

/**
 * Makes a store anew from the topics' beginning without keeping the indexes of its facts up row by row: they are put off
 * before the first event is read and made once as many events as were asked for have been applied. An index that is put off
 * is written down in {@code index_put_off} in the transaction that drops it, so that a load that was broken off is completed
 * by the next start. What the store holds in the end is the same with and without.
 */
@Singleton
public class FreshStore {

    private static final Logger LOG = Logger.getLogger(FreshStore.class);
    /** Before the inbox, which starts at the usual priority, reads its first event. */
    private static final int FIRST = 100;

    /** What ends the earlier facts of a subject is searched for with every batch. */
    private static final String PUT_OFF = """
            insert into index_put_off
            select c.relname, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
            where i.indrelid = 'fact'::regclass and not i.indisprimary and c.relname <> 'fact_of_subject'
            """;

    private final Database database;
    /** After how many events a store that is made anew is complete; absent where it is not made anew. */
    private final OptionalLong anew;

    private final String url;
    private final String owner;
    private final String password;
    private volatile boolean running;
    private @Nullable Thread thread;

    FreshStore(
            Database database,
            @ConfigProperty(name = "ntm.facts.anew") OptionalLong anew,
            @ConfigProperty(name = "ntm.db.url") String url,
            @ConfigProperty(name = "ntm.db.owner") String owner,
            @ConfigProperty(name = "ntm.db.owner-password") String password) {
        this.database = database;
        this.anew = anew;
        this.url = url;
        this.owner = owner;
        this.password = password;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        if (anew.isPresent()) {
            makeAnew(anew.getAsLong());
        } else if (!isComplete()) {
            // A load that was broken off: nothing of it is waited for now.
            complete();
        }
    }

    /**
     * Puts the indexes of an empty store off and makes them when it has applied so many events; a store that holds facts is
     * only completed. Returns before that.
     */
    public void makeAnew(long events) {
        putOff();
        running = true;
        Thread worker = new Thread(() -> completeAt(events), "fresh-store");
        worker.setDaemon(true);
        worker.start();
        thread = worker;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        Thread worker = thread;
        if (worker != null) {
            LockSupport.unpark(worker);
            worker.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    /** Drops the indexes of an empty store; one that holds facts keeps what it has. */
    private void putOff() {
        asOwner(statement -> {
            statement.execute("lock table fact in access exclusive mode");
            if (!isTrue(statement, "select not exists (select from fact_subject)")) {
                return;
            }
            statement.execute(PUT_OFF);
            for (String name : texts(statement, "select quote_ident(name) from index_put_off")) {
                statement.execute("drop index if exists " + name);
            }
            // Statistics every few seconds of a table that nobody asks cost a quarter of the database's work.
            statement.execute("alter table fact set (autovacuum_enabled = false)");
        });
    }

    /** Makes the indexes that were put off, and the lines of units; nothing where nothing was. */
    private void complete() {
        asOwner(statement -> {
            // In the order in which an intake of facts takes them; of several instances the second finds nothing left.
            statement.execute("lock table fact in share mode");
            statement.execute("lock table index_put_off in exclusive mode");
            List<String> definitions = texts(statement, "select definition from index_put_off order by name");
            if (definitions.isEmpty()) {
                return;
            }
            statement.execute("set local maintenance_work_mem = '128MB'");
            for (String definition : definitions) {
                statement.execute(definition);
            }
            statement.execute("alter table fact reset (autovacuum_enabled)");
            statement.execute("delete from index_put_off");
            statement.execute("select derive_unit_lines()");
        });
        asOwner(statement -> statement.execute(
                "analyze fact, unit_fact, fact_subject, unit_line, unit_ground, unit_beneath, kept_money"));
    }

    /** Whether no index is missing. */
    public boolean isComplete() {
        return database.read(handle -> handle.createQuery("select not exists (select from index_put_off)")
                .mapTo(Boolean.class)
                .one());
    }

    private void completeAt(long events) {
        while (running && !holds(events)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        if (running) {
            complete();
            LOG.info("The store that is made anew has its events and all its indexes.");
        }
    }

    private boolean holds(long events) {
        return database.read(handle -> handle.createQuery("select coalesce(sum(events), 0) >= :events from inbox_topic")
                .bind("events", events)
                .mapTo(Boolean.class)
                .one());
    }

    private interface Work {
        void on(Statement statement) throws SQLException;
    }

    /** One transaction of the role that owns the tables: the one the service works under may not change them. */
    private void asOwner(Work work) {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            work.on(statement);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The indexes of the facts cannot be changed.", e);
        }
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
