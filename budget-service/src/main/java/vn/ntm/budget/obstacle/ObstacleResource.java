package vn.ntm.budget.obstacle;

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

/** The HTTP side of obstacles; decides nothing. */
@Path("/v1/obstacles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "obstacles")
public class ObstacleResource {

    private static final Role[] MAKERS = {Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER};

    private final Obstacles obstacles;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    ObstacleResource(Obstacles obstacles, RegisterEndpoints endpoints, Commands commands) {
        this.obstacles = obstacles;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listObstacles", summary = "Obstacles in the order of entry, by unit, code and progress")
    public Page<Entry<Obstacle>> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("code") Obstacle.@Nullable Code code,
            @QueryParam("progress") Obstacle.@Nullable Progress progress,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                obstacles.register(),
                List.of(
                        Filter.same("unit", unit),
                        Filter.same("doc ->> 'code'", code),
                        Filter.same("doc ->> 'progress'", progress)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getObstacle", summary = "One obstacle with its steps")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, obstacles.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getObstacleHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(obstacles.register(), "obstacles", id);
    }

    @POST
    @Operation(
            operationId = "openObstacle",
            summary = "Opens an obstacle with owner, due date and the đồng it holds up")
    @APIResponse(responseCode = "201", description = "Created")
    public Response open(Obstacle.Submission submission) {
        return endpoints.enter("/v1/obstacles", obstacles.register(), submission.obstacle(), obstacles::check, MAKERS);
    }

    @POST
    @Path("/{id}/steps")
    @Operation(operationId = "stepObstacle", summary = "Says what was done, and how far it is")
    @APIResponse(responseCode = "201", description = "Created")
    public Response step(@PathParam("id") UUID id, Obstacle.Step step) {
        Actor actor = endpoints.caller().require(MAKERS);
        return commands.run(actor, tx -> {
            endpoints.find(tx.handle(), obstacles.register(), id);
            Entry<Obstacle> entry = obstacles.register().locked(tx, id);
            commands.expectVersion(entry.version());
            Entry<Obstacle> changed = obstacles.step(tx, entry, step);
            return Answer.created("", changed.version(), changed);
        });
    }
}
