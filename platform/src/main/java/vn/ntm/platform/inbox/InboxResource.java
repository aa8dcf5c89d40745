package vn.ntm.platform.inbox;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** How far this service has consumed the others' events, and what it could not apply. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "inbox")
public class InboxResource {

    private final Database database;
    private final InboxStore store;
    private final Inbox inbox;
    private final Caller caller;

    InboxResource(Database database, InboxStore store, Inbox inbox, Caller caller) {
        this.database = database;
        this.store = store;
        this.inbox = inbox;
        this.caller = caller;
    }

    @GET
    @Path("/inbox")
    @Operation(
            operationId = "getInbox",
            summary = "How far each source's events are applied, how many of each topic, and open dead letters")
    public InboxView inbox() {
        return database.readConsistently(handle -> new InboxView(
                AppliedPositions.of(handle),
                store.topics(handle),
                handle.createQuery("select count(*) from inbox_dead_letter where resolved_at is null")
                        .mapTo(Long.class)
                        .one()));
    }

    @GET
    @Path("/dead-letters")
    @Operation(operationId = "listDeadLetters", summary = "Records that could not be applied, with the reason")
    public Page<DeadLetterView> deadLetters() {
        caller.require(Role.AUDITOR, Role.PROVINCE_OFFICER);
        List<DeadLetterView> items = database.read(handle -> handle.createQuery(
                        "select id, topic, partition, \"offset\", subject, type, reason, failed_at from inbox_dead_letter"
                                + " where resolved_at is null order by failed_at, id limit 500")
                .map((row, c) -> new DeadLetterView(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class)))
                .list());
        return new Page<>(items, null);
    }

    @POST
    @Path("/dead-letters/{id}/replay")
    @Operation(operationId = "replayDeadLetter", summary = "Applies all dead letters of one subject again, in order")
    public InboxView replay(@PathParam("id") UUID id) {
        caller.require(Role.PROVINCE_OFFICER);
        String subject = database.read(handle -> handle.createQuery(
                                "select subject from inbox_dead_letter where id = :id and resolved_at is null")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne())
                .orElseThrow(() -> ProblemException.notFound("dead-letter", id.toString()));
        String reason = inbox.replay(subject);
        if (reason != null) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "replay-failed", Map.of("reason", reason));
        }
        return inbox();
    }

    /**
     * @param sources by source, the last position up to which every event took effect
     * @param topics by topic, how many events took effect
     */
    public record InboxView(Map<String, Long> sources, Map<String, Long> topics, long deadLetters) {}

    public record DeadLetterView(
            UUID id,
            String topic,
            int partition,
            long offset,
            String subject,
            String type,
            String reason,
            OffsetDateTime failedAt) {}
}
