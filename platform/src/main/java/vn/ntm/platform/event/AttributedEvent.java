package vn.ntm.platform.event;

import org.jspecify.annotations.Nullable;
import vn.ntm.platform.security.Actor;

/** An event with whoever caused it, in which trace: requests that share one commit keep an audit of their own. */
public record AttributedEvent(
        EventDraft draft, Actor actor, @Nullable String traceparent) {}
