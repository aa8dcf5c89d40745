package vn.ntm.platform.event;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of the log with the position that the relay gave it. */
record StoredEvent(
        long position,
        UUID id,
        String topic,
        String type,
        String subject,
        long sequence,
        String partitionKey,
        OffsetDateTime businessTime,
        OffsetDateTime recordedAt,
        String actorRole,
        String actorId,
        @Nullable String traceparent,
        String data) {}
