package vn.ntm.criteria.population;

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
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Page;

/** Counts of people, open to read, and the people of a unit on the map of any day. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "population")
public class PopulationResource {

    private final Database database;
    private final Populations populations;
    private final RegisterEndpoints endpoints;
    private final Clock clock;

    PopulationResource(Database database, Populations populations, RegisterEndpoints endpoints, Clock clock) {
        this.database = database;
        this.populations = populations;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @GET
    @Path("/units/{code}/population")
    @Operation(
            operationId = "getUnitPopulation",
            summary =
                    "People of a unit, or of all of a kind beneath it, on the map of a day; a range where it is divided")
    public PopulationView ask(
            @PathParam("code") String code,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("kind") @Nullable UnitKind kind,
            @QueryParam("countedOn") @Nullable LocalDate countedOn) {
        LocalDate day = Objects.requireNonNullElseGet(on, () -> BusinessTime.today(clock));
        return database.readConsistently(handle -> populations.ask(handle, code, day, kind, countedOn));
    }

    @GET
    @Path("/population")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listPopulation", summary = "Counts as they were entered, by unit")
    public Page<Entry<Population>> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(populations.register(), null, unit, limit, cursor);
    }

    @GET
    @Path("/population/{id}")
    @Operation(operationId = "getPopulation", summary = "One count")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, populations.register(), id);
    }

    @GET
    @Path("/population/{id}/history")
    @Operation(operationId = "getPopulationHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(populations.register(), "population", id);
    }

    @POST
    @Path("/population")
    @Operation(operationId = "enterPopulation", summary = "Enters one count")
    public Response enter(Population content) {
        return endpoints.enter(
                "/v1/population", populations.register(), content, populations::check, Role.PROVINCE_OFFICER);
    }

    @GET
    @Path("/population/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getPopulationTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Population.class);
    }

    @POST
    @Path("/population/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importPopulation", summary = "Enters counts from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Population.class,
                (tx, rows) ->
                        populations.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
