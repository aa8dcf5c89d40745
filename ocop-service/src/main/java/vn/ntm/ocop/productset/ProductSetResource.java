package vn.ntm.ocop.productset;

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

/** The HTTP side of product sets; decides nothing. */
@Path("/v1/product-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "product sets")
public class ProductSetResource {

    private final ProductSets productSets;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    ProductSetResource(ProductSets productSets, RegisterEndpoints endpoints, Commands commands) {
        this.productSets = productSets;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listProductSets", summary = "Product sets in the order of entry")
    public Page<Entry<ProductSet>> list(
            @QueryParam("edition") @Nullable String edition,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                productSets.register(), List.of(Filter.same("doc ->> 'edition'", edition)), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getProductSet", summary = "One product set")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, productSets.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getProductSetHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(productSets.register(), "product-sets", id);
    }

    @POST
    @Operation(operationId = "enterProductSet", summary = "Enters one product set")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(ProductSet content) {
        return endpoints.enter(
                "/v1/product-sets", productSets.register(), content, productSets::check, Role.PROVINCE_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "replaceProductSet",
            summary = "Puts new content in place of a product set, under If-Match")
    public Response replace(@PathParam("id") UUID id, ProductSet content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<ProductSet> entry = productSets.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getProductSetTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(ProductSet.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importProductSets", summary = "Enters product sets from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                ProductSet.class,
                (tx, rows) -> productSets.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
