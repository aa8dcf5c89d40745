package vn.ntm.budget.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.ntm.budget.Background;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Actor;

/** Seals transactions some seconds after they were posted, as long as the service runs. */
@Singleton
class SealingThread {

    private final Background background = new Background();
    private final Database database;
    private final Seals seals;
    private final long everyMillis;

    SealingThread(
            Database database,
            Seals seals,
            @ConfigProperty(name = "ntm.seal-every-millis", defaultValue = "5000") long everyMillis) {
        this.database = database;
        this.seals = seals;
        this.everyMillis = everyMillis;
    }

    void start(@Observes StartupEvent event) {
        background.start("ledger-seal", everyMillis, () -> database.write(Actor.SERVICE, seals::seal));
    }

    void stop(@Observes ShutdownEvent event) {
        background.stop();
    }
}
