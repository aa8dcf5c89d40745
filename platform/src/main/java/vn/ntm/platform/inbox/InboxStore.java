package vn.ntm.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.Ids;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;

/** The inbox's tables: offsets, positions of the sources, dead letters. */
@Singleton
class InboxStore {

    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    /** Adds the positions of events to what their sources have had applied. */
    private static final String APPLIED = """
            insert into inbox_source (source, applied)
            select source, range_agg(int8range(position, position, '[]'))
            from unnest(?, ?) as p (source, position) group by source order by source
            on conflict (source) do update set applied = inbox_source.applied + excluded.applied
            """;

    private static final String ADVANCE = """
            with offsets as (
                insert into inbox_offset
                select topic, partition, next from unnest(?, ?, ?) as p (topic, partition, next)
                on conflict (topic, partition)
                do update set next_offset = greatest(inbox_offset.next_offset, excluded.next_offset)
            ), counts as (
                insert into inbox_topic select topic, count(*) from unnest(?) as t (topic) group by topic order by topic
                on conflict (topic) do update set events = inbox_topic.events + excluded.events
            )
            """ + APPLIED;

    private final ObjectMapper json;
    private final Clock clock;

    InboxStore(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    Map<TopicPartition, Long> offsets(Handle handle) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        handle.createQuery("select topic, partition, next_offset from inbox_offset")
                .map((row, c) -> Map.entry(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)))
                .forEach(entry -> offsets.put(entry.getKey(), entry.getValue()));
        return offsets;
    }

    /**
     * Locks the partitions' offsets, in one order, and keeps only records at or after them whose subject waits behind no
     * dead letter; those that do are buried behind it, so that the subject's order holds. The commit need not wait for the
     * disk: what a crash takes is read again from the offsets that are left.
     */
    List<ConsumerRecord<String, byte[]>> free(Handle handle, List<ConsumerRecord<String, byte[]>> batch) {
        Set<TopicPartition> partitions = new TreeSet<>(ORDER);
        batch.forEach(record -> partitions.add(new TopicPartition(record.topic(), record.partition())));
        Map<TopicPartition, Long> next = new HashMap<>();
        Set<String> blocked = new TreeSet<>();
        bind(handle.createQuery("""
                        with locked as (
                            insert into inbox_offset select topic, partition, 0 from unnest(:topics, :partitions)
                                as p (topic, partition) where set_config('synchronous_commit', 'off', true) = 'off'
                            on conflict (topic, partition) do update set next_offset = inbox_offset.next_offset
                            returning topic, partition, next_offset
                        )
                        select topic, partition, next_offset,
                               (select array_agg(distinct subject) from inbox_dead_letter where resolved_at is null)
                        from locked
                        """), List.copyOf(partitions))
                .map((row, c) -> {
                    Array subjects = row.getArray(4);
                    if (subjects != null) {
                        blocked.addAll(List.of((String[]) subjects.getArray()));
                    }
                    return Map.entry(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                })
                .forEach(entry -> next.put(entry.getKey(), entry.getValue()));
        List<ConsumerRecord<String, byte[]>> free = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (record.offset() < next.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                continue;
            }
            if (!blocked.isEmpty() && blocked.contains(header(record, "ce_subject"))) {
                bury(handle, record, "An earlier record of this subject waits to be replayed.");
            } else {
                free.add(record);
            }
        }
        return free;
    }

    /** Puts the offsets behind a batch, and says what of it took effect, with what else its transaction writes at its end. */
    void advance(
            Tx tx,
            List<ConsumerRecord<String, byte[]>> batch,
            List<ConsumerRecord<String, byte[]>> applied,
            List<ReceivedEvent> events) {
        Map<TopicPartition, Long> next = new TreeMap<>(ORDER);
        batch.forEach(record ->
                next.merge(new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max));
        tx.later(BoundSql.of(
                ADVANCE,
                SqlArray.texts(next.keySet(), TopicPartition::topic),
                SqlArray.longs(next.keySet(), partition -> (long) partition.partition()),
                SqlArray.longs(next.values()),
                SqlArray.texts(applied, ConsumerRecord::topic),
                SqlArray.texts(events, ReceivedEvent::source),
                SqlArray.longs(events, ReceivedEvent::position)));
    }

    /** A dead letter of this topic took effect after all. */
    void resolved(Tx tx, UUID id, String topic, ReceivedEvent event) {
        tx.later(BoundSql.of(
                "with letter as (update inbox_dead_letter set resolved_at = ? where id = ?), counts as ("
                        + "insert into inbox_topic values (?, 1) on conflict (topic)"
                        + " do update set events = inbox_topic.events + 1)" + APPLIED,
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                id,
                topic,
                SqlArray.texts(List.of(event.source())),
                SqlArray.longs(List.of(event.position()))));
    }

    /** How many events of each topic took effect. */
    Map<String, Long> topics(Handle handle) {
        Map<String, Long> topics = new TreeMap<>();
        handle.createQuery("select topic, events from inbox_topic")
                .map((row, c) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> topics.put(entry.getKey(), entry.getValue()));
        return topics;
    }

    private static void setOffsets(Handle handle, Map<TopicPartition, Long> next) {
        bind(
                        handle.createUpdate(
                                "insert into inbox_offset select topic, partition, next from"
                                        + " unnest(:topics, :partitions, :offsets) as p (topic, partition, next)"
                                        + " on conflict (topic, partition)"
                                        + " do update set next_offset = greatest(inbox_offset.next_offset, excluded.next_offset)"),
                        List.copyOf(next.keySet()))
                .bind("offsets", SqlArray.longs(next.values()))
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, List<TopicPartition> partitions) {
        return statement
                .bind("topics", SqlArray.texts(partitions, TopicPartition::topic))
                .bind("partitions", SqlArray.longs(partitions, partition -> (long) partition.partition()));
    }

    void bury(Handle handle, ConsumerRecord<String, byte[]> record, String reason) {
        handle.createUpdate(
                        "insert into inbox_dead_letter (id, topic, partition, \"offset\", subject, type, headers, value,"
                                + " reason, failed_at) values (:id, :topic, :partition, :offset, :subject, :type, :headers, :value,"
                                + " :reason, :at) on conflict (topic, partition, \"offset\") do nothing")
                .bind("id", Ids.next(clock.millis()))
                .bind("topic", record.topic())
                .bind("partition", record.partition())
                .bind("offset", record.offset())
                .bind("subject", header(record, "ce_subject"))
                .bind("type", header(record, "ce_type"))
                .bind("headers", headers(record))
                .bind("value", record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8))
                .bind("reason", reason)
                .bind("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .execute();
        setOffsets(handle, Map.of(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
    }

    List<DeadLetter> open(Handle handle, String subject) {
        return handle.createQuery("select * from inbox_dead_letter where resolved_at is null and subject = :subject"
                        + " order by topic, partition, \"offset\" for update")
                .bind("subject", subject)
                .map((row, c) -> new DeadLetter(
                        row.getObject("id", UUID.class),
                        record(
                                row.getString("topic"),
                                row.getInt("partition"),
                                row.getLong("offset"),
                                row.getString("headers"),
                                row.getString("value"))))
                .list();
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private String headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header(record, header.key())));
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Headers cannot be written.", e);
        }
    }

    private ConsumerRecord<String, byte[]> record(
            String topic, int partition, long offset, String headers, String value) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(topic, partition, offset, "", value.getBytes(StandardCharsets.UTF_8));
        try {
            Map<String, String> stored = json.readerForMapOf(String.class).readValue(headers);
            stored.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored headers cannot be read.", e);
        }
        return record;
    }

    record DeadLetter(UUID id, ConsumerRecord<String, byte[]> record) {}
}
