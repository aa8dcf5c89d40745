package vn.ntm.reporting.board;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.inbox.InboxSignal;

/**
 * A number that is another one whenever an event has changed the facts. What this process consumed is seen at once; what
 * another replica consumed is seen a tenth of a second later.
 */
@Singleton
class Freshness {

    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(100);

    private final Database database;
    private final InboxSignal signal;
    private volatile Seen seen = new Seen(-1, -1, 0);

    private record Seen(long generation, long stamp, long at) {}

    Freshness(Database database, InboxSignal signal) {
        this.database = database;
        this.signal = signal;
    }

    long stamp() {
        Seen last = seen;
        long generation = signal.generation();
        long now = System.nanoTime();
        if (last.stamp() >= 0 && last.generation() == generation && now - last.at() < LONGEST) {
            return last.stamp();
        }
        long stamp = database.read(handle -> handle.createQuery("select coalesce(sum(effects), 0) from fact_source")
                .mapTo(Long.class)
                .one());
        seen = new Seen(generation, stamp, now);
        return stamp;
    }
}
