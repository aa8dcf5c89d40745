package vn.ntm.budget.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Actor;

/** Seals transactions some seconds after they were posted, as long as the service runs. */
@Singleton
class SealingThread {

    private static final Logger LOG = Logger.getLogger(SealingThread.class);

    private final Database database;
    private final Seals seals;
    private final long everyMillis;
    private final Object pause = new Object();
    private volatile boolean running;

    SealingThread(
            Database database,
            Seals seals,
            @ConfigProperty(name = "ntm.seal-every-millis", defaultValue = "5000") long everyMillis) {
        this.database = database;
        this.seals = seals;
        this.everyMillis = everyMillis;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        Thread worker = new Thread(this::run, "ledger-seal");
        worker.setDaemon(true);
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        synchronized (pause) {
            pause.notifyAll();
        }
    }

    private void run() {
        while (running) {
            try {
                int sealed = database.write(Actor.SERVICE, seals::seal);
                if (sealed == 0) {
                    synchronized (pause) {
                        pause.wait(everyMillis);
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Sealing stopped for a moment and will go on: %s", e.getMessage());
                if (!rest()) {
                    return;
                }
            }
        }
    }

    private boolean rest() {
        try {
            synchronized (pause) {
                pause.wait(everyMillis);
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
