package vn.ntm.criteria.watchlist;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of the watch list; decides nothing. */
@Path("/v1/watch-list")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "watch list")
public class WatchListResource {

    private final WatchList watchList;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    WatchListResource(WatchList watchList, RegisterEndpoints endpoints, Commands commands) {
        this.watchList = watchList;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listWatchList", summary = "Recognised units that fell to where the law revokes")
    public Page<Entry<WatchEntry>> list(
            @QueryParam("status") @Nullable WatchStatus status,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("level") @Nullable Level level,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(watchList.register(), WatchList.filters(status, unit, level), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWatchListEntry", summary = "One entry with the facts behind it")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, watchList.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getWatchListHistory", summary = "What became of an entry, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(watchList.register(), "watch-list", id);
    }

    @POST
    @Path("/{id}/decision")
    @Operation(operationId = "decideWatchListEntry", summary = "Decides: keep, propose to revoke, or dismiss")
    @APIResponse(responseCode = "201", description = "Created")
    public Response decide(@PathParam("id") UUID id, WatchDecisionRequest request) {
        Actor actor = endpoints.caller().require(Role.APPROVER, Role.PROVINCE_OFFICER);
        return commands.run(actor, tx -> {
            endpoints.find(tx.handle(), watchList.register(), id);
            Entry<WatchEntry> entry = watchList.register().locked(tx, id);
            commands.expectVersion(entry.version());
            Entry<WatchEntry> decided = watchList.decide(tx, actor, entry, request);
            return Answer.created("/v1/watch-list/" + id, decided.version(), decided);
        });
    }
}
