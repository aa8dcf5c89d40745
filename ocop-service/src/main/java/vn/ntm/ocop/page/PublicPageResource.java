package vn.ntm.ocop.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** The public page and the resolver of GS1 Digital Links; open to everybody. */
@Path("/")
@Tag(name = "public page")
public class PublicPageResource {

    private static final String LINKED_DATA = "application/ld+json";

    private final FindPublicProduct find;
    private final PublicAnswers answers;
    private final String base;

    PublicPageResource(
            FindPublicProduct find, PublicAnswers answers, @ConfigProperty(name = "ntm.ocop.public-url") String base) {
        this.find = find;
        this.answers = answers;
        this.base = base;
    }

    @GET
    @Path("p/{code}")
    @Produces({MediaType.TEXT_HTML, LINKED_DATA})
    @Operation(
            operationId = "getPublicPage",
            summary = "The page behind a label's QR code, as HTML in Vietnamese or English, or as schema.org data")
    public Response page(
            @PathParam("code") String code,
            @QueryParam("lang") @Nullable String language,
            @QueryParam("lot") @Nullable String lot,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        return orPage(code, lot, language, accept, () -> {
            PublicProduct product = find.byCode(code, lot);
            Words words = answers.words(language);
            return Objects.requireNonNullElse(accept, "").startsWith(LINKED_DATA)
                    ? Response.ok(answers.linkedData(product), LINKED_DATA)
                            .header(HttpHeaders.VARY, "Accept, Accept-Language")
                            .build()
                    : html(Response.Status.OK, words, new ProductPage(product, words).html());
        });
    }

    @GET
    @Path("01/{gtin}")
    @Operation(operationId = "resolveDigitalLink", summary = "Sends a GS1 Digital Link to its product's public page")
    public Response resolve(@PathParam("gtin") String gtin, @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        return orPage(gtin, null, null, accept, () -> Response.temporaryRedirect(URI.create(pageOf(find.codeOf(gtin))))
                .build());
    }

    @GET
    @Path("01/{gtin}/10/{lot}")
    @Operation(
            operationId = "resolveLotLink",
            summary = "Sends a GS1 Digital Link of a lot to its product's public page")
    public Response resolveLot(
            @PathParam("gtin") String gtin,
            @PathParam("lot") String lot,
            @QueryParam("17") @Nullable String bestBefore,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        ProblemException.requireParameter(bestBefore == null || bestBefore.matches("[0-9]{6}"), "17", "not-yymmdd");
        return orPage(gtin, null, null, accept, () -> Response.temporaryRedirect(
                        URI.create(pageOf(find.codeOf(gtin)) + "?lot=" + DigitalLink.encoded(lot)))
                .build());
    }

    /** People read a page, also where there is nothing; programs get the problem. */
    private Response orPage(
            String code,
            @Nullable String lot,
            @Nullable String language,
            @Nullable String accept,
            Supplier<Response> answer) {
        try {
            return answer.get();
        } catch (ProblemException problem) {
            boolean lotOnly = is(problem, "no-such-lot");
            boolean nothing = problem.type() == ProblemType.NOT_FOUND || is(problem, "bad-gtin");
            if (!nothing || accept == null || !accept.contains(MediaType.TEXT_HTML)) {
                throw problem;
            }
            Words words = answers.words(language);
            return html(
                    Response.Status.fromStatusCode(problem.type().status()),
                    words,
                    lotOnly && lot != null ? PageFrame.unknownLot(words, code, lot) : PageFrame.unknown(words, code));
        }
    }

    private static boolean is(ProblemException problem, String code) {
        return problem.faults().stream().anyMatch(fault -> fault.code().equals(code));
    }

    private static Response html(Response.Status status, Words words, String page) {
        return Response.status(status)
                .entity(page)
                .type("text/html; charset=utf-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, words.language())
                .header("Content-Security-Policy", "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .build();
    }

    private String pageOf(String code) {
        return PublicAnswers.pageOf(base, code);
    }
}
