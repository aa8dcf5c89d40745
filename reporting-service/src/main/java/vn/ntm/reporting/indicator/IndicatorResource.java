package vn.ntm.reporting.indicator;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.reporting.fact.Moment;

/** Indicators and their values; open to read without a token. */
@Path("/v1/indicators")
@Tag(name = "indicators")
public class IndicatorResource {

    private final Indicators indicators;

    IndicatorResource(Indicators indicators) {
        this.indicators = indicators;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listIndicators", summary = "All indicators, with the years for which targets exist")
    public Page<IndicatorView> list() {
        return new Page<>(indicators.list(), null);
    }

    @GET
    @Path("/{code}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getIndicator", summary = "What one indicator means, and where it comes from")
    public IndicatorView one(@PathParam("code") String code) {
        return indicators.one(code);
    }

    @GET
    @Path("/{code}/values")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getIndicatorValue",
            summary = "The value for a unit and all beneath it, as true on a day and known at a moment")
    @APIResponse(
            responseCode = "200",
            description = "The value with what it was made of and what was published about it",
            content = @Content(schema = @Schema(implementation = ValueView.class)))
    @APIResponse(responseCode = "304", description = "The caller has it already")
    public Response value(
            @PathParam("code") String code,
            @Parameter(description = "Code of the unit on that day", required = true, example = "22")
                    @QueryParam("unit")
                    @Nullable
                    String unit,
            @Parameter(description = "Business date; today when left out", example = "2021-08-31")
                    @QueryParam("validOn")
                    @Nullable
                    LocalDate validOn,
            @Parameter(
                            description = "Knowledge of this moment; all that is known when left out",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @Parameter(
                            description = "How a commune with several levels is counted; at-least when left out",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"at-least", "highest"}))
                    @QueryParam("mode")
                    @Nullable
                    String mode,
            @Context Request request) {
        ProblemException.requireParameter(unit != null && !unit.isBlank(), "unit", "missing");
        Indicators.Answered<ValueView> answered = indicators.value(
                code,
                new Indicators.Asked(String.valueOf(unit), validOn, Moment.of("asOf", asOf), mode),
                tag -> request.evaluatePreconditions(new EntityTag(tag)) != null);
        EntityTag tag = new EntityTag(answered.tag());
        return answered.view() == null
                ? Response.notModified(tag).build()
                : Response.ok(answered.view()).tag(tag).build();
    }
}
