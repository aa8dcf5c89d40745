package vn.ntm.ocop.market;

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

/** The HTTP side of channels; decides nothing. */
@Path("/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "channels")
public class ChannelResource {

    private final Channels channels;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    ChannelResource(Channels channels, RegisterEndpoints endpoints, Commands commands) {
        this.channels = channels;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listChannels", summary = "Channels in the order of entry")
    public Page<Entry<Channel>> list(
            @QueryParam("kind") Channel.@Nullable Kind kind,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                channels.register(),
                List.of(Filter.same("doc ->> 'kind'", kind), Filter.same("unit", unit)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getChannel", summary = "One channel")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, channels.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getChannelHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(channels.register(), "channels", id);
    }

    @POST
    @Operation(operationId = "enterChannel", summary = "Enters one channel")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Channel content) {
        return endpoints.enter(
                "/v1/channels",
                channels.register(),
                content,
                channels::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceChannel", summary = "Puts new content in place of a channel, under If-Match")
    public Response replace(@PathParam("id") UUID id, Channel content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Channel> entry = channels.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getChannelTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Channel.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importChannels", summary = "Enters channels from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Channel.class,
                (tx, rows) -> channels.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }
}
