package vn.ntm.ocop.evaluation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of councils; decides nothing. */
@Path("/v1/councils")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evaluations")
public class CouncilResource {

    private final Councils councils;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    CouncilResource(Councils councils, RegisterEndpoints endpoints, Commands commands) {
        this.councils = councils;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listCouncils", summary = "Councils in the order of entry")
    public Page<Entry<Council>> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(councils.register(), List.of(), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCouncil", summary = "One council")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, councils.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getCouncilHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(councils.register(), "councils", id);
    }

    @POST
    @Operation(operationId = "enterCouncil", summary = "Enters one council")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Council content) {
        return endpoints.enter("/v1/councils", councils.register(), content, councils::check, Role.PROVINCE_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceCouncil", summary = "Puts new content in place of a council, under If-Match")
    public Response replace(@PathParam("id") UUID id, Council content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Council> entry = councils.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }
}
