package vn.ntm.ocop.supply;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Page;

/** What the province asks for when it reviews goods so that produce finds buyers. */
@Path("/v1")
@Tag(name = "supply and demand")
public class SupplyPlanResource {

    private final Supplies supplies;
    private final Demands demands;
    private final UnitRegister units;
    private final Database database;
    private final Clock clock;

    SupplyPlanResource(Supplies supplies, Demands demands, UnitRegister units, Database database, Clock clock) {
        this.units = units;
        this.supplies = supplies;
        this.demands = demands;
        this.database = database;
        this.clock = clock;
    }

    @GET
    @Path("/supply-gaps")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listSupplyGaps",
            summary = "Supply, demand and their gap by commodity and month, as known on a day; above 0 is surplus")
    public Page<SupplyPlan.Gap> gaps(
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("commodity") @Nullable String commodity) {
        return database.readConsistently(handle -> new Page<>(
                SupplyPlan.gaps(supply(handle, asOf, unit, commodity), demand(handle, asOf, unit, commodity)), null));
    }

    @GET
    @Path("/consumption-plan")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getConsumptionPlan",
            summary =
                    "Which supply goes to which buyer, and what is left on both sides; what ended before the day is past")
    public SupplyPlan.Plan plan(
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("commodity") @Nullable String commodity) {
        LocalDate day = day(asOf);
        return database.readConsistently(handle -> SupplyPlan.plan(
                supply(handle, asOf, unit, commodity).stream()
                        .filter(one -> !one.availableTo().isBefore(day))
                        .toList(),
                demand(handle, asOf, unit, commodity).stream()
                        .filter(one -> !one.wantedTo().isBefore(day))
                        .toList(),
                units.map(handle)));
    }

    private List<Supply> supply(
            Handle handle, @Nullable LocalDate asOf, @Nullable String unit, @Nullable String commodity) {
        return supplies.by(handle, day(asOf), unit).stream()
                .filter(one -> commodity == null || Commodity.same(one.commodity(), commodity))
                .toList();
    }

    /** Offers that name no unit stand for the whole province, those that name a unit for all beneath it. */
    private List<Demand> demand(
            Handle handle, @Nullable LocalDate asOf, @Nullable String unit, @Nullable String commodity) {
        UnitMap map = unit == null ? null : units.map(handle);
        return demands.by(handle, day(asOf)).stream()
                .filter(one -> commodity == null || Commodity.same(one.commodity(), commodity))
                .filter(one -> unit == null || map == null || SupplyPlan.concerns(one, unit, map))
                .toList();
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return Objects.requireNonNullElseGet(asOf, () -> BusinessTime.today(clock));
    }
}
