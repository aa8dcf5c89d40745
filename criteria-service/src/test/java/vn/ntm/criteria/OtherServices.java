package vn.ntm.criteria;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes events as the budget and OCOP services send them. */
public final class OtherServices {

    private static final AtomicLong POSITION = new AtomicLong();

    private OtherServices() {}

    /** One event of {@code service} ("budget", "ocop"); {@code fact} as in {@code certificate-issued}. */
    public static void publish(String service, String fact, String subject, long sequence, String unit, String json) {
        var event = CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("https://ntm.example.vn/" + service + "-service"))
                .withType("vn.ntm." + service + "." + fact + ".v1")
                .withSubject(subject)
                .withTime(OffsetDateTime.parse("2021-01-01T00:00:00+07:00"))
                .withDataContentType("application/json")
                .withExtension("partitionkey", unit)
                .withExtension("sequence", String.format("%019d", sequence))
                .withExtension("recordedtime", "2021-01-01T00:00:00Z")
                .withExtension("position", Long.toString(POSITION.incrementAndGet()))
                .withData(json.getBytes(StandardCharsets.UTF_8))
                .build();
        String bootstrap = ConfigProvider.getConfig().getValue("ntm.kafka.bootstrap", String.class);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(KafkaMessageFactory.<String>createWriter("ntm." + service, unit)
                            .writeBinary(event))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate as the OCOP service tells of it. */
    public static String certificate(String product, String unit, int star, String from, String until, String state) {
        return """
                {"state":"%s","product":"%s","unit":"%s","star":%d,"issuedOn":"%s","validUntil":"%s"}""".formatted(state, product, unit, star, from, until);
    }

    /** A project's debt as the budget service tells of it. */
    public static String debt(String unit, String project, long amount, String asOf) {
        return """
                {"unit":"%s","project":"%s","debt":{"amount":%d,"currency":"VND"},\
                "payable":{"amount":%d,"currency":"VND"},"asOf":"%s"}""".formatted(unit, project, amount, amount, asOf);
    }
}
