package vn.ntm.reporting.indicator;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.reporting.fact.Moment;

/** A figure unit by unit, over time, against its target, and down to its sources; open to read without a token. */
@Path("/v1/indicators/{code}")
@Tag(name = "figures")
public class FigureResource {

    private final Indicators indicators;
    private final HttpHeaders headers;

    FigureResource(Indicators indicators, HttpHeaders headers) {
        this.indicators = indicators;
        this.headers = headers;
    }

    @GET
    @Path("/breakdown")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "getBreakdown",
            summary = "The figure of each unit beneath one; silent units have no value")
    @APIResponse(
            responseCode = "200",
            description = "One row per unit",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "items",
                                                            implementation = BreakdownView[].class))))
    public Response breakdown(
            @PathParam("code") String code,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("mode") @Nullable String mode,
            @Parameter(description = "CHILDREN when left out") @QueryParam("below") @Nullable Below below,
            @Context Request request) {
        return answer(indicators.breakdown(
                code, asked(unit, validOn, asOf, mode), below == null ? Below.CHILDREN : below, callerHas(request)));
    }

    @GET
    @Path("/series")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "getSeries", summary = "The figure at the ends of past periods and on the day")
    @APIResponse(
            responseCode = "200",
            description = "One row per day, 240 at most",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "items",
                                                            implementation = PointView[].class))))
    public Response series(
            @PathParam("code") String code,
            @QueryParam("unit") @Nullable String unit,
            @Parameter(description = "The last day; today when left out") @QueryParam("validOn") @Nullable
                    LocalDate validOn,
            @Parameter(description = "A year before the last day when left out") @QueryParam("from") @Nullable
                    LocalDate from,
            @Parameter(description = "MONTH when left out") @QueryParam("step") @Nullable Step step,
            @QueryParam("asOf") @Nullable String asOf,
            @Context Request request) {
        return answer(indicators.series(
                code, asked(unit, validOn, asOf, null), from, step == null ? Step.MONTH : step, callerHas(request)));
    }

    @GET
    @Path("/comparison")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "getComparison",
            summary = "The figure beside the year's target and beside the same day last year")
    @APIResponse(
            responseCode = "200",
            description = "The comparison",
            content = @Content(schema = @Schema(implementation = ComparisonView.class)))
    public Response comparison(
            @PathParam("code") String code,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("mode") @Nullable String mode,
            @Context Request request) {
        return answer(indicators.comparison(code, asked(unit, validOn, asOf, mode), callerHas(request)));
    }

    @GET
    @Path("/lineage")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "getLineage",
            summary = "The facts, events and records behind the figure, and the value computed from them again")
    @APIResponse(
            responseCode = "200",
            description = "All that went into the figure",
            content = @Content(schema = @Schema(implementation = LineageView.class)))
    public Response lineage(
            @PathParam("code") String code,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("mode") @Nullable String mode,
            @Context Request request) {
        return answer(indicators.lineage(code, asked(unit, validOn, asOf, mode), callerHas(request)));
    }

    @GET
    @Path("/revisions")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listRevisions",
            summary = "When the figure for the day became another, from what to what, and by which event; newest first")
    @APIResponse(
            responseCode = "200",
            description = "One row per change; with next, older moments remain to be looked at",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(name = "items", implementation = RevisionView[].class),
                                                @SchemaProperty(name = "next", type = SchemaType.STRING)
                                            })))
    public Response revisions(
            @PathParam("code") String code,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("mode") @Nullable String mode,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Context Request request) {
        return answer(indicators.revisions(
                code, asked(unit, validOn, asOf, mode), Moment.of("cursor", cursor), callerHas(request)));
    }

    private static Indicators.Asked asked(
            @Nullable String unit, @Nullable LocalDate validOn, @Nullable String asOf, @Nullable String mode) {
        ProblemException.requireParameter(unit != null && !unit.isBlank(), "unit", "missing");
        return new Indicators.Asked(String.valueOf(unit), validOn, Moment.of("asOf", asOf), mode);
    }

    private Predicate<String> callerHas(Request request) {
        return tag -> request.evaluatePreconditions(inItsForm(tag)) != null;
    }

    /** A tag stands for bytes: those of a table are others than those of the JSON. */
    private EntityTag inItsForm(String tag) {
        MediaType wanted = headers.getAcceptableMediaTypes().get(0);
        boolean table =
                List.of(TableReader.CSV, TableReader.XLSX).contains(wanted.getType() + "/" + wanted.getSubtype());
        return new EntityTag(table ? tag + (wanted.getSubtype().equals("csv") ? "-csv" : "-xlsx") : tag);
    }

    private Response answer(Indicators.Answered<?> answered) {
        EntityTag tag = inItsForm(answered.tag());
        Response.ResponseBuilder response =
                answered.view() == null ? Response.notModified() : Response.ok(answered.view());
        return response.tag(tag).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }
}
