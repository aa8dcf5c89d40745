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

/** The HTTP side of listings; decides nothing. */
@Path("/v1/listings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "channels")
public class ListingResource {

    private final Listings listings;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    ListingResource(Listings listings, RegisterEndpoints endpoints, Commands commands) {
        this.listings = listings;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listListings", summary = "Listings in the order of entry")
    public Page<Entry<Listing>> list(
            @QueryParam("product") @Nullable String product,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                listings.register(),
                List.of(Filter.same("doc ->> 'product'", product), Filter.same("doc ->> 'channel'", channel)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getListing", summary = "One listing")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, listings.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getListingHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(listings.register(), "listings", id);
    }

    @POST
    @Operation(operationId = "enterListing", summary = "Enters one listing")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Listing content) {
        return endpoints.enter(
                "/v1/listings",
                listings.register(),
                content,
                listings::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceListing", summary = "Puts new content in place of a listing, under If-Match")
    public Response replace(@PathParam("id") UUID id, Listing content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Listing> entry = listings.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getListingTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Listing.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importListings", summary = "Enters listings from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Listing.class,
                (tx, rows) -> listings.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }
}
