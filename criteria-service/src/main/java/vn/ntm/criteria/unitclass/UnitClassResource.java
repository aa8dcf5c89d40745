package vn.ntm.criteria.unitclass;

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
import java.time.LocalDate;
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

/** The HTTP side of unit classes, open to read. */
@Path("/v1/unit-classes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "unit classes")
public class UnitClassResource {

    private final UnitClasses classes;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    UnitClassResource(UnitClasses classes, RegisterEndpoints endpoints, Commands commands) {
        this.classes = classes;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listUnitClasses",
            summary = "Classes of units for thresholds, by unit, region column and day")
    public Page<Entry<UnitClass>> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("regionColumn") @Nullable String regionColumn,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(classes.register(), UnitClasses.filters(unit, regionColumn, on), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getUnitClass", summary = "One class of a unit")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, classes.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getUnitClassHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(classes.register(), "unit-classes", id);
    }

    @POST
    @Operation(
            operationId = "enterUnitClass",
            summary = "Records the class of a unit during a period, with its source and legal basis")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(UnitClass content) {
        return endpoints.enter("/v1/unit-classes", classes.register(), content, classes::check, Role.PROVINCE_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "replaceUnitClass",
            summary = "Ends or corrects the class of a unit; its unit and first day stay")
    public Response replace(@PathParam("id") UUID id, UnitClass content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<UnitClass> entry = classes.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getUnitClassTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(UnitClass.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importUnitClasses", summary = "Records classes of units from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                UnitClass.class,
                (tx, rows) -> classes.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
