package vn.ntm.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.MDC;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.Ids;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.time.BusinessTime;

/** Writes the events of a transaction and marks them as waiting for a position. */
@Singleton
public class EventAppender {

    private static final String INSERT = """
            with written as (
                insert into event (recorded_at, id, kind, subject, sequence, partition_key, business_time,
                                   actor, trace, data)
                select ?, e.id, coalesce(k.id, kind_of_event(e.topic, e.type)), e.subject, e.sequence, e.partition_key,
                       e.business_time, coalesce(a.id, actor_of_event(e.role, e.actor)),
                       decode(replace(e.traceparent, '-', ''), 'hex'), e.data
                from unnest(?, ?, ?, ?, ?, ?, ?::timestamptz[], ?, ?, ?, ?)
                     as e (id, topic, type, subject, sequence, partition_key, business_time, role, actor, traceparent, data)
                left join event_kind k on k.topic = e.topic and k.type = e.type
                left join event_actor a on a.actor_id = e.actor and a.role = e.role
            )
            insert into event_pending (event_id) select i.id from unnest(?) with ordinality as i (id, n) order by n
            """;

    private final ObjectMapper json;

    EventAppender(ObjectMapper json) {
        this.json = json;
    }

    /** Appends events of one actor in the trace of the present request. */
    public void append(Handle handle, List<EventDraft> events, Actor actor, Instant recordedAt) {
        String traceparent = currentTraceparent();
        append(
                handle,
                events.stream()
                        .map(event ->
                                new AttributedEvent(Ids.next(recordedAt.toEpochMilli()), event, actor, traceparent))
                        .toList(),
                recordedAt);
    }

    public void append(Handle handle, List<AttributedEvent> events, Instant recordedAt) {
        BoundSql.send(handle, List.of(writing(events, recordedAt)));
    }

    /** What writes these events and marks them as waiting for a position. */
    public BoundSql writing(List<AttributedEvent> events, Instant recordedAt) {
        SqlArray ids = SqlArray.uuids(events, AttributedEvent::id);
        return BoundSql.of(
                INSERT,
                OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC),
                ids,
                SqlArray.texts(events, event -> event.draft().topic()),
                SqlArray.texts(events, event -> event.draft().type()),
                SqlArray.texts(events, event -> event.draft().subject()),
                SqlArray.longs(events, event -> event.draft().sequence()),
                SqlArray.texts(events, event -> event.draft().partitionKey()),
                SqlArray.texts(
                        events, event -> BusinessTime.startOf(event.draft().businessDate())
                                .toString()),
                SqlArray.texts(events, event -> event.actor().role()),
                SqlArray.texts(events, event -> event.actor().id()),
                SqlArray.texts(events, AttributedEvent::traceparent),
                SqlArray.texts(events, event -> write(event.draft())),
                ids);
    }

    /** The trace of the request that this thread answers. */
    public static @Nullable String currentTraceparent() {
        return (String) MDC.get("traceparent");
    }

    private String write(EventDraft event) {
        if (event.data() instanceof RawValue written && written.rawValue() instanceof String text) {
            return text;
        }
        try {
            return json.writeValueAsString(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of " + event.type() + " cannot be written as JSON.", e);
        }
    }
}
