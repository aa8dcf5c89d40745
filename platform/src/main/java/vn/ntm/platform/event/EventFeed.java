package vn.ntm.platform.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.web.ProblemException;

/** The log as a feed for those who cannot read Kafka: order by gap-free position. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
public class EventFeed {

    private static final int MAXIMUM = 500;

    private final Database database;
    private final EventLog log;
    private final Caller caller;
    private final URI source;

    EventFeed(Database database, EventLog log, Caller caller, @ConfigProperty(name = "ntm.event-source") URI source) {
        this.database = database;
        this.log = log;
        this.caller = caller;
        this.source = source;
    }

    @GET
    @Operation(operationId = "listEvents", summary = "Events after a position, as CloudEvents, in their order")
    public EventPage list(
            @QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require(Role.INTEGRATION, Role.AUDITOR, Role.PROVINCE_OFFICER);
        ProblemException.requireParameter(after >= 0, "after", "at-least-zero");
        ProblemException.requireParameter(limit >= 1, "limit", "at-least-one");
        int size = Math.min(limit, MAXIMUM);
        List<EventView> items = database.read(handle -> log.after(handle, after, size)).stream()
                .map(this::view)
                .toList();
        String next = items.size() < size
                ? null
                : Long.toString(items.get(items.size() - 1).position());
        return new EventPage(
                items,
                next,
                items.isEmpty() ? after : items.get(items.size() - 1).position());
    }

    @GET
    @Path("/head")
    @Operation(
            operationId = "getEventHead",
            summary = "The last position given, of all or of one topic, and how many events wait for one")
    public EventHead head(@QueryParam("topic") @Nullable String topic) {
        return database.readConsistently(handle -> {
            if (topic != null) {
                return new EventHead(log.lastOf(handle, topic), log.count(handle, topic), log.pending(handle));
            }
            // Positions have no gaps.
            long position = log.head(handle).position();
            return new EventHead(position, position, log.pending(handle));
        });
    }

    @GET
    @Path("/verification")
    @Operation(operationId = "verifyEvents", summary = "Checks the hash chain and names the first broken position")
    public EventVerification verify() {
        caller.require(Role.AUDITOR, Role.PROVINCE_OFFICER);
        return database.readConsistently(handle -> {
            Long broken = log.firstBrokenPosition(handle);
            return new EventVerification(broken == null, log.head(handle).position(), broken);
        });
    }

    private EventView view(StoredEvent event) {
        return new EventView(
                "1.0",
                event.id(),
                source,
                event.type(),
                event.subject(),
                event.businessTime(),
                event.recordedAt(),
                event.partitionKey(),
                String.format("%019d", event.sequence()),
                event.position(),
                "application/json",
                event.data());
    }

    /** A page of the feed; {@code last} is the position to ask after next, also when the page was empty. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventPage(List<EventView> items, @Nullable String next, long last) {}

    /** One CloudEvent in structured form. */
    public record EventView(
            String specversion,
            UUID id,
            URI source,
            String type,
            String subject,
            OffsetDateTime time,
            OffsetDateTime recordedtime,
            String partitionkey,
            String sequence,
            long position,
            String datacontenttype,

            @JsonRawValue @Schema(implementation = Object.class)
            String data) {}

    /**
     * @param position the last one given
     * @param events how many have a position
     * @param pending how many wait for one
     */
    public record EventHead(long position, long events, long pending) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventVerification(
            boolean whole, long position, @Nullable Long firstBroken) {}
}
