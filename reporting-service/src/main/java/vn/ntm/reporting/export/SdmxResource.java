package vn.ntm.reporting.export;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.fact.Moment;

/** The figures as an SDMX dataflow, by the paths of the SDMX REST API; open to read without a token. */
@Path("/v1/sdmx")
@Tag(name = "export")
public class SdmxResource {

    static final String CSV = "application/vnd.sdmx.data+csv;version=2.0.0";
    static final String JSON = "application/vnd.sdmx.data+json;version=2.0.0";
    static final String STRUCTURE = "application/vnd.sdmx.structure+json;version=2.0.0";

    private final Observations observations;
    private final SdmxWriter writer;

    SdmxResource(Observations observations, SdmxWriter writer) {
        this.observations = observations;
        this.writer = writer;
    }

    @GET
    @Path("/dataflow/VN_NTM/NTM_INDICATORS/1.0")
    @Produces({STRUCTURE, "application/json"})
    @Operation(operationId = "getSdmxDataflow", summary = "The dataflow, its dimensions and its code lists")
    @APIResponse(responseCode = "200", description = "SDMX-JSON structure message")
    public Response dataflow() {
        return Response.ok(writer.structure()).build();
    }

    @GET
    @Path("/data/dataflow/VN_NTM/NTM_INDICATORS/1.0/{key}")
    @Produces({CSV, JSON, "text/csv", "application/json"})
    @Operation(
            operationId = "getSdmxData",
            summary = "Observations as SDMX-CSV or SDMX-JSON, for a period, with the knowledge of a moment")
    @APIResponse(responseCode = "200", description = "SDMX-CSV 2.0 or SDMX-JSON 2.0")
    public Response data(
            @Parameter(
                            description = "FREQ.INDICATOR.REF_AREA, such as M.ntm_communes_standard.22, or all",
                            example = "Q.ntm_communes_standard.22")
                    @PathParam("key")
                    String key,
            @Parameter(description = "2021, 2021-Q1, 2021-01 or 2021-01-01; a year before the last day when left out")
                    @QueryParam("startPeriod")
                    @Nullable
                    String start,
            @Parameter(description = "Likewise; today when left out, and at most") @QueryParam("endPeriod") @Nullable
                    String end,
            @QueryParam("asOf") @Nullable String asOf,
            @Parameter(description = "Only what has another value than it had with the knowledge of that moment")
                    @QueryParam("updatedAfter")
                    @Nullable
                    String updatedAfter,
            @Parameter(description = "csv or json; by Accept when left out") @QueryParam("format") @Nullable
                    Format format,
            @jakarta.ws.rs.HeaderParam("Accept") @Parameter(hidden = true) @Nullable String accepted) {
        Observations.Data data = observations.find(
                key,
                SdmxPeriod.of("startPeriod", start),
                SdmxPeriod.of("endPeriod", end),
                Moment.of("asOf", asOf),
                Moment.of("updatedAfter", updatedAfter));
        boolean csv = format == null ? accepted == null || !accepted.contains("json") : format == Format.csv;
        return csv
                ? Response.ok(writer.csv(data), CSV).build()
                : Response.ok(writer.json(data), JSON).build();
    }

    /** Forms of the data. */
    public enum Format {
        csv,
        json
    }
}
