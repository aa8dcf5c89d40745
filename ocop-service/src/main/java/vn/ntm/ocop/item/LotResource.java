package vn.ntm.ocop.item;

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

/** The HTTP side of lots; decides nothing. */
@Path("/v1/lots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lots")
public class LotResource {

    private final Lots lots;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    LotResource(Lots lots, RegisterEndpoints endpoints, Commands commands) {
        this.lots = lots;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listLots", summary = "Lots in the order of entry")
    public Page<Entry<Lot>> list(
            @QueryParam("product") @Nullable String product,
            @QueryParam("gtin") @Nullable String gtin,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                lots.register(),
                List.of(Filter.same("doc ->> 'product'", product), Filter.same("doc ->> 'gtin'", gtin)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getLot", summary = "One lot")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, lots.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getLotHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(lots.register(), "lots", id);
    }

    @POST
    @Operation(operationId = "enterLot", summary = "Enters one lot")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Lot content) {
        return endpoints.enter(
                "/v1/lots", lots.register(), content, lots::check, Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceLot", summary = "Puts new content in place of a lot, under If-Match")
    public Response replace(@PathParam("id") UUID id, Lot content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Lot> entry = lots.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getLotTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Lot.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importLots", summary = "Enters lots from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Lot.class,
                (tx, rows) -> lots.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }
}
