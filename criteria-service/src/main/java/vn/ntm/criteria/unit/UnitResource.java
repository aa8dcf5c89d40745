package vn.ntm.criteria.unit;

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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Reads;

/** The register of units, open to read on any date. */
@Path("/v1/units")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "units")
public class UnitResource {

    private final Database database;
    private final Units units;
    private final FindUnits find;
    private final UnitPlaces places;
    private final RegisterEndpoints endpoints;
    private final Commands commands;
    private final Cursors cursors;
    private final Clock clock;

    UnitResource(
            Database database,
            Units units,
            FindUnits find,
            UnitPlaces places,
            RegisterEndpoints endpoints,
            Commands commands,
            Cursors cursors,
            Clock clock) {
        this.database = database;
        this.units = units;
        this.find = find;
        this.places = places;
        this.endpoints = endpoints;
        this.commands = commands;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listUnits",
            summary = "Units on a date, by kind, beneath a unit, by a part of the name; asOf asks what was known then")
    public Page<UnitView> list(
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("asOf") @Nullable OffsetDateTime asOf,
            @QueryParam("kind") @Nullable UnitKind kind,
            @QueryParam("within") @Nullable String within,
            @QueryParam("q") @Nullable String q,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        FindUnits.Asked asked = new FindUnits.Asked(date(on), asOf, kind, within, q);
        int size = Cursors.limit(limit);
        String after = cursors.open(cursor, asked);
        List<UnitView> rows =
                database.read(handle -> places.shown(handle, find.list(handle, asked, after, size + 1), asked.on()));
        return cursors.page(rows, size, view -> view.unit().code(), asked);
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getUnit", summary = "The unit that carried this code on a date")
    public Response get(
            @Context Request request,
            @PathParam("code") String code,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("asOf") @Nullable OffsetDateTime asOf) {
        return database.readConsistently(handle -> {
            UnitPeriod unit = find.find(handle, code, date(on), asOf);
            UnitView view = places.shown(handle, List.of(unit), date(on)).get(0);
            return Reads.versioned(request, find.version(handle, code) + places.version(handle, code), view);
        });
    }

    @GET
    @Path("/{code}/history")
    @Operation(
            operationId = "getUnitHistory",
            summary = "What a code named over time, the reforms that made and ended each, what it came from and became")
    public Page<UnitHistoryItem> history(@PathParam("code") String code) {
        return new Page<>(database.readConsistently(handle -> find.history(handle, code)), null);
    }

    @GET
    @Path("/{code}/composition")
    @Operation(
            operationId = "getUnitComposition",
            summary =
                    "Which units of the map of another day, and what share of each, lie in a unit; a range where unknown")
    public Composition composition(
            @PathParam("code") String code,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("by") @DefaultValue("POPULATION") Weight by) {
        LocalDate day = date(on);
        LocalDate other = Objects.requireNonNullElse(from, day);
        return database.readConsistently(handle -> find.composition(handle, code, day, other, by));
    }

    @POST
    @Operation(operationId = "enterUnit", summary = "Enters one period of a unit: a hamlet, a garden, a household …")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(UnitRow content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(maker, tx -> {
            units.enter(tx, content);
            long version = find.version(tx.handle(), content.code());
            return Answer.created("/v1/units/" + content.code(), version, content);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getUnitTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(UnitRow.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importUnits", summary = "Enters periods of units, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                UnitRow.class,
                (tx, rows) -> units.importRows(tx, rows, dryRun),
                Role.PROVINCE_OFFICER);
    }

    private LocalDate date(@Nullable LocalDate on) {
        return Objects.requireNonNullElseGet(on, () -> BusinessTime.today(clock));
    }
}
