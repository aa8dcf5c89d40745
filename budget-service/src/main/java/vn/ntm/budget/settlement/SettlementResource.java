package vn.ntm.budget.settlement;

import jakarta.ws.rs.GET;
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
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.WithdrawalRequest;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The HTTP side of settlements; decides nothing. */
@Path("/v1/settlements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settlements")
public class SettlementResource {

    private final Settlements settlements;
    private final RegisterEndpoints endpoints;

    SettlementResource(Settlements settlements, RegisterEndpoints endpoints) {
        this.settlements = settlements;
        this.endpoints = endpoints;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listSettlements", summary = "Settlements in the order of entry, by state and unit")
    public Page<Entry<Settlement>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(settlements.register(), state, unit, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSettlement", summary = "One settlement")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, settlements.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getSettlementHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(settlements.register(), "settlements", id);
    }

    @POST
    @Operation(
            operationId = "proposeSettlement",
            summary = "Proposes to settle what was paid for a project or contract")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Settlement content) {
        return endpoints.enter(
                "/v1/settlements",
                settlements.register(),
                content,
                settlements::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approveSettlement", summary = "Settles what somebody else proposed")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(settlements.register(), id, request, settlements::approved);
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(
            operationId = "withdrawSettlement",
            summary = "The maker takes a settlement back that nobody decided yet")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdraw(@PathParam("id") UUID id, WithdrawalRequest request) {
        return endpoints.withdraw(settlements.register(), id, request, Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
    }
}
