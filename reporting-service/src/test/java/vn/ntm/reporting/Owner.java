package vn.ntm.reporting;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jdbi.v3.core.Jdbi;

/** Stands for the owning services: publishes events in the form in which the relay sends them. */
final class Owner implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong POSITION = new AtomicLong();

    private final KafkaProducer<String, byte[]> producer;
    private final Jdbi jdbi;
    private final Map<String, Long> sent = new HashMap<>();

    Owner(String bootstrap, DataSource dataSource) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        this.jdbi = Jdbi.create(dataSource);
    }

    /** One event; its data gets the version, its key is the unit. */
    ProducerRecord<String, byte[]> event(
            String service,
            String fact,
            String subject,
            long version,
            String key,
            String recordedAt,
            Map<String, ?> data) {
        Map<String, Object> whole = new LinkedHashMap<>(data);
        whole.put("version", version);
        String topic = fact.equals("unit-changed") ? "ntm.units" : "ntm." + service;
        CloudEvent event = CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("https://ntm.example.vn/" + service + "-service"))
                .withType("vn.ntm." + service + "." + fact + ".v1")
                .withSubject(subject)
                .withTime(OffsetDateTime.parse("2021-01-01T00:00:00+07:00"))
                .withDataContentType("application/json")
                .withExtension("partitionkey", key)
                .withExtension("sequence", String.format("%019d", version))
                .withExtension("recordedtime", Instant.parse(recordedAt).toString())
                .withExtension("position", Long.toString(POSITION.incrementAndGet()))
                .withData(json(whole).getBytes(StandardCharsets.UTF_8))
                .build();
        return KafkaMessageFactory.<String>createWriter(topic, key).writeBinary(event);
    }

    void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void publish(
            String service,
            String fact,
            String subject,
            long version,
            String key,
            String recordedAt,
            Map<String, ?> data) {
        send(event(service, fact, subject, version, key, recordedAt, data));
        sent.merge(subject, version, Math::max);
    }

    /** Waits until all that was published is in the facts. */
    void awaitApplied() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(this::isApplied);
    }

    private boolean isApplied() {
        Map<String, Long> applied = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select subject, sequence from fact_subject")
                .map((row, context) -> applied.put(row.getString(1), row.getLong(2)))
                .list());
        return sent.entrySet().stream().allMatch(entry -> applied.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
