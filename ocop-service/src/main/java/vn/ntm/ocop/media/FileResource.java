package vn.ntm.ocop.media;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.RequestContext;

/** The HTTP side of files. What goes out cannot run in a browser and never changes under its address. */
@Path("/v1/files")
@Tag(name = "files")
public class FileResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Database database;
    private final Files files;
    private final Caller caller;
    private final Commands commands;
    private final RequestContext context;

    FileResource(Database database, Files files, Caller caller, Commands commands, RequestContext context) {
        this.database = database;
        this.files = files;
        this.caller = caller;
        this.commands = commands;
        this.context = context;
    }

    @POST
    @Consumes({"image/jpeg", "image/png", "application/pdf"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putFile",
            summary =
                    "Keeps a JPEG, PNG or PDF of at most 10 MiB under the SHA-256 of its content; the same again is known")
    @APIResponse(
            responseCode = "200",
            description = "Known already",
            content = @Content(schema = @Schema(implementation = StoredFile.class)))
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = StoredFile.class)))
    public Response put(byte[] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) String mediaType) {
        Actor maker = caller.require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER);
        context.body(body);
        return commands.run(maker, tx -> {
            Files.Put put = files.put(tx, body, mediaType);
            return put.known()
                    ? Answer.ok(put.file())
                    : new Answer(
                            201, put.file(), null, "/v1/files/" + put.file().sha256());
        });
    }

    @GET
    @Path("/{sha256}")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "getPicture", summary = "A picture, 160, 320, 640 or 1280 pixels wide at most")
    public Response picture(
            @Context Request request,
            @PathParam("sha256") String sha256,
            @QueryParam("width") @DefaultValue("1280") int width) {
        ProblemException.requireParameter(Pictures.LADDER.contains(width), "width", "not-on-the-ladder");
        StoredFile file = found(sha256);
        if (!file.type().isPicture()) {
            throw ProblemException.notFound("file", sha256);
        }
        EntityTag tag = new EntityTag(sha256 + "-" + width);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build();
        }
        byte[] content = database.read(handle -> files.content(handle, sha256));
        return safe(Pictures.scaled(content, file.type(), width), file, "inline")
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .tag(tag)
                .build();
    }

    @GET
    @Path("/{sha256}/original")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "getOriginalFile", summary = "The file as it was sent, for officers")
    public Response original(@PathParam("sha256") String sha256) {
        caller.require(
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.COMMUNE_OFFICER,
                Role.APPRAISER,
                Role.APPROVER,
                Role.AUDITOR);
        StoredFile file = found(sha256);
        byte[] content = database.read(handle -> files.content(handle, sha256));
        return safe(content, file, "attachment")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.ETAG, "\"" + sha256 + "\"")
                .build();
    }

    private StoredFile found(String sha256) {
        return database.read(handle -> files.find(handle, sha256))
                .orElseThrow(() -> ProblemException.notFound("file", sha256));
    }

    private static Response.ResponseBuilder safe(byte[] content, StoredFile file, String disposition) {
        return Response.ok(content, file.type().mediaType())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition + "; filename=\"" + file.sha256().substring(0, 16) + "."
                                + file.type().extension() + "\"");
    }
}
