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
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of targets; decides nothing. */
@Path("/v1/targets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "targets")
public class TargetResource {

    private final Targets targets;
    private final RegisterEndpoints endpoints;
    private final Commands commands;
    private final Database database;
    private final Clock clock;

    TargetResource(Targets targets, RegisterEndpoints endpoints, Commands commands, Database database, Clock clock) {
        this.targets = targets;
        this.endpoints = endpoints;
        this.commands = commands;
        this.database = database;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listTargets", summary = "Targets in the order of entry, by state and unit")
    public Page<Entry<Target>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(targets.register(), state, unit, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTarget", summary = "One target")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, targets.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getTargetHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(targets.register(), "targets", id);
    }

    @GET
    @Path("/{id}/versions")
    @Operation(operationId = "listTargetVersions", summary = "Every version of a target, the latest last")
    public Page<TargetVersion> versions(@PathParam("id") UUID id) {
        return database.readConsistently(handle -> {
            endpoints.find(handle, targets.register(), id);
            return new Page<>(targets.versions(handle, id), null);
        });
    }

    @GET
    @Path("/{id}/progress")
    @Operation(operationId = "getTargetProgress", summary = "How far a target is on a day, and which units are due")
    public TargetProgress progress(@PathParam("id") UUID id, @QueryParam("on") @Nullable LocalDate on) {
        LocalDate day = on == null ? BusinessTime.today(clock) : on;
        return database.readConsistently(
                handle -> targets.progress(handle, endpoints.find(handle, targets.register(), id), day));
    }

    @POST
    @Path("/{id}/revision")
    @Operation(operationId = "reviseTarget", summary = "Sets a new version of a target, with its document and reason")
    @APIResponse(responseCode = "201", description = "Created")
    public Response revise(@PathParam("id") UUID id, TargetRevision revision) {
        Actor actor = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(actor, tx -> {
            endpoints.find(tx.handle(), targets.register(), id);
            Entry<Target> entry = targets.register().locked(tx, id);
            commands.expectVersion(entry.version());
            Entry<Target> next = targets.revise(tx, entry, revision);
            return Answer.created("/v1/targets/" + id, next.version(), next);
        });
    }

    @POST
    @Operation(operationId = "enterTarget", summary = "Enters one target")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Target content) {
        return endpoints.enter("/v1/targets", targets.register(), content, targets::check, Role.PROVINCE_OFFICER);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getTargetTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Target.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importTargets", summary = "Enters targets from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Target.class,
                (tx, rows) -> targets.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
