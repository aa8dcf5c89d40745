package vn.ntm.ocop.certificate;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of extensions; decides nothing. */
@Path("/v1/certificate-extensions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "certificates")
public class ExtensionResource {

    private final Extensions extensions;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    ExtensionResource(Extensions extensions, RegisterEndpoints endpoints, Commands commands) {
        this.extensions = extensions;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listExtensions", summary = "Extensions in the order of entry")
    public Page<Entry<Extension>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(extensions.register(), List.of(Filter.same("state", state)), limit, cursor);
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
        return endpoints.history(extensions.register(), "certificate-extensions", id);
    }

    @POST
    @Operation(
            operationId = "proposeExtension",
            summary =
                    "Proposes to keep a certificate valid past its term, where its holder could not meet the window of the new law")
    @APIResponse(responseCode = "201", description = "Created")
    public Response propose(Extension content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Extension> entry = extensions.propose(tx, maker, content);
            return Answer.created("/v1/certificate-extensions/" + entry.id(), entry.version(), entry);
        });
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "decideExtension", summary = "Decides an extension that somebody else proposed")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(extensions.register(), id, request, extensions::approved);
    }
}
