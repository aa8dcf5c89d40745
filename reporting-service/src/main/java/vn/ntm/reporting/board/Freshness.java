package vn.ntm.reporting.board;

import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.inbox.InboxSignal;

/**
 * A number that is another one whenever an event has changed the facts. What this process consumed is seen at once; what
 * another replica consumed is seen two tenths of a second later at most.
 */
@Singleton
class Freshness {

    private static final long LOOKED_AFTER = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(200);

    private final Database database;
    private final InboxSignal signal;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Seen seen = new Seen(-1, -1, 0);

    private record Seen(long generation, long stamp, long at) {}

    Freshness(Database database, InboxSignal signal) {
        this.database = database;
        this.signal = signal;
    }

    long stamp() {
        Seen last = seen;
        if (isValid(last, LOOKED_AFTER)) {
            return last.stamp();
        }
        // One looks; the others go on with what was seen while that may be told.
        boolean mine = looking.compareAndSet(false, true);
        try {
            return !mine && isValid(last, LONGEST) ? last.stamp() : look();
        } finally {
            if (mine) {
                looking.set(false);
            }
        }
    }

    /** The number without asking the database, for threads that must not wait; empty when it is time to look again. */
    OptionalLong known() {
        Seen last = seen;
        return isValid(last, looking.get() ? LONGEST : LOOKED_AFTER)
                ? OptionalLong.of(last.stamp())
                : OptionalLong.empty();
    }

    private boolean isValid(Seen last, long age) {
        return last.stamp() >= 0 && last.generation() == signal.generation() && System.nanoTime() - last.at() < age;
    }

    private long look() {
        long generation = signal.generation();
        long now = System.nanoTime();
        long stamp = database.read(handle -> handle.createQuery("select coalesce(sum(effects), 0) from fact_source")
                .mapTo(Long.class)
                .one());
        seen = new Seen(generation, stamp, now);
        return stamp;
    }
}
