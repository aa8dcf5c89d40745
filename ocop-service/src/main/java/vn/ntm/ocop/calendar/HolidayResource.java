package vn.ntm.ocop.calendar;

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

/** The HTTP side of holidays; decides nothing. */
@Path("/v1/holidays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendar")
public class HolidayResource {

    private final Holidays holidays;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    HolidayResource(Holidays holidays, RegisterEndpoints endpoints, Commands commands) {
        this.holidays = holidays;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listHolidays", summary = "Holidays in the order of entry")
    public Page<Entry<Holiday>> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(holidays.register(), List.of(), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHoliday", summary = "One holiday")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, holidays.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getHolidayHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(holidays.register(), "holidays", id);
    }

    @POST
    @Operation(operationId = "enterHoliday", summary = "Enters one holiday")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Holiday content) {
        return endpoints.enter("/v1/holidays", holidays.register(), content, holidays::check, Role.PROVINCE_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceHoliday", summary = "Puts new content in place of a holiday, under If-Match")
    public Response replace(@PathParam("id") UUID id, Holiday content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Holiday> entry = holidays.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getHolidayTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Holiday.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importHolidays", summary = "Enters holidays from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Holiday.class,
                (tx, rows) -> holidays.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
