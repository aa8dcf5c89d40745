package vn.ntm.platform.inbox;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Derives a service's own facts from others' events. Called inside the transaction that stores the position. */
public interface EventHandler {

    Set<String> topics();

    /**
     * Applies events in their order. What it throws undoes the batch; each event is then tried alone, and the one that
     * fails goes to the dead letters with the exception's message as its reason.
     */
    void apply(Handle handle, List<ReceivedEvent> events);
}
