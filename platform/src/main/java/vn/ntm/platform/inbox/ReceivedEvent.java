package vn.ntm.platform.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An event as a consumer sees it.
 *
 * @param source name of the owning service, such as {@code criteria-service}
 * @param sequence the aggregate's version
 * @param time business time
 * @param recordedAt when the owner knew it
 * @param position the owner's position
 */
public record ReceivedEvent(
        UUID id,
        String source,
        String type,
        String subject,
        long sequence,
        OffsetDateTime time,
        Instant recordedAt,
        String partitionKey,
        long position,
        JsonNode data) {}
