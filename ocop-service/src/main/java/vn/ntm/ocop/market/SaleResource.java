package vn.ntm.ocop.market;

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

/** The HTTP side of sales; decides nothing. */
@Path("/v1/sales")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sales")
public class SaleResource {

    private final Sales sales;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    SaleResource(Sales sales, RegisterEndpoints endpoints, Commands commands) {
        this.sales = sales;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listSales", summary = "Sales in the order of entry")
    public Page<Entry<Sale>> list(
            @QueryParam("product") @Nullable String product,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                sales.register(),
                List.of(Filter.same("doc ->> 'product'", product), Filter.same("doc ->> 'channel'", channel)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSale", summary = "One sale")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, sales.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getSaleHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(sales.register(), "sales", id);
    }

    @POST
    @Operation(operationId = "enterSale", summary = "Enters one sale")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Sale content) {
        return endpoints.enter(
                "/v1/sales", sales.register(), content, sales::check, Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceSale", summary = "Puts new content in place of a sale, under If-Match")
    public Response replace(@PathParam("id") UUID id, Sale content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Sale> entry = sales.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getSaleTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Sale.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importSales", summary = "Enters sales from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Sale.class,
                (tx, rows) -> sales.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }
}
