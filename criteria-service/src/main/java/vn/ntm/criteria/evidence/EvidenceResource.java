package vn.ntm.criteria.evidence;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.RequestContext;

/** The HTTP side of evidence. A file leaves as a download that no browser runs. */
@Path("/v1/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence")
public class EvidenceResource {

    private final EvidenceFiles files;
    private final Commands commands;
    private final Caller caller;
    private final Cursors cursors;
    private final RequestContext context;
    private final Database database;

    EvidenceResource(
            EvidenceFiles files,
            Commands commands,
            Caller caller,
            Cursors cursors,
            RequestContext context,
            Database database) {
        this.files = files;
        this.commands = commands;
        this.caller = caller;
        this.cursors = cursors;
        this.context = context;
        this.database = database;
    }

    @GET
    @Operation(operationId = "listEvidence", summary = "Files that were handed in for a unit")
    public Page<EvidenceView> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.requireKnown();
        if (unit == null) {
            ProblemException.requireParameter(false, "unit", "missing");
        }
        String asked = String.valueOf(unit);
        int size = Cursors.limit(limit);
        String after = cursors.open(cursor, "evidence", asked);
        List<EvidenceView> rows = database.read(handle -> files.ofUnit(handle, asked, after, size + 1));
        return cursors.page(rows, size, EvidenceView::sha256, "evidence", asked);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "keepEvidence",
            summary = "Keeps one file (PDF, PNG, JPEG, DOCX, XLSX without macros; up to 10 MB), known by its SHA-256")
    @APIResponse(responseCode = "201", description = "Created")
    public Response keep(
            byte[] body,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("name") @Nullable String name,
            @QueryParam("on") @Nullable LocalDate on) {
        Actor maker =
                caller.require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER, Role.APPRAISER);
        ProblemException.requireParameter(unit != null, "unit", "missing");
        ProblemException.requireParameter(name != null, "name", "missing");
        context.body(body);
        return commands.run(maker, tx -> {
            EvidenceView file = files.keep(
                    tx, maker, String.valueOf(unit), String.valueOf(name), on == null ? files.today() : on, body);
            return Answer.created("/v1/evidence/" + file.sha256(), 1, file);
        });
    }

    @GET
    @Path("/{sha256}")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "getEvidence", summary = "The file itself, as a download")
    public Response get(@PathParam("sha256") String hash) {
        caller.requireKnown();
        EvidenceFiles.Content content = database.readConsistently(handle -> files.read(handle, hash));
        String name =
                URLEncoder.encode(content.file().name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(content.bytes())
                .header("Content-Type", content.file().mediaType())
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "private, no-store")
                .header("ETag", "\"" + hash + "\"")
                .build();
    }
}
