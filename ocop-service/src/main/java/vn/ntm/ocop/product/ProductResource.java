package vn.ntm.ocop.product;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of products; decides nothing. */
@Path("/v1/products")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "products")
public class ProductResource {

    private final Products products;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    ProductResource(Products products, RegisterEndpoints endpoints, Commands commands) {
        this.products = products;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getProduct", summary = "One product")
    public RestResponse<Entry<Product>> get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.document(request, products.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getProductHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(products.register(), "products", id);
    }

    @POST
    @Operation(operationId = "enterProduct", summary = "Enters one product")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Product content) {
        return endpoints.enter(
                "/v1/products",
                products.register(),
                content,
                products::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceProduct", summary = "Puts new content in place of a product, under If-Match")
    public Response replace(@PathParam("id") UUID id, Product content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Product> entry = products.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getProductTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Product.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importProducts", summary = "Enters products from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Product.class,
                (tx, rows) -> products.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }
}
