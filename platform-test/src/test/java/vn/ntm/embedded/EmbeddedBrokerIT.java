package vn.ntm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("data"), 0, directory.resolve("kafka.log"));
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @Test
    void keeps_acknowledged_records_after_kill_9() throws Exception {
        for (int i = 0; i < 100; i++) {
            send("ntm.units", "kept-" + i);
        }
        long killed = broker.pid();

        broker.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        broker.restart();

        assertThat(broker.pid()).isNotEqualTo(killed);
        assertThat(read("ntm.units", 100)).hasSize(100).allMatch(value -> value.startsWith("kept-"));
    }

    @Test
    void knows_every_topic_and_its_dead_letters() throws Exception {
        for (String topic : Topics.NAMES) {
            send(topic + ".dead-letter", "letter");
            assertThat(read(topic + ".dead-letter", 1)).containsExactly("letter");
        }
    }

    @Test
    void makes_no_topic_by_accident() {
        assertThatThrownBy(() -> send("ntm.misspelt", "lost")).isInstanceOf(ExecutionException.class);
    }

    private static void send(String topic, String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrap(), "acks", "all", "max.block.ms", 3_000, "linger.ms", 0);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(String topic, int atLeast) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            assertThat(partitions).hasSize(3);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < atLeast && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
