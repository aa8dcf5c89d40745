package vn.ntm.reporting.recast;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.reporting.fact.Moment;
import vn.ntm.reporting.indicator.Step;
import vn.ntm.reporting.recast.RecastView.Weight;

/** Series as they were and on another day's units; open to read without a token. */
@Path("/v1/indicators/{code}/recast")
@Tag(name = "figures")
public class RecastResource {

    private final Recasts recasts;

    RecastResource(Recasts recasts) {
        this.recasts = recasts;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "getRecastSeries",
            summary = "The figure at the ends of past periods, as it was and on the communes and wards of one map")
    public RecastView series(
            @PathParam("code") String code,
            @QueryParam("unit") @Nullable String unit,
            @Parameter(description = "The last day; today when left out") @QueryParam("validOn") @Nullable
                    LocalDate validOn,
            @Parameter(description = "Five years before the last day when left out") @QueryParam("from") @Nullable
                    LocalDate from,
            @Parameter(description = "YEAR when left out") @QueryParam("step") @Nullable Step step,
            @Parameter(description = "The day whose map is meant; today when left out") @QueryParam("map") @Nullable
                    LocalDate map,
            @QueryParam("asOf") @Nullable String asOf,
            @Parameter(description = "POPULATION when left out") @QueryParam("weight") @Nullable Weight weight) {
        ProblemException.requireParameter(unit != null && !unit.isBlank(), "unit", "missing");
        return recasts.series(new Recasts.Asked(
                code,
                String.valueOf(unit),
                validOn,
                from,
                step == null ? Step.YEAR : step,
                map,
                Moment.of("asOf", asOf),
                weight == null ? Weight.POPULATION : weight));
    }
}
