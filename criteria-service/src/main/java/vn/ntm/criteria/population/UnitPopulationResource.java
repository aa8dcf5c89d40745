package vn.ntm.criteria.population;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.time.BusinessTime;

/** The people of a unit on the map of any day, open to read. */
@Path("/v1/units/{code}/population")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "population")
public class UnitPopulationResource {

    private final Database database;
    private final Populations populations;
    private final Clock clock;

    UnitPopulationResource(Database database, Populations populations, Clock clock) {
        this.database = database;
        this.populations = populations;
        this.clock = clock;
    }

    @GET
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
}
