package vn.ntm.ocop.supply;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of demands; decides nothing. */
@Path("/v1/demand")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supply and demand")
public class DemandResource {

    private final Demands demands;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    DemandResource(Demands demands, RegisterEndpoints endpoints, Commands commands) {
        this.demands = demands;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listDemands", summary = "Demands in the order of entry")
    public Page<Entry<Demand>> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("commodity") @Nullable String commodity,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                demands.register(),
                List.of(Filter.same("unit", unit), Filter.same("doc ->> 'commodity'", commodity)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDemand", summary = "One demand")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, demands.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getDemandHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(demands.register(), "demand", id);
    }

    @POST
    @Operation(operationId = "enterDemand", summary = "Enters one demand")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Demand content) {
        return endpoints.enter(
                "/v1/demand",
                demands.register(),
                content,
                demands::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceDemand", summary = "Puts new content in place of a demand, under If-Match")
    public Response replace(@PathParam("id") UUID id, Demand content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Demand> entry = demands.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getDemandTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Demand.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importDemands", summary = "Enters demands from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Demand.class,
                (tx, rows) -> demands.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }
}
