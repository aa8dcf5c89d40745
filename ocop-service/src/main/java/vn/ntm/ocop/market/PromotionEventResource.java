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
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of promotion events; decides nothing. */
@Path("/v1/promotion-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "promotion")
public class PromotionEventResource {

    private final PromotionEvents promotionEvents;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    PromotionEventResource(PromotionEvents promotionEvents, RegisterEndpoints endpoints, Commands commands) {
        this.promotionEvents = promotionEvents;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listPromotionEvents", summary = "Promotion events in the order of entry")
    public Page<Entry<PromotionEvent>> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(promotionEvents.register(), List.of(), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPromotionEvent", summary = "One promotion event")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, promotionEvents.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getPromotionEventHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(promotionEvents.register(), "promotion-events", id);
    }

    @POST
    @Operation(operationId = "enterPromotionEvent", summary = "Enters one promotion event")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(PromotionEvent content) {
        return endpoints.enter(
                "/v1/promotion-events",
                promotionEvents.register(),
                content,
                promotionEvents::check,
                Role.PROVINCE_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "replacePromotionEvent",
            summary = "Puts new content in place of a promotion event, under If-Match")
    public Response replace(@PathParam("id") UUID id, PromotionEvent content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<PromotionEvent> entry = promotionEvents.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getPromotionEventTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(PromotionEvent.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importPromotionEvents", summary = "Enters promotion events from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                PromotionEvent.class,
                (tx, rows) -> promotionEvents.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
