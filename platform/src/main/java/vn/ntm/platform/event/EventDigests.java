package vn.ntm.platform.event;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/**
 * What each aggregate last said up to a position, as a digest: whoever keeps facts from the events compares row by row
 * and at the same position, without reading the events again.
 */
@Path("/v1/event-digests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
public class EventDigests {

    private final Database database;
    private final EventLog log;
    private final Cursors cursors;
    private final Caller caller;

    EventDigests(Database database, EventLog log, Cursors cursors, Caller caller) {
        this.database = database;
        this.log = log;
        this.cursors = cursors;
        this.caller = caller;
    }

    /**
     * The last event of an aggregate up to the position.
     *
     * @param sequence the aggregate's version
     * @param sha256 of the event's data
     */
    public record DigestRow(String subject, String type, long sequence, long position, UUID event, String sha256) {}

    @GET
    @Operation(
            operationId = "listEventDigests",
            summary = "Of each aggregate its last event up to a position, with the digest of its data")
    public Page<DigestRow> list(
            @Parameter(description = "Position, included; the last one when left out") @QueryParam("upTo") @Nullable
                    Long upTo,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.AUDITOR, Role.INTEGRATION, Role.PROVINCE_OFFICER);
        ProblemException.requireParameter(upTo == null || upTo >= 0, "upTo", "at-least-zero");
        int size = Cursors.limit(limit);
        String after = cursors.open(cursor, String.valueOf(upTo));
        List<DigestRow> rows = database.readConsistently(
                handle -> log.digests(handle, upTo == null ? log.head(handle).position() : upTo, after, size + 1));
        return cursors.page(rows, size, DigestRow::subject, String.valueOf(upTo));
    }
}
