package vn.ntm.platform.web;

import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.AttributedEvent;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.security.Actor;

/** One of the requests that share a commit: who asks for what, in which trace. */
public record Asked<I>(Actor actor, I content, @Nullable String traceparent) {

    /** Adds an event that this request caused. */
    public AttributedEvent append(Tx tx, EventDraft event) {
        return tx.append(event, actor, traceparent);
    }
}
