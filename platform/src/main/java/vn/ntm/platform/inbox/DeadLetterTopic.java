package vn.ntm.platform.inbox;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Shows dead letters to whoever watches Kafka. The table is the authority; the topic is a copy. */
@Singleton
class DeadLetterTopic {

    private static final Logger LOG = Logger.getLogger(DeadLetterTopic.class);

    private final String bootstrap;
    private @Nullable KafkaProducer<String, byte[]> producer;

    DeadLetterTopic(@ConfigProperty(name = "ntm.kafka.bootstrap") String bootstrap) {
        this.bootstrap = bootstrap;
    }

    synchronized void send(ConsumerRecord<String, byte[]> record, String reason) {
        KafkaProducer<String, byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(
                    Map.of("bootstrap.servers", bootstrap, "max.block.ms", 5_000),
                    new StringSerializer(),
                    new ByteArraySerializer());
            producer = open;
        }
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(record.topic() + ".dead-letter", record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        letter.headers().add("reason", reason.getBytes(StandardCharsets.UTF_8));
        open.send(letter, (metadata, failure) -> {
            if (failure != null) {
                LOG.warnf("A dead letter stayed in its table only: %s", failure.getMessage());
            }
        });
    }

    @PreDestroy
    synchronized void close() {
        KafkaProducer<String, byte[]> open = producer;
        if (open != null) {
            open.close();
        }
    }
}
