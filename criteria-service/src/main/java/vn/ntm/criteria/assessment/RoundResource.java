package vn.ntm.criteria.assessment;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The HTTP side of rounds of assessment. */
@Path("/v1/assessment-rounds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assessments")
public class RoundResource {

    private final Rounds rounds;
    private final RegisterEndpoints endpoints;
    private final Database database;

    RoundResource(Rounds rounds, RegisterEndpoints endpoints, Database database) {
        this.rounds = rounds;
        this.endpoints = endpoints;
        this.database = database;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listAssessmentRounds", summary = "Rounds of assessment, by unit and code")
    public Page<Entry<Round>> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("code") @Nullable String code,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        List<Filter> filters = List.of(Filter.same("unit", unit), Filter.same("doc ->> 'code'", code));
        return endpoints.list(rounds.register(), filters, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAssessmentRound", summary = "One round")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, rounds.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            operationId = "getAssessmentRoundHistory",
            summary = "Who did what with a round, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(rounds.register(), "assessment-rounds", id);
    }

    @GET
    @Path("/{id}/progress")
    @Operation(
            operationId = "getAssessmentRoundProgress",
            summary = "How many units have handed in and are approved, and which ones are awaited")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Rounds.RoundProgress.class)))
    public Response progress(@PathParam("id") UUID id) {
        return Response.ok(database.readConsistently(handle -> rounds.progress(
                        handle, endpoints.find(handle, rounds.register(), id).content())))
                .build();
    }

    @POST
    @Operation(operationId = "openAssessmentRound", summary = "Opens one round")
    @APIResponse(responseCode = "201", description = "Created")
    public Response open(Round content) {
        return endpoints.enter(
                "/v1/assessment-rounds", rounds.register(), content, rounds::check, Role.PROVINCE_OFFICER);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getAssessmentRoundTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Round.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importAssessmentRounds", summary = "Opens rounds from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Round.class,
                (tx, rows) -> rounds.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
