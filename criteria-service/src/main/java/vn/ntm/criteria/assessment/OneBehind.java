package vn.ntm.criteria.assessment;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Does one piece of work on a thread of its own while its caller prepares the next, so that service and database work at the
 * same time. Never more than one piece is under way: memory stays what two pieces take.
 */
final class OneBehind implements AutoCloseable {

    private static final String TRACEPARENT = "traceparent";

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final @Nullable Object traceparent = MDC.get(TRACEPARENT);
    private @Nullable Future<?> running;

    /** Starts the work when the work before it is done; throws what that threw. */
    void start(Runnable work) {
        settle();
        running = thread.submit(() -> {
            if (traceparent != null) {
                MDC.put(TRACEPARENT, traceparent);
            }
            work.run();
        });
    }

    /** Waits for the work under way, and throws what it threw. */
    void settle() {
        Future<?> last = running;
        running = null;
        if (last == null) {
            return;
        }
        try {
            last.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException("A part of the import failed.", e);
        }
    }

    /** Waits until nothing uses the caller's transaction any more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.HOURS)) {
                throw new IllegalStateException("A part of the import does not end.");
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
