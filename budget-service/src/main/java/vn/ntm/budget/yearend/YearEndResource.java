package vn.ntm.budget.yearend;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.WithdrawalRequest;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of year ends; decides nothing. */
@Path("/v1/year-ends")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "year ends")
public class YearEndResource {

    private final YearEnds yearEnds;
    private final Database database;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    YearEndResource(YearEnds yearEnds, Database database, RegisterEndpoints endpoints, Commands commands) {
        this.yearEnds = yearEnds;
        this.database = database;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listYearEnds", summary = "Year ends that were proposed or run")
    public Page<Entry<YearEnd>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(yearEnds.register(), state, unit, limit, cursor);
    }

    @GET
    @Path("/proposals/{id}")
    @Operation(operationId = "getYearEnd", summary = "One year end that was proposed or run")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, yearEnds.register(), id);
    }

    @GET
    @Path("/proposals/{id}/history")
    @Operation(operationId = "getYearEndHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(yearEnds.register(), "year-ends", id);
    }

    @POST
    @Path("/{year}/preview")
    @Operation(
            operationId = "previewYearEnd",
            summary = "What would be carried over and cancelled, with the digest that the run demands; changes nothing")
    public YearEnd.Preview preview(@PathParam("year") int year, YearEnd.Request request) {
        endpoints.caller().require(Role.PROVINCE_OFFICER, Role.APPROVER, Role.AUDITOR, Role.TREASURER);
        return database.readConsistently(handle -> yearEnds.previewChecked(handle, year, request));
    }

    @POST
    @Path("/{year}/proposals")
    @Operation(operationId = "proposeYearEnd", summary = "Proposes what a preview showed")
    @APIResponse(responseCode = "201", description = "Created")
    public Response propose(@PathParam("year") int year, YearEnd.Proposal proposal) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<YearEnd> entry = yearEnds.propose(tx, maker, year, proposal);
            return Answer.created("/v1/year-ends/proposals/" + entry.id(), entry.version(), entry);
        });
    }

    @POST
    @Path("/proposals/{id}/run")
    @Operation(
            operationId = "runYearEnd",
            summary = "Carries over and cancels exactly what the preview showed, once; 409 when anything changed since")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = YearEnd.Preview.class)))
    public Response run(@PathParam("id") UUID id, RunRequest request) {
        Actor approver = endpoints.caller().require(Role.APPROVER);
        return commands.run(approver, tx -> Answer.ok(yearEnds.run(tx, approver, id, request.digest())));
    }

    /** The digest of the preview that the approver has seen. */
    public record RunRequest(String digest) {}

    @POST
    @Path("/proposals/{id}/withdrawal")
    @Operation(
            operationId = "withdrawYearEnd",
            summary = "The maker takes a proposed year end back that nobody decided yet")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdraw(@PathParam("id") UUID id, WithdrawalRequest request) {
        return endpoints.withdraw(yearEnds.register(), id, request, Role.PROVINCE_OFFICER);
    }
}
