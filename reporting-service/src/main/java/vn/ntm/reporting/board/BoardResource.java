package vn.ntm.reporting.board;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
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
import vn.ntm.reporting.fact.Moment;

/**
 * The dashboard's answers; open to read without a token. Each takes a unit (the province when left out), a day (the day
 * that is shown first when left out) and a moment of knowledge.
 */
@Path("/v1")
@Tag(name = "dashboard")
@Blocking
public class BoardResource {

    private final Boards boards;

    BoardResource(Boards boards) {
        this.boards = boards;
    }

    @GET
    @Path("/overview")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "getOverview", summary = "The unit on one screen, and what needs a decision")
    @APIResponse(
            responseCode = "200",
            description = "Four topics with target, last year and trend",
            content = @Content(schema = @Schema(implementation = OverviewView.class)))
    public Response overview(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @HeaderParam("Accept") @Parameter(hidden = true) @Nullable String accepted,
            @HeaderParam("Accept-Encoding") @Parameter(hidden = true) @Nullable String encodings,
            @Context Request request) {
        return isTable(accepted)
                ? table(new GenericEntity<>(boards.overviewTable(unit, validOn, Moment.of("asOf", asOf))) {})
                : answer(boards.overview(unit, validOn, Moment.of("asOf", asOf)), encodings, request);
    }

    @GET
    @Path("/communes")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listCommunes",
            summary = "Communes with level, criteria met, money, products and centre, on the map of the day")
    @APIResponse(
            responseCode = "200",
            description = "One row per commune",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "items",
                                                            implementation = CommuneView[].class))))
    public Response communes(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @HeaderParam("Accept") @Parameter(hidden = true) @Nullable String accepted,
            @HeaderParam("Accept-Encoding") @Parameter(hidden = true) @Nullable String encodings,
            @Context Request request) {
        return isTable(accepted)
                ? table(new GenericEntity<>(boards.communesTable(unit, validOn, Moment.of("asOf", asOf))) {})
                : answer(boards.communesReady(unit, validOn, Moment.of("asOf", asOf)), encodings, request);
    }

    @GET
    @Path("/criteria-table")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "getCriteriaTable", summary = "Communes by criteria under the set that most of them have")
    @APIResponse(
            responseCode = "200",
            description = "Verdicts of the last approved assessments",
            content = @Content(schema = @Schema(implementation = CriteriaView.class)))
    public Response criteria(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @HeaderParam("Accept") @Parameter(hidden = true) @Nullable String accepted,
            @HeaderParam("Accept-Encoding") @Parameter(hidden = true) @Nullable String encodings,
            @Context Request request) {
        return isTable(accepted)
                ? table(new GenericEntity<>(boards.communesTable(unit, validOn, Moment.of("asOf", asOf))) {})
                : answer(boards.criteria(unit, validOn, Moment.of("asOf", asOf)), encodings, request);
    }

    @GET
    @Path("/money")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "getMoney",
            summary = "The budget year's money: month by month, unit by unit, where it goes")
    @APIResponse(
            responseCode = "200",
            description = "Whole đồng",
            content = @Content(schema = @Schema(implementation = MoneyView.class)))
    public Response money(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @HeaderParam("Accept") @Parameter(hidden = true) @Nullable String accepted,
            @HeaderParam("Accept-Encoding") @Parameter(hidden = true) @Nullable String encodings,
            @Context Request request) {
        return isTable(accepted)
                ? table(new GenericEntity<>(boards.moneyTable(unit, validOn, Moment.of("asOf", asOf))) {})
                : answer(boards.money(unit, validOn, Moment.of("asOf", asOf)), encodings, request);
    }

    @GET
    @Path("/ocop-products")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "getOcopProducts", summary = "OCOP products by group and stars, with what soon ends")
    @APIResponse(
            responseCode = "200",
            description = "Products that take part on the day",
            content = @Content(schema = @Schema(implementation = ProductsView.class)))
    public Response products(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @HeaderParam("Accept") @Parameter(hidden = true) @Nullable String accepted,
            @HeaderParam("Accept-Encoding") @Parameter(hidden = true) @Nullable String encodings,
            @Context Request request) {
        return isTable(accepted)
                ? table(new GenericEntity<>(boards.productsTable(unit, validOn, Moment.of("asOf", asOf))) {})
                : answer(boards.products(unit, validOn, Moment.of("asOf", asOf)), encodings, request);
    }

    @GET
    @Path("/figures")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listFigures", summary = "Every indicator's figure on the day, with what was published")
    @APIResponse(
            responseCode = "200",
            description = "One row per indicator",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "items",
                                                            implementation = FiguresView[].class))))
    public Response figures(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @HeaderParam("Accept") @Parameter(hidden = true) @Nullable String accepted,
            @HeaderParam("Accept-Encoding") @Parameter(hidden = true) @Nullable String encodings,
            @Context Request request) {
        return isTable(accepted)
                ? table(new GenericEntity<>(boards.figuresTable(unit, validOn, Moment.of("asOf", asOf))) {})
                : answer(boards.figures(unit, validOn, Moment.of("asOf", asOf)), encodings, request);
    }

    @GET
    @Path("/places/{unit}")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "getPlace", summary = "One unit: its history, decisions, criteria, money and products")
    @APIResponse(
            responseCode = "200",
            description = "The unit as it was on the day",
            content = @Content(schema = @Schema(implementation = PlaceView.class)))
    public Response place(
            @PathParam("unit") String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf,
            @HeaderParam("Accept") @Parameter(hidden = true) @Nullable String accepted,
            @HeaderParam("Accept-Encoding") @Parameter(hidden = true) @Nullable String encodings,
            @Context Request request) {
        return isTable(accepted)
                ? table(new GenericEntity<>(boards.placeTable(unit, validOn, Moment.of("asOf", asOf))) {})
                : answer(boards.place(unit, validOn, Moment.of("asOf", asOf)), encodings, request);
    }

    @GET
    @Path("/places/{unit}/periods")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "getPlacePeriods",
            summary = "All that a unit's code ever named, and by which reforms units became others; oldest first")
    @APIResponse(
            responseCode = "200",
            description = "What the code named, whether or not it names a unit today",
            content = @Content(schema = @Schema(implementation = PlaceView.PeriodsView.class)))
    public PlaceView.PeriodsView periods(@PathParam("unit") String unit, @QueryParam("asOf") @Nullable String asOf) {
        return boards.periods(unit, Moment.of("asOf", asOf));
    }

    @GET
    @Path("/reforms")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listReforms", summary = "Days on which the map of a unit changed")
    @APIResponse(
            responseCode = "200",
            description = "Oldest first",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "items",
                                                            implementation = Boards.ReformView[].class))))
    public Response reforms(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("asOf") @Nullable String asOf,
            @HeaderParam("Accept") @Parameter(hidden = true) @Nullable String accepted,
            @HeaderParam("Accept-Encoding") @Parameter(hidden = true) @Nullable String encodings,
            @Context Request request) {
        return isTable(accepted)
                ? table(new GenericEntity<>(boards.reformDays(unit, Moment.of("asOf", asOf))) {})
                : answer(boards.reforms(unit, Moment.of("asOf", asOf)), encodings, request);
    }

    private static boolean isTable(@Nullable String accepted) {
        return accepted != null && (accepted.contains(TableReader.CSV) || accepted.contains(TableReader.XLSX));
    }

    @GET
    @Path("/freshness")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getFreshness", summary = "How new the figures are, and how many events they are behind")
    public FreshnessView freshness() {
        return boards.freshness();
    }

    /** The type of its rows names the columns of a table that has none. */
    private static Response table(GenericEntity<?> rows) {
        return Response.ok(rows).header("Vary", "Accept, Accept-Encoding").build();
    }

    private static Response answer(ReadyAnswers.Ready ready, @Nullable String encodings, Request request) {
        boolean zipped = ReadyAnswers.Ready.isZippedFor(encodings);
        EntityTag tag = new EntityTag(ready.tag(zipped));
        if (request.evaluatePreconditions(tag) != null) {
            return Response.notModified(tag).build();
        }
        Response.ResponseBuilder response = Response.ok(ready.bytes(zipped))
                .tag(tag)
                .header("Vary", "Accept, Accept-Encoding")
                .header("Cache-Control", "no-cache")
                .type(MediaType.APPLICATION_JSON_TYPE);
        return (zipped ? response.header("Content-Encoding", "gzip") : response).build();
    }
}
