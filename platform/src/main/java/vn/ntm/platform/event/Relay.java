package vn.ntm.platform.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Carries committed events to Kafka. One relay per service works at a time: it holds a session advisory lock, gives
 * positions, sends with an idempotent producer, then marks what was sent. A crash between sending and marking sends
 * again; consumers drop what they have seen.
 */
@Singleton
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long LOCK = 0x4E54_4D52_454C_4159L;
    private static final long RETRY_MILLIS = 500;
    /** The first event leaves at once; those that follow close on it travel together, at every consumer too. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Jdbi jdbi;
    private final EventLog log;
    private final RelaySignal signal;
    private final URI source;
    private final String bootstrap;
    private final boolean enabled;
    private final long pollMillis;
    private @Nullable Thread thread;
    private volatile boolean running;

    Relay(
            DataSource dataSource,
            EventLog log,
            RelaySignal signal,
            @ConfigProperty(name = "ntm.event-source") URI source,
            @ConfigProperty(name = "ntm.kafka.bootstrap") String bootstrap,
            @ConfigProperty(name = "ntm.relay.enabled", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "ntm.relay.poll-millis", defaultValue = "100") long pollMillis) {
        this.jdbi = Jdbi.create(dataSource);
        this.log = log;
        this.signal = signal;
        this.source = source;
        this.bootstrap = bootstrap;
        this.enabled = enabled;
        this.pollMillis = pollMillis;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            running = true;
            Thread worker = new Thread(this::run, "relay");
            worker.setDaemon(true);
            worker.start();
            thread = worker;
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        signal.wake();
        Thread worker = thread;
        if (worker != null) {
            worker.join(5_000);
        }
    }

    private void run() {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            while (running) {
                try (Handle handle = jdbi.open()) {
                    if (holdLock(handle)) {
                        relay(handle, producer);
                    } else {
                        signal.await(RETRY_MILLIS);
                    }
                } catch (RuntimeException | ExecutionException | TimeoutException e) {
                    LOG.warnf("The relay stopped for a moment and will go on: %s", e.getMessage());
                    pause();
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private void relay(Handle handle, KafkaProducer<String, byte[]> producer)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            // What got a position before a crash or a lost broker, and may not have been sent.
            long marked = log.sentPosition(handle);
            List<StoredEvent> left = log.after(handle, marked, EventLog.BATCH);
            while (running && !left.isEmpty()) {
                marked = mark(handle, send(producer, left));
                left = log.after(handle, marked, EventLog.BATCH);
            }
            EventLog.Head head = log.head(handle);
            while (running) {
                long began = System.nanoTime();
                EventLog.Given given = log.givePositions(handle, head);
                head = given.head();
                if (given.events().isEmpty()) {
                    if (marked < head.position()) {
                        marked = mark(handle, head.position());
                    }
                    signal.await(pollMillis);
                } else {
                    send(producer, given.events());
                    TimeUnit.NANOSECONDS.sleep(PACE_NANOS - (System.nanoTime() - began));
                }
            }
        } finally {
            releaseLock(handle);
        }
    }

    /**
     * Marks what was sent when nothing follows that would take the mark along. It may be lost in a crash: the events are then
     * sent once more, which consumers expect.
     */
    private long mark(Handle handle, long sent) {
        handle.useTransaction(tx -> {
            tx.execute("set local synchronous_commit = off");
            log.markSent(tx, sent);
        });
        return sent;
    }

    /** Sends a batch; returns its last position when the broker has all of it. */
    private long send(KafkaProducer<String, byte[]> producer, List<StoredEvent> batch)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Future<RecordMetadata>> answers = new ArrayList<>(batch.size());
        for (StoredEvent event : batch) {
            answers.add(producer.send(CloudEvents.record(event, source)));
        }
        for (Future<RecordMetadata> answer : answers) {
            answer.get(30, TimeUnit.SECONDS);
        }
        return batch.get(batch.size() - 1).position();
    }

    private static boolean holdLock(Handle handle) {
        return handle.createQuery("select pg_try_advisory_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    private static void releaseLock(Handle handle) {
        try {
            handle.createQuery("select pg_advisory_unlock(:lock)")
                    .bind("lock", LOCK)
                    .mapTo(Boolean.class)
                    .one();
        } catch (RuntimeException e) {
            LOG.debugf("The lock went with its connection: %s", e.getMessage());
        }
    }

    private void pause() {
        try {
            signal.await(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap,
                "acks", "all",
                "enable.idempotence", true,
                "linger.ms", 0,
                "delivery.timeout.ms", 20_000,
                "request.timeout.ms", 5_000,
                "max.block.ms", 10_000,
                "reconnect.backoff.max.ms", 1_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
