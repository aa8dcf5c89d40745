package vn.ntm.platform.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.ntm.platform.event.AttributedEvent;
import vn.ntm.platform.event.EventAppender;
import vn.ntm.platform.event.RelaySignal;
import vn.ntm.platform.security.Actor;

/** Reads and business transactions. A transaction commits its state and its events together, then wakes the relay. */
@ApplicationScoped
public class Database {

    private final Jdbi jdbi;
    private final Clock clock;
    private final EventAppender appender;
    private final RelaySignal signal;

    Database(DataSource dataSource, Clock clock, EventAppender appender, RelaySignal signal) {
        this.jdbi = Jdbi.create(dataSource);
        this.clock = clock;
        this.appender = appender;
        this.signal = signal;
    }

    /** Reads on one connection, outside any transaction. */
    public <T> T read(Function<Handle, T> query) {
        return jdbi.withHandle(query::apply);
    }

    /**
     * Several reads that see one state of the database. The transaction is told so itself: to ask for the connection's
     * level, change it and put it back would be three questions to the database more.
     */
    public <T> T readConsistently(Function<Handle, T> query) {
        return jdbi.inTransaction(handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            return query.apply(handle);
        });
    }

    /** Runs the work in one transaction; what it throws rolls everything back. */
    public <T> T write(Actor actor, Function<Tx, T> work) {
        boolean[] appended = {false};
        T result = jdbi.inTransaction(handle -> {
            Tx tx = new Tx(handle, now(), actor);
            T value = work.apply(tx);
            appended[0] = writeEvents(tx);
            tx.end();
            return value;
        });
        if (appended[0]) {
            signal.wake();
        }
        return result;
    }

    /** Runs the work with all its checks, events included, and takes everything back. */
    public <T> T dryRun(Actor actor, Function<Tx, T> work) {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            try {
                Tx tx = new Tx(handle, now(), actor);
                T value = work.apply(tx);
                writeEvents(tx);
                tx.handle();
                return value;
            } finally {
                handle.rollback();
            }
        }
    }

    /** PostgreSQL keeps microseconds; a finer instant would come back as another one. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private boolean writeEvents(Tx tx) {
        List<AttributedEvent> events = tx.events();
        if (!events.isEmpty()) {
            tx.later(appender.writing(events, tx.recordedAt()));
        }
        return !events.isEmpty();
    }
}
