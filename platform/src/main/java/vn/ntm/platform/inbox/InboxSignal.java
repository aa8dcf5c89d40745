package vn.ntm.platform.inbox;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Counts applied batches, so that answers kept in memory know when they are out of date. */
@Singleton
public class InboxSignal {

    private final AtomicLong batches = new AtomicLong();

    void applied() {
        batches.incrementAndGet();
    }

    public long generation() {
        return batches.get();
    }
}
