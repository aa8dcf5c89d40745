package vn.ntm.platform.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.security.Actor;

/** An event with its id and whoever caused it, in which trace: requests that share one commit keep an audit of their own. */
public record AttributedEvent(
        UUID id, EventDraft draft, Actor actor, @Nullable String traceparent) {}
