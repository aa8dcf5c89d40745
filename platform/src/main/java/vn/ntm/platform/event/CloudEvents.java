package vn.ntm.platform.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** CloudEvents 1.0 in binary mode; extensions only for routing and order. */
final class CloudEvents {

    private CloudEvents() {}

    static CloudEvent of(StoredEvent event, URI source) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(source)
                .withType(event.type())
                .withSubject(event.subject())
                .withTime(event.businessTime())
                .withDataContentType("application/json")
                .withExtension("partitionkey", event.partitionKey())
                .withExtension("sequence", String.format("%019d", event.sequence()))
                .withExtension("recordedtime", event.recordedAt().toInstant().toString())
                .withExtension("position", Long.toString(event.position()))
                .withData(event.data().getBytes(StandardCharsets.UTF_8));
        String traceparent = event.traceparent();
        return traceparent == null
                ? builder.build()
                : builder.withExtension("traceparent", traceparent).build();
    }

    static ProducerRecord<String, byte[]> record(StoredEvent event, URI source) {
        return KafkaMessageFactory.<String>createWriter(event.topic(), event.partitionKey())
                .writeBinary(of(event, source));
    }
}
