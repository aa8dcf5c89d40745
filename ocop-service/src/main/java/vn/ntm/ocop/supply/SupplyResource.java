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

/** The HTTP side of supplies; decides nothing. */
@Path("/v1/supply")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supply and demand")
public class SupplyResource {

    private final Supplies supplies;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    SupplyResource(Supplies supplies, RegisterEndpoints endpoints, Commands commands) {
        this.supplies = supplies;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listSupplies", summary = "Supplies in the order of entry")
    public Page<Entry<Supply>> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("kind") Supply.@Nullable Kind kind,
            @QueryParam("commodity") @Nullable String commodity,
            @QueryParam("product") @Nullable String product,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                supplies.register(),
                List.of(
                        Filter.same("unit", unit),
                        Filter.same("doc ->> 'kind'", kind),
                        Filter.same("doc ->> 'commodity'", commodity),
                        Filter.same("doc ->> 'product'", product)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSupply", summary = "One supply")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, supplies.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getSupplyHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(supplies.register(), "supply", id);
    }

    @POST
    @Operation(operationId = "enterSupply", summary = "Enters one supply")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Supply content) {
        return endpoints.enter(
                "/v1/supply",
                supplies.register(),
                content,
                supplies::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.COMMUNE_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceSupply", summary = "Puts new content in place of a supply, under If-Match")
    public Response replace(@PathParam("id") UUID id, Supply content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Supply> entry = supplies.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getSupplyTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Supply.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importSupplies", summary = "Enters supplies from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Supply.class,
                (tx, rows) -> supplies.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.COMMUNE_OFFICER);
    }
}
