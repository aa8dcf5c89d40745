package vn.ntm.platform.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.event.EventDraft;

/** One business transaction: its connection, its recorded time, and the events that will commit with it. */
public final class Tx {

    private final Handle handle;
    private final Instant recordedAt;
    private final List<EventDraft> events = new ArrayList<>();

    Tx(Handle handle, Instant recordedAt) {
        this.handle = handle;
        this.recordedAt = recordedAt;
    }

    public Handle handle() {
        return handle;
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
        events.add(event);
    }

    List<EventDraft> events() {
        return events;
    }

    /** Forgets what was appended since {@code mark}: a refused command leaves no event. */
    public void forgetEventsAfter(int mark) {
        events.subList(mark, events.size()).clear();
    }

    public int eventMark() {
        return events.size();
    }
}
