package vn.ntm.criteria.procedure;

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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.ApprovalsRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The HTTP side of recognition procedures, open to read; decides nothing. */
@Path("/v1/recognition-procedures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recognition procedures")
public class ProcedureResource {

    private final Procedures procedures;
    private final RegisterEndpoints endpoints;

    ProcedureResource(Procedures procedures, RegisterEndpoints endpoints) {
        this.procedures = procedures;
        this.endpoints = endpoints;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listRecognitionProcedures",
            summary = "Procedures by state, unit kind, level, in force on a day")
    public Page<Entry<Procedure>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unitKind") @Nullable UnitKind unitKind,
            @QueryParam("level") @Nullable Level level,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(procedures.register(), Procedures.filters(state, unitKind, level, on), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRecognitionProcedure", summary = "One procedure; an absent field is unknown")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, procedures.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            operationId = "getRecognitionProcedureHistory",
            summary = "Who did what with a procedure, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(procedures.register(), "recognition-procedures", id);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getRecognitionProcedureTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Procedure.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importRecognitionProcedures", summary = "Enters procedures from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Procedure.class,
                (tx, rows) ->
                        procedures.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(
            operationId = "approveRecognitionProcedure",
            summary = "Approves one procedure that somebody else entered")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(procedures.register(), id, request, procedures::approved);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveRecognitionProcedures", summary = "Approves many in one decision, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(procedures.register(), request, procedures::approved);
    }
}
