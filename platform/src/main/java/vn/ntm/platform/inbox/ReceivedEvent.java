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
 * @param digest SHA-256 of the data as it came, in hexadecimal: what an owner's own digest of its event must be
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
        String digest,
        JsonNode data) {}
