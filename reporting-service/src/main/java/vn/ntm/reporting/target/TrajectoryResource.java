package vn.ntm.reporting.target;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.reporting.fact.Moment;

/** The way to a target; open to read without a token. */
@Path("/v1/indicators/{code}/trajectory")
@Tag(name = "figures")
public class TrajectoryResource {

    private final Trajectories trajectories;

    TrajectoryResource(Trajectories trajectories) {
        this.trajectories = trajectories;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "getTrajectory",
            summary = "Milestones, progress, forecast with interval and error, and whether a justification is due")
    public TrajectoryView of(
            @PathParam("code") String code,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf) {
        ProblemException.requireParameter(unit != null && !unit.isBlank(), "unit", "missing");
        return trajectories.of(code, String.valueOf(unit), validOn, Moment.of("asOf", asOf));
    }
}
