package vn.ntm.platform.event;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;

/** Reads the event log and gives positions. Only the relay that holds the advisory lock gives positions. */
@Singleton
class EventLog {

    private static final String COLUMNS =
            " e.id, k.topic, k.type, e.subject, e.sequence, e.partition_key, e.business_time, e.recorded_at,"
                    + " a.role as actor_role, a.actor_id, e.trace, e.data ";

    private static final String NAMES = " join event_kind k on k.id = e.kind join event_actor a on a.id = e.actor";

    /** How many events get positions, and are sent, at once. */
    static final int BATCH = 1_000;

    /** What is always asked alike needs no plan of its own for each question. */
    private static final String WAITING = "select p.arrival, 0 as position," + COLUMNS
            + "from event_pending p join event e on e.id = p.event_id" + NAMES
            + " order by p.arrival limit " + BATCH;

    /**
     * Gives positions to committed events, in the order in which they were written, and marks in the same commit that all
     * before them were sent.
     *
     * @param head the last position given, and sent; only whoever holds the relay's lock knows it without asking
     */
    Given givePositions(Handle handle, Head head) {
        List<Long> arrivals = new ArrayList<>();
        List<StoredEvent> waiting = handle.createQuery(WAITING)
                .map((row, context) -> {
                    arrivals.add(row.getLong("arrival"));
                    return stored(row, context);
                })
                .list();
        if (waiting.isEmpty()) {
            return new Given(waiting, head);
        }
        byte[] hash = head.hash();
        long position = head.position();
        List<Long> positions = new ArrayList<>(waiting.size());
        List<byte[]> hashes = new ArrayList<>(waiting.size());
        List<StoredEvent> placed = new ArrayList<>(waiting.size());
        for (StoredEvent event : waiting) {
            position++;
            StoredEvent at = at(event, position);
            hash = HashChain.next(hash, at);
            positions.add(position);
            hashes.add(hash);
            placed.add(at);
        }
        handle.createUpdate("""
                        with given as (
                            insert into event_position (position, event_id, hash)
                            select * from unnest(:positions, :ids, :hashes::bytea[])
                        ), marked as (
                            update relay_state set sent_position = :sent where sent_position < :sent
                        )
                        delete from event_pending where arrival = any (:arrivals)
                        """)
                .bind("positions", SqlArray.longs(positions))
                .bind("ids", SqlArray.uuids(waiting, StoredEvent::id))
                .bind("hashes", SqlArray.texts(hashes, EventLog::hex))
                .bind("arrivals", SqlArray.longs(arrivals))
                .bind("sent", head.position())
                .execute();
        return new Given(placed, new Head(position, hash));
    }

    List<StoredEvent> after(Handle handle, long position, int limit) {
        return handle.createQuery("select p.position," + COLUMNS
                        + "from event_position p join event e on e.id = p.event_id" + NAMES
                        + " where p.position > :position order by p.position limit :limit")
                .bind("position", position)
                .bind("limit", limit)
                .map(EventLog::stored)
                .list();
    }

    long sentPosition(Handle handle) {
        return handle.createQuery("select sent_position from relay_state")
                .mapTo(Long.class)
                .one();
    }

    void markSent(Handle handle, long position) {
        handle.createUpdate("update relay_state set sent_position = :position")
                .bind("position", position)
                .execute();
    }

    long pending(Handle handle) {
        return handle.createQuery("select count(*) from event_pending")
                .mapTo(Long.class)
                .one();
    }

    /** The position of the topic's last event, or zero. */
    long lastOf(Handle handle, String topic) {
        return handle.createQuery(
                        "select p.position from event_position p join event e on e.id = p.event_id"
                                + " where e.kind in (select id from event_kind where topic = :topic) order by p.position desc limit 1")
                .bind("topic", topic)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** The last event of each subject up to a position, by subject. */
    List<EventDigests.DigestRow> digests(Handle handle, long upTo, String after, int limit) {
        return handle.createQuery("""
                        select distinct on (e.subject collate "C") e.subject, k.type, e.sequence, p.position, e.id,
                               encode(sha256(convert_to(e.data, 'UTF8')), 'hex') as sha256
                        from event e join event_position p on p.event_id = e.id join event_kind k on k.id = e.kind
                        where p.position <= :upTo and e.subject collate "C" > :after
                        order by e.subject collate "C", e.sequence desc limit :limit
                        """)
                .bind("upTo", upTo)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new EventDigests.DigestRow(
                        row.getString("subject"),
                        row.getString("type"),
                        row.getLong("sequence"),
                        row.getLong("position"),
                        row.getObject("id", UUID.class),
                        row.getString("sha256")))
                .list();
    }

    /** How many events of the topic have a position. */
    long count(Handle handle, String topic) {
        return handle.createQuery("select count(*) from event_position p join event e on e.id = p.event_id"
                        + " where e.kind in (select id from event_kind where topic = :topic)")
                .bind("topic", topic)
                .mapTo(Long.class)
                .one();
    }

    Head head(Handle handle) {
        return handle.createQuery("select position, hash from event_position order by position desc limit 1")
                .map((row, context) -> new Head(row.getLong(1), row.getBytes(2)))
                .findOne()
                .orElse(new Head(0, HashChain.START));
    }

    /** The first position whose row does not fit the chain, or null when all fit. */
    @Nullable
    Long firstBrokenPosition(Handle handle) {
        byte[] hash = HashChain.START;
        long expected = 1;
        while (true) {
            List<StoredEvent> page = after(handle, expected - 1, 1_000);
            if (page.isEmpty()) {
                Long count = handle.createQuery("select count(*) from event_position")
                        .mapTo(Long.class)
                        .one();
                return count == expected - 1 ? null : Long.valueOf(expected);
            }
            for (StoredEvent event : page) {
                hash = HashChain.next(hash, event);
                if (event.position() != expected || !Arrays.equals(hash, storedHash(handle, expected))) {
                    return expected;
                }
                expected++;
            }
        }
    }

    private static byte[] storedHash(Handle handle, long position) {
        return handle.createQuery("select hash from event_position where position = :position")
                .bind("position", position)
                .map((row, context) -> row.getBytes(1))
                .findOne()
                .orElse(new byte[0]);
    }

    private static String hex(byte[] hash) {
        return "\\x" + HexFormat.of().formatHex(hash);
    }

    private static StoredEvent at(StoredEvent event, long position) {
        return new StoredEvent(
                position,
                event.id(),
                event.topic(),
                event.type(),
                event.subject(),
                event.sequence(),
                event.partitionKey(),
                event.businessTime(),
                event.recordedAt(),
                event.actorRole(),
                event.actorId(),
                event.traceparent(),
                event.data());
    }

    private static StoredEvent stored(ResultSet row, StatementContext context) throws SQLException {
        return new StoredEvent(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getString("type"),
                row.getString("subject"),
                row.getLong("sequence"),
                row.getString("partition_key"),
                row.getObject("business_time", OffsetDateTime.class),
                row.getObject("recorded_at", OffsetDateTime.class),
                row.getString("actor_role"),
                row.getString("actor_id"),
                traceparent(row.getBytes("trace")),
                row.getString("data"));
    }

    /** {@code version-trace-span-flags}. */
    private static @Nullable String traceparent(byte @Nullable [] trace) {
        if (trace == null) {
            return null;
        }
        String hex = HexFormat.of().formatHex(trace);
        return String.join("-", hex.substring(0, 2), hex.substring(2, 34), hex.substring(34, 50), hex.substring(50));
    }

    record Head(long position, byte[] hash) {}

    /** Events with the positions that they were given, and the last position after them. */
    record Given(List<StoredEvent> events, Head head) {}
}
