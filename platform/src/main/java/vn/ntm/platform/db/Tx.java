package vn.ntm.platform.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.AttributedEvent;
import vn.ntm.platform.event.EventAppender;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.security.Actor;

/** One business transaction: its connection, its recorded time, and the events that will commit with it. */
public final class Tx {

    private final Handle handle;
    private final Instant recordedAt;
    private final Actor actor;
    private final List<AttributedEvent> events = new ArrayList<>();
    private final List<BoundSql> waiting = new ArrayList<>();

    Tx(Handle handle, Instant recordedAt, Actor actor) {
        this.handle = handle;
        this.recordedAt = recordedAt;
        this.actor = actor;
    }

    /** The connection, after all that was to be written later: whoever asks for it sees that. */
    public Handle handle() {
        sendWaiting();
        return handle;
    }

    /** Writes this with whatever else waits, before the next use of the connection or the commit. */
    public void later(BoundSql write) {
        waiting.add(write);
    }

    /** Asks this with whatever else waits; the rows are fetched, if they are not there yet, when they are looked at. */
    public <T> Supplier<List<T>> asking(BoundSql query, BoundSql.Row<T> row) {
        List<T> rows = new ArrayList<>();
        BoundSql asked = query.into(rows, row);
        waiting.add(asked);
        return () -> {
            if (waiting.contains(asked)) {
                sendWaiting();
            }
            return rows;
        };
    }

    private void sendWaiting() {
        BoundSql.send(handle, takeWaiting());
    }

    /** Sends what waits, and the commit with it where nobody has to look at an answer first. */
    void end() {
        List<BoundSql> last = takeWaiting();
        BoundSql.send(handle, last, last.stream().allMatch(BoundSql::mayGoWithCommit));
    }

    private List<BoundSql> takeWaiting() {
        List<BoundSql> now = List.copyOf(waiting);
        waiting.clear();
        return now;
    }

    /** When this transaction's facts became known: the second clock. */
    public Instant recordedAt() {
        return recordedAt;
    }

    public UUID newId() {
        return Ids.next(recordedAt.toEpochMilli());
    }

    /** Adds an event; it is written just before the commit, with all others in one round trip. */
    public void append(EventDraft event) {
        append(event, actor, EventAppender.currentTraceparent());
    }

    /** Adds an event that somebody else of those who share this commit caused. */
    public AttributedEvent append(EventDraft event, Actor cause, @Nullable String traceparent) {
        AttributedEvent attributed = new AttributedEvent(newId(), event, cause, traceparent);
        events.add(attributed);
        return attributed;
    }

    List<AttributedEvent> events() {
        return events;
    }

    /** Forgets what was appended since {@code mark} and what was still to be written: a refused command leaves nothing. */
    public void forgetAfter(int mark) {
        waiting.clear();
        events.subList(mark, events.size()).clear();
    }

    public int eventMark() {
        return events.size();
    }
}
