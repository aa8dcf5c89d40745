package vn.ntm.budget;

import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/** Work that goes on by itself while the service runs: at once again while there is some, after a pause when there is none. */
public final class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);

    private final Object pause = new Object();
    private volatile boolean running;

    /** @param work says how much it did; 0 means a pause of {@code everyMillis} */
    public void start(String name, long everyMillis, IntSupplier work) {
        running = true;
        Thread worker = new Thread(() -> run(everyMillis, work), name);
        worker.setDaemon(true);
        worker.start();
    }

    public void stop() {
        running = false;
        synchronized (pause) {
            pause.notifyAll();
        }
    }

    private void run(long everyMillis, IntSupplier work) {
        while (running) {
            int done = 0;
            try {
                done = work.getAsInt();
            } catch (RuntimeException e) {
                LOG.warnf("Background work stopped for a moment and will go on: %s", e.getMessage());
            }
            if (done == 0 && !rest(everyMillis)) {
                return;
            }
        }
    }

    private boolean rest(long millis) {
        try {
            synchronized (pause) {
                if (running) {
                    pause.wait(millis);
                }
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
