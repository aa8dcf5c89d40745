package vn.ntm.budget.paymentrequest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import vn.ntm.budget.Background;
import vn.ntm.budget.period.Periods;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.ProblemException;

/** Gives back what reservations held whose time ran out; measured by the service's clock. */
@Singleton
class ReservationExpiry {

    private static final Logger LOG = Logger.getLogger(ReservationExpiry.class);

    private static final int AT_ONCE = 100;

    private final Background background = new Background();
    private final Database database;
    private final PaymentRequests requests;
    private final Periods periods;
    private final Clock clock;
    private final long everyMillis;

    ReservationExpiry(
            Database database,
            PaymentRequests requests,
            Periods periods,
            Clock clock,
            @ConfigProperty(name = "ntm.expire-every-millis", defaultValue = "1000") long everyMillis) {
        this.database = database;
        this.requests = requests;
        this.periods = periods;
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
        int ended = 0;
        for (UUID id : database.read(this::due)) {
            try {
                ended += database.write(Actor.SERVICE, tx -> end(tx, id));
            } catch (ProblemException refused) {
                LOG.warnf("Reservation %s cannot end yet: %s", id, refused.getMessage());
            }
        }
        return ended;
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
        requests.expire(tx, entry, day(tx.handle(), entry.content().businessDate()));
        return 1;
    }

    /** The request's own day; today when that day's books are closed, because money that is given back waits for nobody. */
    private LocalDate day(Handle handle, LocalDate own) {
        boolean closed = periods.isClosed(handle, YearMonth.from(own).toString())
                || periods.isClosed(handle, Integer.toString(own.getYear()));
        return closed ? BusinessTime.today(clock) : own;
    }
}
