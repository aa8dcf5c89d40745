package vn.ntm.platform.inbox;

import java.util.List;
import java.util.Set;
import vn.ntm.platform.db.Tx;

/** Derives a service's own facts from others' events. Called inside the transaction that stores the position. */
public interface EventHandler {

    Set<String> topics();

    /** Whether events of this type change anything here; those that no handler listens to are counted, but not at once. */
    default boolean hears(String type) {
        return true;
    }

    /**
     * Applies events in their order. What it throws undoes the batch; each event is then tried alone, and the one that
     * fails goes to the dead letters with the exception's message as its reason. What nobody has to see at once is left for
     * later: it goes with the position and the commit.
     */
    void apply(Tx tx, List<ReceivedEvent> events);
}
