package vn.ntm.platform.inbox;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Counts applied batches, so that answers kept in memory know when they are out of date; and what is still to be applied. */
@Singleton
public class InboxSignal {

    private final AtomicLong batches = new AtomicLong();
    private volatile long behind;

    void applied() {
        batches.incrementAndGet();
    }

    public long generation() {
        return batches.get();
    }

    void behind(long records) {
        behind = records;
    }

    /** Records of this process's share that Kafka has and that are not applied yet, as of its last look. */
    public long behind() {
        return behind;
    }
}
