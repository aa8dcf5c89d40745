package vn.ntm.budget.extension;

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

/** The HTTP side of extensions; decides nothing. */
@Path("/v1/extensions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "extensions")
public class ExtensionResource {

    private final Extensions extensions;
    private final RegisterEndpoints endpoints;

    ExtensionResource(Extensions extensions, RegisterEndpoints endpoints) {
        this.extensions = extensions;
        this.endpoints = endpoints;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listExtensions", summary = "Extensions in the order of entry, by state and unit")
    public Page<Entry<Extension>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(extensions.register(), state, unit, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getExtension", summary = "One extension")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, extensions.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getExtensionHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(extensions.register(), "extensions", id);
    }

    @POST
    @Operation(
            operationId = "proposeExtension",
            summary = "Proposes what a decision extended: payment of a year's money until a later day")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Extension content) {
        return endpoints.enter(
                "/v1/extensions",
                extensions.register(),
                content,
                extensions::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approveExtension", summary = "Puts an extension in force that somebody else proposed")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(extensions.register(), id, request, extensions::approved);
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(operationId = "withdrawExtension", summary = "The maker takes an extension back that nobody decided yet")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdraw(@PathParam("id") UUID id, WithdrawalRequest request) {
        return endpoints.withdraw(extensions.register(), id, request, Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
    }
}
