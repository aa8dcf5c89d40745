package vn.ntm.budget.appropriation;

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
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.ApprovalsRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.WithdrawalRequest;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The HTTP side of appropriations; decides nothing. */
@Path("/v1/appropriations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "appropriations")
public class AppropriationResource {

    private final Appropriations appropriations;
    private final RegisterEndpoints endpoints;

    AppropriationResource(Appropriations appropriations, RegisterEndpoints endpoints) {
        this.appropriations = appropriations;
        this.endpoints = endpoints;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listAppropriations", summary = "Appropriations in the order of entry, by state and unit")
    public Page<Entry<Appropriation>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(appropriations.register(), state, unit, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAppropriation", summary = "One appropriation")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, appropriations.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getAppropriationHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(appropriations.register(), "appropriations", id);
    }

    @POST
    @Operation(operationId = "enterAppropriation", summary = "Enters one appropriation")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Appropriation content) {
        return endpoints.enter(
                "/v1/appropriations", appropriations.register(), content, appropriations::check, Role.PROVINCE_OFFICER);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getAppropriationTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(AppropriationRow.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importAppropriations", summary = "Enters appropriations from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRowByRow(
                body,
                mediaType,
                dryRun,
                AppropriationRow.class,
                (tx, rows) ->
                        appropriations.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approveAppropriation", summary = "Approves one appropriation that somebody else made")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(appropriations.register(), id, request, appropriations::approved);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveAppropriations", summary = "Approves many in one decision, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(appropriations.register(), request, appropriations::approved);
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(
            operationId = "withdrawAppropriation",
            summary = "The maker takes an appropriation back that nobody decided yet")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdraw(@PathParam("id") UUID id, WithdrawalRequest request) {
        return endpoints.withdraw(appropriations.register(), id, request, Role.PROVINCE_OFFICER);
    }
}
