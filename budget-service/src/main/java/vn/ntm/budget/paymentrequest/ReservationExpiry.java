package vn.ntm.budget.paymentrequest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import vn.ntm.budget.Background;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;

/** Gives back what reservations held whose time ran out; measured by the service's clock. */
@Singleton
class ReservationExpiry {

    private static final int AT_ONCE = 100;

    private final Background background = new Background();
    private final Database database;
    private final PaymentRequests requests;
    private final Clock clock;
    private final long everyMillis;

    ReservationExpiry(
            Database database,
            PaymentRequests requests,
            Clock clock,
            @ConfigProperty(name = "ntm.expire-every-millis", defaultValue = "1000") long everyMillis) {
        this.database = database;
        this.requests = requests;
        this.clock = clock;
        this.everyMillis = everyMillis;
    }

    void start(@Observes StartupEvent event) {
        background.start("reservation-expiry", everyMillis, this::expire);
    }

    void stop(@Observes ShutdownEvent event) {
        background.stop();
    }

    /** Each reservation ends in a transaction of its own, so that one that cannot end does not hold up the others. */
    int expire() {
        List<UUID> due = database.read(this::due);
        due.forEach(id -> database.write(Actor.SERVICE, tx -> end(tx, id)));
        return due.size();
    }

    private List<UUID> due(Handle handle) {
        return handle.createQuery("select id from payment_request where expires_at is not null"
                        + " and state in ('SUBMITTED', 'APPROVED') and expires_at <= :now::timestamptz"
                        + " order by expires_at limit :limit")
                .bind("now", clock.instant().toString())
                .bind("limit", AT_ONCE)
                .mapTo(UUID.class)
                .list();
    }

    private int end(Tx tx, UUID id) {
        Entry<PaymentRequest> entry = requests.register().locked(tx, id);
        if (entry.state() != State.SUBMITTED && entry.state() != State.APPROVED) {
            return 0;
        }
        requests.expire(tx, entry);
        return 1;
    }
}
