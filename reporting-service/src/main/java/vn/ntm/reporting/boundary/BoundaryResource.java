package vn.ntm.reporting.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;

/** Outlines of units as GeoJSON; open to read without a token. */
@Path("/v1/boundaries")
@Tag(name = "boundaries")
public class BoundaryResource {

    static final String GEO_JSON = "application/geo+json";

    private final Boundaries boundaries;
    private final Commands commands;
    private final Caller caller;
    private final Clock clock;

    BoundaryResource(Boundaries boundaries, Commands commands, Caller caller, Clock clock) {
        this.boundaries = boundaries;
        this.commands = commands;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({GEO_JSON, MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listBoundaries",
            summary = "Outlines that held on the day, as a GeoJSON feature collection")
    @APIResponse(
            responseCode = "200",
            description = "Empty where none was imported",
            content = {
                @Content(mediaType = GEO_JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = TableReader.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = TableReader.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response list(
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @HeaderParam("Accept") @Parameter(hidden = true) @Nullable String accepted) {
        LocalDate day = validOn == null ? BusinessTime.today(clock) : validOn;
        if (accepted != null && (accepted.contains(TableReader.CSV) || accepted.contains(TableReader.XLSX))) {
            return Response.ok(boundaries.rows(day)).build();
        }
        return Response.ok(boundaries.on(day).toString())
                .header("Cache-Control", "no-cache")
                .build();
    }

    @POST
    @Path("/import")
    @Consumes({MediaType.APPLICATION_JSON, GEO_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importBoundaries",
            summary = "Enters outlines from a GeoJSON feature collection, all or nothing; each feature's properties say"
                    + " code, validFrom and, where it ended, validTo")
    @APIResponse(
            responseCode = "200",
            description = "What was entered",
            content = @Content(schema = @Schema(implementation = BoundaryReport.class)))
    public Response enter(
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT))) JsonNode body,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor actor = caller.require(Role.PROVINCE_OFFICER);
        return dryRun
                ? commands.dryRun(actor, tx -> Answer.ok(boundaries.enter(tx, actor, caller.units(), body)))
                : commands.run(actor, tx -> Answer.ok(boundaries.enter(tx, actor, caller.units(), body)));
    }
}
