package vn.ntm.reporting.edition;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Reads;

/** Numbered reports with fixed knowledge; open to read without a token. */
@Path("/v1/editions")
@Tag(name = "editions")
public class EditionResource {

    private final Editions editions;
    private final Commands commands;
    private final Caller caller;

    EditionResource(Editions editions, Commands commands, Caller caller) {
        this.editions = editions;
        this.commands = commands;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listEditions", summary = "Editions in the order of their drafting, by unit and state")
    public Page<EditionView> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("state") EditionView.@Nullable State state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return editions.list(unit, state, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getEdition", summary = "One edition with its files, and its notice when it was withdrawn")
    @APIResponse(
            responseCode = "200",
            description = "The edition",
            content = @Content(schema = @Schema(implementation = EditionView.class)))
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        EditionView edition = editions.one(id);
        return Reads.versioned(request, edition.version(), edition);
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftEdition",
            summary =
                    "Writes the report on the first months of a year with the knowledge of now, or of an earlier moment")
    @APIResponse(responseCode = "201", description = "Created")
    public Response draft(EditionRequests.Draft draft) {
        Actor maker = caller.require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            EditionView edition = editions.draft(tx, maker, caller, draft);
            return Answer.created("/v1/editions/" + edition.id(), edition.version(), edition);
        });
    }

    @POST
    @Path("/{id}/publication")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishEdition",
            summary = "Publishes somebody else's draft under a number: its bytes, digests and signature stay for ever")
    public Response publish(@PathParam("id") UUID id, EditionRequests.Publication publication) {
        Actor approver = caller.require(Role.APPROVER);
        return commands.run(approver, tx -> {
            EditionStore.Row row = editions.found(tx.handle(), id, true);
            commands.expectVersion(row.version());
            EditionView edition = editions.publish(tx, approver, caller, row, publication);
            return Answer.ok(edition.version(), edition);
        });
    }

    @POST
    @Path("/{id}/withdrawal")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "withdrawEdition",
            summary = "Withdraws an edition: a notice stands in its place, the published files can still be checked")
    public Response withdraw(@PathParam("id") UUID id, EditionRequests.Withdrawal withdrawal) {
        Actor approver = caller.require(Role.APPROVER);
        return commands.run(approver, tx -> {
            EditionStore.Row row = editions.found(tx.handle(), id, true);
            commands.expectVersion(row.version());
            EditionView edition = editions.withdraw(tx, approver, caller, row, withdrawal);
            return Answer.ok(edition.version(), edition);
        });
    }

    @GET
    @Path("/{id}/files/{name}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getEditionFile",
            summary =
                    "report.html, report.pdf, report.xlsx, report.json, manifest.json, manifest.sig or public-key.pem")
    @APIResponse(responseCode = "200", description = "The file as it was published, or the notice in its place")
    public Response file(
            @PathParam("id") UUID id,
            @PathParam("name") String name,
            @QueryParam("original") @Nullable Boolean original,
            @Context Request request) {
        Renderings.File file = editions.file(id, name, Boolean.TRUE.equals(original));
        EntityTag tag = new EntityTag(file.sha256());
        if (request.evaluatePreconditions(tag) != null) {
            return Response.notModified(tag).build();
        }
        return Response.ok(file.bytes(), file.mediaType())
                .tag(tag)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "inline; filename=\"" + file.name() + "\"")
                .build();
    }

    @GET
    @Path("/{id}/check")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkEdition",
            summary = "Makes the edition once more from the facts and compares it, number by number and byte by byte")
    public Editions.CheckView check(@PathParam("id") UUID id) {
        return editions.check(id);
    }
}
