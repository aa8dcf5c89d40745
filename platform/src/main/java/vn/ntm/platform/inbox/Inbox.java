package vn.ntm.platform.inbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;

/**
 * Consumes the topics of all handlers. Effect and offset commit in one transaction, so a redelivered record changes
 * nothing. A batch that fails is tried record by record; the one that cannot be applied becomes a dead letter, later
 * records of its subject wait behind it, all others go on.
 */
@Singleton
class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int BATCH = 2_000;

    /** Records that no handler listens to wait this long for one that some handler does, and are kept account of with it. */
    private static final long UNHEARD_NANOS = Duration.ofMillis(500).toNanos();

    private final Database database;
    private final Instance<EventHandler> handlers;
    private final InboxStore store;
    private final DeadLetterTopic deadLetterTopic;
    private final InboxSignal signal;
    /** A store that is made anew beside the running one reads in a group of its own. */
    private final String group;

    private final String bootstrap;
    /** Records that Kafka handed out and that are not applied yet; of the inbox's thread alone. */
    private final List<ConsumerRecord<String, byte[]>> handed = new ArrayList<>();

    private @Nullable KafkaConsumer<String, byte[]> consumer;
    private @Nullable Thread thread;
    private volatile boolean running;

    Inbox(
            Database database,
            @Any Instance<EventHandler> handlers,
            InboxStore store,
            DeadLetterTopic deadLetterTopic,
            InboxSignal signal,
            @ConfigProperty(name = "ntm.service") String service,
            @ConfigProperty(name = "ntm.inbox.group") Optional<String> group,
            @ConfigProperty(name = "ntm.kafka.bootstrap") String bootstrap) {
        this.database = database;
        this.handlers = handlers;
        this.store = store;
        this.deadLetterTopic = deadLetterTopic;
        this.signal = signal;
        this.group = group.orElse(service);
        this.bootstrap = bootstrap;
    }

    void start(@Observes StartupEvent event) {
        Set<String> topics = topics();
        if (topics.isEmpty()) {
            return;
        }
        running = true;
        Thread worker = new Thread(() -> run(topics), "inbox");
        worker.setDaemon(true);
        worker.start();
        thread = worker;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        KafkaConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        Thread worker = thread;
        if (worker != null) {
            worker.join(5_000);
        }
    }

    private Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        handlers.forEach(handler -> topics.addAll(handler.topics()));
        return topics;
    }

    private void run(Set<String> topics) {
        while (running) {
            try (KafkaConsumer<String, byte[]> open = open()) {
                consumer = open;
                open.subscribe(topics, new SeekToStored(open));
                long applied = System.nanoTime();
                while (running) {
                    open.poll(Duration.ofMillis(500)).forEach(handed::add);
                    long beyond = beyond(open);
                    signal.behind(beyond + handed.size());
                    if (handed.stream().anyMatch(this::isHeard) || System.nanoTime() - applied >= UNHEARD_NANOS) {
                        if (!handed.isEmpty()) {
                            apply(List.copyOf(handed));
                            handed.clear();
                            signal.behind(beyond);
                        }
                        applied = System.nanoTime();
                    }
                }
            } catch (WakeupException e) {
                LOG.debug("The inbox was asked to stop.");
            } catch (RuntimeException e) {
                // What was not committed is read again from the stored offsets.
                LOG.warnf("The inbox stopped for a moment and will go on: %s", e.getMessage());
                pause();
            } finally {
                consumer = null;
                handed.clear();
            }
        }
    }

    private boolean isHeard(ConsumerRecord<String, byte[]> record) {
        String type = InboxStore.header(record, "ce_type");
        return handlers.stream().anyMatch(handler -> handler.topics().contains(record.topic()) && handler.hears(type));
    }

    /** What lies past the records that were handed out last; no question to the broker. */
    private static long beyond(KafkaConsumer<String, byte[]> open) {
        return open.assignment().stream()
                .mapToLong(partition -> open.currentLag(partition).orElse(0))
                .sum();
    }

    private void apply(List<ConsumerRecord<String, byte[]>> batch) {
        try {
            database.write(Actor.SERVICE, tx -> {
                applyAll(tx, batch);
                return true;
            });
        } catch (RuntimeException e) {
            if (isPassing(e)) {
                throw e;
            }
            LOG.warnf("A batch of %d records failed and is tried one by one: %s", batch.size(), e.getMessage());
            batch.forEach(this::applyAlone);
        }
        signal.applied();
    }

    private void applyAll(Tx tx, List<ConsumerRecord<String, byte[]>> batch) {
        List<ConsumerRecord<String, byte[]>> free = store.free(tx.handle(), batch);
        List<ReceivedEvent> received = free.stream().map(Inbox::received).toList();
        for (EventHandler handler : handlers) {
            Set<String> topics = handler.topics();
            List<ReceivedEvent> events = new ArrayList<>();
            for (int i = 0; i < free.size(); i++) {
                if (topics.contains(free.get(i).topic())) {
                    events.add(received.get(i));
                }
            }
            if (!events.isEmpty()) {
                handler.apply(tx, events);
            }
        }
        store.advance(tx, batch, free, received);
    }

    private void applyAlone(ConsumerRecord<String, byte[]> record) {
        try {
            database.write(Actor.SERVICE, tx -> {
                applyAll(tx, List.of(record));
                return true;
            });
        } catch (RuntimeException e) {
            if (isPassing(e)) {
                throw e;
            }
            LOG.errorf(
                    "%s (%s-%d at offset %d) cannot be applied and goes to the dead letters: %s",
                    InboxStore.header(record, "ce_subject"),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            database.write(Actor.SERVICE, tx -> {
                store.bury(tx.handle(), record, String.valueOf(e.getMessage()));
                return true;
            });
            deadLetterTopic.send(record, String.valueOf(e.getMessage()));
        }
    }

    /** Applies a subject's dead letters again, in their order; the reason of the first that fails, or null. */
    @Nullable
    String replay(String subject) {
        try {
            return database.write(Actor.SERVICE, tx -> {
                for (InboxStore.DeadLetter letter : store.open(tx.handle(), subject)) {
                    ConsumerRecord<String, byte[]> record = letter.record();
                    ReceivedEvent event = received(record);
                    for (EventHandler handler : handlers) {
                        if (handler.topics().contains(record.topic())) {
                            handler.apply(tx, List.of(event));
                        }
                    }
                    store.resolved(tx, letter.id(), record.topic(), event);
                }
                signal.applied();
                return null;
            });
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static ReceivedEvent received(ConsumerRecord<String, byte[]> record) {
        CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
        String source = event.getSource().getPath();
        ReceivedEvent.Envelope envelope = new ReceivedEvent.Envelope(
                UUID.fromString(event.getId()),
                source.substring(source.lastIndexOf('/') + 1),
                event.getType(),
                Objects.requireNonNull(event.getSubject(), "subject"),
                Long.parseLong(extension(event, "sequence")),
                Objects.requireNonNull(event.getTime(), "time"),
                OffsetDateTime.parse(extension(event, "recordedtime")).toInstant(),
                extension(event, "partitionkey"),
                Long.parseLong(extension(event, "position")));
        return new ReceivedEvent(envelope, record.value());
    }

    private static String extension(CloudEvent event, String name) {
        return String.valueOf(Objects.requireNonNull(event.getExtension(name), name));
    }

    /** A database that is away is no fault of the record: the batch is read again. */
    private static boolean isPassing(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null
                        || state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("57");
            }
        }
        return false;
    }

    private void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                group,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                BATCH,
                "fetch.max.wait.ms",
                100,
                "session.timeout.ms",
                10_000,
                "heartbeat.interval.ms",
                2_000,
                "reconnect.backoff.max.ms",
                1_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Our offsets live in the database, not in Kafka. */
    private final class SeekToStored implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, byte[]> open;

        SeekToStored(KafkaConsumer<String, byte[]> open) {
            this.open = open;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // each batch commits its offsets with its effect; what was not applied is read again by whoever comes
            forget(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            forget(partitions);
            Map<TopicPartition, Long> stored = database.read(handle -> store.offsets(handle));
            partitions.forEach(partition -> open.seek(partition, stored.getOrDefault(partition, 0L)));
        }

        private void forget(Collection<TopicPartition> partitions) {
            handed.removeIf(record -> partitions.contains(new TopicPartition(record.topic(), record.partition())));
        }
    }
}
