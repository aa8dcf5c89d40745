package vn.ntm.criteria.reform;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.ApprovalsRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of reforms, open to read; decides nothing. */
@Path("/v1/reforms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reforms")
public class ReformResource {

    private final Reforms reforms;
    private final RegisterEndpoints endpoints;
    private final Commands commands;
    private final Database database;

    ReformResource(Reforms reforms, RegisterEndpoints endpoints, Commands commands, Database database) {
        this.reforms = reforms;
        this.endpoints = endpoints;
        this.commands = commands;
        this.database = database;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listReforms", summary = "Reforms in the order of entry, by state and unit")
    public Page<Entry<Reform>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(reforms.register(), state, unit, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getReform", summary = "One reform with all its transfers")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, reforms.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getReformHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(reforms.register(), "reforms", id);
    }

    @GET
    @Path("/{id}/preview")
    @Operation(
            operationId = "previewReform",
            summary = "Units that end, begin, change and are divided, codes used again, and what stays unknown")
    public ReformPreview preview(@PathParam("id") UUID id) {
        return database.readConsistently(
                handle -> reforms.preview(handle, endpoints.find(handle, reforms.register(), id)));
    }

    @POST
    @Operation(operationId = "enterReform", summary = "Enters one reform from one resolution")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Reform content) {
        return endpoints.enter("/v1/reforms", reforms.register(), content, reforms::check, Role.PROVINCE_OFFICER);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getReformTemplate", summary = "The header of the import file, one transfer per row")
    public String template() {
        return TableReader.template(ReformRow.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importReforms", summary = "Enters reforms from a table of transfers, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                ReformRow.class,
                (tx, rows) -> reforms.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(
            operationId = "approveReform",
            summary = "Approves a reform that somebody else entered; the map follows on its effective date")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(reforms.register(), id, request, reforms::approved);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveReforms", summary = "Approves many in one decision, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(reforms.register(), request, reforms::approved);
    }

    @POST
    @Path("/{id}/cancellation")
    @Operation(operationId = "cancelReform", summary = "Calls a reform off before its effective date")
    @APIResponse(responseCode = "201", description = "Created")
    public Response cancel(@PathParam("id") UUID id, CancellationRequest request) {
        Actor approver = endpoints.caller().require(Role.APPROVER);
        return commands.run(approver, tx -> {
            Entry<Reform> entry = reforms.register().locked(tx, id);
            commands.expectVersion(entry.version());
            Entry<Reform> cancelled = reforms.cancel(tx, entry, request.reason());
            return Answer.created("", cancelled.version(), cancelled);
        });
    }
}
