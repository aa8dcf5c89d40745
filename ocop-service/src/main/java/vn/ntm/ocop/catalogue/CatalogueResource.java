package vn.ntm.ocop.catalogue;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.producer.Producer;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** The HTTP side of the catalogue, open to everybody. */
@Path("/v1/products")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "products")
public class CatalogueResource {

    private static final int MOST_SUGGESTIONS = 20;

    private final SearchCatalogue search;
    private final Clock clock;

    CatalogueResource(SearchCatalogue search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "searchProducts",
            summary = "Products by words and filters, with counts of every facet; without words in Vietnamese order",
            description = "q forgives missing accents and typing errors. star takes several, as 3,4,5. unit covers what"
                    + " lies beneath it on the day. Each facet ignores its own filter and respects the others.")
    @APIResponse(
            responseCode = "200",
            description = "A page of products; as a table the same rows without the counts",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SearchCatalogue.Answer.class)))
    public Response search(
            @Context HttpHeaders headers,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("star") @Nullable String star,
            @QueryParam("set") @Nullable String set,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("producerKind") Producer.@Nullable Kind producerKind,
            @QueryParam("certificateState") @Nullable CertificateState certificateState,
            @QueryParam("alsoLeft") @DefaultValue("false") boolean alsoLeft,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        SearchCatalogue.Answer answer =
                search.search(query(q, on, star, set, unit, producerKind, certificateState, alsoLeft), limit, cursor);
        return table(headers)
                .map(type -> Response.ok(new Page<>(answer.items(), answer.next()), type))
                .orElseGet(() -> Response.ok(answer, MediaType.APPLICATION_JSON))
                .build();
    }

    /** The kind of table that the caller likes best, or none where JSON will do. */
    private static Optional<String> table(HttpHeaders headers) {
        MediaType best = headers.getAcceptableMediaTypes().get(0);
        return Stream.of(TableReader.CSV, TableReader.XLSX)
                .filter(type -> type.equals(best.getType() + "/" + best.getSubtype()))
                .findFirst();
    }

    @GET
    @Path("/suggestions")
    @Operation(operationId = "suggestProducts", summary = "Names to offer while somebody types")
    public Page<String> suggest(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("limit") @DefaultValue("10") int limit) {
        ProblemException.requireParameter(limit >= 1, "limit", "at-least-one");
        return new Page<>(search.suggest(q, day(on), Math.min(limit, MOST_SUGGESTIONS)), null);
    }

    @GET
    @Path("/figures")
    @Operation(
            operationId = "countProducts",
            summary = "Participating, ever starred, and with stars in force on the day: three different figures")
    public SearchCatalogue.Figures figures(
            @QueryParam("on") @Nullable LocalDate on, @QueryParam("unit") @Nullable String unit) {
        return search.figures(day(on), unit);
    }

    private CatalogueQuery query(
            String q,
            @Nullable LocalDate on,
            @Nullable String star,
            @Nullable String set,
            @Nullable String unit,
            Producer.@Nullable Kind producerKind,
            @Nullable CertificateState certificateState,
            boolean alsoLeft) {
        ProblemException.requireParameter(star == null || star.matches("[3-5](,[3-5])*"), "star", "bad-stars");
        List<Integer> stars = star == null
                ? List.of()
                : Arrays.stream(star.split(",")).map(Integer::valueOf).toList();
        return new CatalogueQuery(q, day(on), stars, set, unit, producerKind, certificateState, alsoLeft);
    }

    private LocalDate day(@Nullable LocalDate on) {
        return Objects.requireNonNullElseGet(on, () -> BusinessTime.today(clock));
    }
}
