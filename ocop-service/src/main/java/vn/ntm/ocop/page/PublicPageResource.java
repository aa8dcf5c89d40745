package vn.ntm.ocop.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.item.Item;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.RequestContext;

/** The public page, the label, the linked data and the resolver of GS1 Digital Links; open to everybody. */
@Path("/")
@Tag(name = "public page")
public class PublicPageResource {

    private static final String SVG = "image/svg+xml";
    private static final String PDF = "application/pdf";
    private static final String LINKED_DATA = "application/ld+json";

    private final FindPublicProduct find;
    private final RequestContext context;
    private final ObjectMapper json;
    private final String base;

    PublicPageResource(
            FindPublicProduct find,
            RequestContext context,
            ObjectMapper json,
            @ConfigProperty(name = "ntm.ocop.public-url") String base) {
        this.find = find;
        this.context = context;
        this.json = json;
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
        PublicProduct product = find.byCode(code, lot);
        return Objects.requireNonNullElse(accept, "").startsWith(LINKED_DATA)
                ? linked(product)
                : Response.ok(new ProductPage(product, words(language)).html(), "text/html; charset=utf-8")
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'")
                        .header("X-Content-Type-Options", "nosniff")
                        .header(HttpHeaders.VARY, "Accept, Accept-Language")
                        .build();
    }

    @GET
    @Path("v1/products/{code}/linked-data")
    @Produces(LINKED_DATA)
    @Operation(operationId = "getLinkedData", summary = "A product by its code in the terms of schema.org")
    public Response linkedData(@PathParam("code") String code) {
        return linked(find.byCode(code, null));
    }

    @GET
    @Path("v1/products/{code}/label")
    @Produces({SVG, PDF})
    @Operation(operationId = "getLabel", summary = "A printable label with its QR code, as SVG or PDF by Accept")
    public Response label(
            @PathParam("code") String code,
            @QueryParam("lang") @Nullable String language,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        PublicProduct product = find.byCode(code, null);
        Label label = new Label(product, linkOf(product), words(language));
        return Objects.requireNonNullElse(accept, "").startsWith(PDF)
                ? Response.ok(label.pdf(), PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"label.pdf\"")
                        .build()
                : Response.ok(label.svg().getBytes(StandardCharsets.UTF_8), SVG).build();
    }

    @GET
    @Path("v1/products/{code}/qr")
    @Produces(SVG)
    @Operation(
            operationId = "getQrCode",
            summary = "The QR code of a product's GS1 Digital Link, or of its public page")
    public Response qr(@PathParam("code") String code) {
        return Response.ok(QrCode.of(linkOf(find.byCode(code, null))).svg().getBytes(StandardCharsets.UTF_8), SVG)
                .build();
    }

    @GET
    @Path("01/{gtin}")
    @Operation(operationId = "resolveDigitalLink", summary = "Sends a GS1 Digital Link to its product's public page")
    public Response resolve(@PathParam("gtin") String gtin) {
        return Response.temporaryRedirect(URI.create(pageOf(find.codeOf(gtin)))).build();
    }

    @GET
    @Path("01/{gtin}/10/{lot}")
    @Operation(
            operationId = "resolveLotLink",
            summary = "Sends a GS1 Digital Link of a lot to its product's public page")
    public Response resolveLot(
            @PathParam("gtin") String gtin,
            @PathParam("lot") String lot,
            @QueryParam("17") @Nullable String bestBefore) {
        ProblemException.requireParameter(bestBefore == null || bestBefore.matches("[0-9]{6}"), "17", "not-yymmdd");
        return Response.temporaryRedirect(URI.create(pageOf(find.codeOf(gtin)) + "?lot=" + DigitalLink.encoded(lot)))
                .build();
    }

    private String pageOf(String code) {
        return base + "/p/" + DigitalLink.encoded(code);
    }

    private String linkOf(PublicProduct product) {
        return product.items().stream()
                .map(Item::gtin)
                .filter(Objects::nonNull)
                .findFirst()
                .map(gtin -> DigitalLink.of(base, gtin, null, null))
                .orElseGet(() -> pageOf(product.code()));
    }

    private Words words(@Nullable String language) {
        return new Words(language == null ? context.language() : Locale.forLanguageTag(language));
    }

    private Response linked(PublicProduct product) {
        try {
            return Response.ok(json.writeValueAsString(LinkedData.of(product, base)), LINKED_DATA)
                    .header(HttpHeaders.VARY, "Accept")
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Linked data cannot be written.", e);
        }
    }
}
