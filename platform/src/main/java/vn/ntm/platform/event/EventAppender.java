package vn.ntm.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Ids;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.time.BusinessTime;

/** Writes the events of a transaction and marks them as waiting for a position, in one round trip. */
@Singleton
public class EventAppender {

    private static final String INSERT = """
            with written as (
                insert into event (id, topic, type, subject, sequence, partition_key, business_time, recorded_at,
                                   actor_role, actor_id, traceparent, data)
                select e.id, e.topic, e.type, e.subject, e.sequence, e.partition_key, e.business_time, :recordedAt,
                       :role, :actor, :traceparent, e.data
                from unnest(:ids, :topics, :types, :subjects, :sequences, :keys, :times::timestamptz[], :data)
                     as e (id, topic, type, subject, sequence, partition_key, business_time, data)
            )
            insert into event_pending (event_id) select i.id from unnest(:ids) with ordinality as i (id, n) order by n
            """;

    private final ObjectMapper json;

    EventAppender(ObjectMapper json) {
        this.json = json;
    }

    public void append(Handle handle, List<EventDraft> events, Actor actor, Instant recordedAt) {
        handle.createUpdate(INSERT)
                .bind("recordedAt", OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC))
                .bind("role", actor.role())
                .bind("actor", actor.id())
                .bind("traceparent", currentTraceparent())
                .bindArray(
                        "ids",
                        UUID.class,
                        events.stream()
                                .map(event -> Ids.next(recordedAt.toEpochMilli()))
                                .toList())
                .bindArray(
                        "topics",
                        String.class,
                        events.stream().map(EventDraft::topic).toList())
                .bindArray(
                        "types",
                        String.class,
                        events.stream().map(EventDraft::type).toList())
                .bindArray(
                        "subjects",
                        String.class,
                        events.stream().map(EventDraft::subject).toList())
                .bindArray(
                        "sequences",
                        Long.class,
                        events.stream().map(EventDraft::sequence).toList())
                .bindArray(
                        "keys",
                        String.class,
                        events.stream().map(EventDraft::partitionKey).toList())
                .bindArray(
                        "times",
                        String.class,
                        events.stream()
                                .map(event -> BusinessTime.startOf(event.businessDate())
                                        .toString())
                                .toList())
                .bindArray(
                        "data", String.class, events.stream().map(this::write).toList())
                .execute();
    }

    private static @Nullable String currentTraceparent() {
        return (String) MDC.get("traceparent");
    }

    private String write(EventDraft event) {
        try {
            return json.writeValueAsString(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of " + event.type() + " cannot be written as JSON.", e);
        }
    }
}
