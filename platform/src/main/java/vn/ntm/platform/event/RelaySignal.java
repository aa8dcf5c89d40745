package vn.ntm.platform.event;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the relay in the committing process itself; NOTIFY inside a transaction would serialise all commits. */
@Singleton
public class RelaySignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean raised;

    public void wake() {
        lock.lock();
        try {
            raised = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until woken or until the polling interval is over. */
    void await(long millis) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!raised && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            raised = false;
        } finally {
            lock.unlock();
        }
    }
}
