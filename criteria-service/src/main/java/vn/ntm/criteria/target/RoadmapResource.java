package vn.ntm.criteria.target;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The HTTP side of roadmaps; decides nothing. */
@Path("/v1/roadmaps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "targets")
public class RoadmapResource {

    private final Roadmap roadmap;
    private final RegisterEndpoints endpoints;
    private final Database database;

    RoadmapResource(Roadmap roadmap, RegisterEndpoints endpoints, Database database) {
        this.roadmap = roadmap;
        this.endpoints = endpoints;
        this.database = database;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listRoadmapLines", summary = "Which unit is due at which level when")
    public Page<Entry<RoadmapLine>> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("level") @Nullable Level level,
            @QueryParam("year") @Nullable Integer year,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(roadmap.register(), Roadmap.filters(unit, level, year), limit, cursor);
    }

    @GET
    @Path("/progress")
    @Operation(
            operationId = "getRoadmapProgress",
            summary = "What became of each line by a day; without a day by the end of its year")
    public Page<RoadmapProgress> progress(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("level") @Nullable Level level,
            @QueryParam("year") @Nullable Integer year,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Page<Entry<RoadmapLine>> page = list(unit, level, year, limit, cursor);
        return database.readConsistently(handle -> new Page<>(
                roadmap.progress(
                        handle, page.items().stream().map(Entry::content).toList(), on),
                page.next()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRoadmapLine", summary = "One line of a roadmap")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, roadmap.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getRoadmapLineHistory", summary = "Every version of a line, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(roadmap.register(), "roadmaps", id);
    }

    @POST
    @Operation(operationId = "enterRoadmapLine", summary = "Enters one line of a roadmap")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(RoadmapLine content) {
        return endpoints.enter("/v1/roadmaps", roadmap.register(), content, roadmap::check, Role.PROVINCE_OFFICER);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getRoadmapTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(RoadmapLine.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "importRoadmap",
            summary = "Enters lines from a table, all or nothing; another year is a new version of a line")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                RoadmapLine.class,
                (tx, rows) -> roadmap.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
