package vn.ntm.platform.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step in a document's life.
 *
 * @param version the document's version after the step
 * @param businessTime when it was true
 * @param recordedAt when it became known
 * @param action what happened, such as {@code recognition-decided}
 * @param actorId opaque id, never a name
 * @param reason why, as whoever took the step said
 * @param changes JSON pointers of the fields that the step changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryItem(
        long version,
        OffsetDateTime businessTime,
        OffsetDateTime recordedAt,
        String action,
        String actorRole,
        String actorId,
        @Nullable String reason,
        List<String> changes,
        UUID eventId) {}
