package vn.ntm.ocop.media;

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

/** The HTTP side of photos; decides nothing. */
@Path("/v1/photos")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "files")
public class PhotoResource {

    private final Photos photos;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    PhotoResource(Photos photos, RegisterEndpoints endpoints, Commands commands) {
        this.photos = photos;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listPhotos", summary = "Photos in the order of entry")
    public Page<Entry<Photo>> list(
            @QueryParam("product") @Nullable String product,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(photos.register(), List.of(Filter.same("doc ->> 'product'", product)), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPhoto", summary = "One photo")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, photos.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getPhotoHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(photos.register(), "photos", id);
    }

    @POST
    @Operation(operationId = "enterPhoto", summary = "Enters one photo")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Photo content) {
        return endpoints.enter(
                "/v1/photos", photos.register(), content, photos::check, Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replacePhoto", summary = "Puts new content in place of a photo, under If-Match")
    public Response replace(@PathParam("id") UUID id, Photo content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Photo> entry = photos.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getPhotoTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Photo.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importPhotos", summary = "Enters photos from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Photo.class,
                (tx, rows) -> photos.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }
}
