package vn.ntm.ocop.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The label, the QR code and the linked data of a product; open to everybody. */
@Path("/v1/products")
@Tag(name = "public page")
public class LabelResource {

    private static final String SVG = "image/svg+xml";
    private static final String PDF = "application/pdf";
    private static final String LINKED_DATA = "application/ld+json";

    private final FindPublicProduct find;
    private final PublicAnswers answers;

    LabelResource(FindPublicProduct find, PublicAnswers answers) {
        this.find = find;
        this.answers = answers;
    }

    @GET
    @Path("/{code}/linked-data")
    @Produces(LINKED_DATA)
    @Operation(operationId = "getLinkedData", summary = "A product by its code in the terms of schema.org")
    public Response linkedData(@PathParam("code") String code) {
        return Response.ok(answers.linkedData(find.byCode(code, null)), LINKED_DATA)
                .build();
    }

    @GET
    @Path("/{code}/label")
    @Produces({SVG, PDF})
    @Operation(
            operationId = "getLabel",
            summary = "A printable label of a product or one of its lots with its QR code, as SVG or PDF by Accept")
    public Response label(
            @PathParam("code") String code,
            @QueryParam("lang") @Nullable String language,
            @QueryParam("lot") @Nullable String lot,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        PublicProduct product = find.byCode(code, lot);
        Label label = new Label(product, answers.linkOf(product), answers.words(language));
        return Objects.requireNonNullElse(accept, "").startsWith(PDF)
                ? Response.ok(label.pdf(), PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"label.pdf\"")
                        .build()
                : Response.ok(label.svg().getBytes(StandardCharsets.UTF_8), SVG).build();
    }

    @GET
    @Path("/{code}/qr")
    @Produces(SVG)
    @Operation(
            operationId = "getQrCode",
            summary = "The QR code of the GS1 Digital Link of a product or one of its lots, or of its public page")
    public Response qr(@PathParam("code") String code, @QueryParam("lot") @Nullable String lot) {
        String svg = QrCode.of(answers.linkOf(find.byCode(code, lot))).svg();
        return Response.ok(svg.getBytes(StandardCharsets.UTF_8), SVG).build();
    }
}
