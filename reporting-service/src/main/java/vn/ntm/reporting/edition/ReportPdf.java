package vn.ntm.reporting.edition;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import vn.ntm.platform.time.BusinessTime;

/**
 * Sets XHTML as PDF/A-3a and PDF/UA-1 with all fonts embedded. Document id and dates are those of the edition, so that the same edition
 * gives the same bytes whenever it is set again.
 */
final class ReportPdf {

    private static final String FAMILY = "Liberation Serif";

    private ReportPdf() {}

    static byte[] of(String html, Instant made, long documentId) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        font(builder, "Regular", 400, FontStyle.NORMAL);
        font(builder, "Bold", 700, FontStyle.NORMAL);
        font(builder, "Italic", 400, FontStyle.ITALIC);
        font(builder, "BoldItalic", 700, FontStyle.ITALIC);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_A);
        // What the colours of the page mean; a file for archives says so itself.
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.usePdfUaAccessibility(true);
        // Nothing is fetched: the report has all that it needs in itself.
        builder.useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null);
        builder.withHtmlContent(html, null);
        builder.withProducer("ntm");
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            date(document, made, documentId);
            document.save(out);
            document.close();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be set as PDF.", e);
        }
    }

    private static void date(PDDocument document, Instant made, long documentId) throws IOException {
        ZonedDateTime at = made.atZone(BusinessTime.VIETNAM).withNano(0);
        Calendar calendar = GregorianCalendar.from(at);
        document.setDocumentId(documentId);
        document.getDocumentInformation().setCreationDate(calendar);
        document.getDocumentInformation().setModificationDate(calendar);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            String text = new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                    .replaceAll(
                            "(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)[^<]*(<)",
                            "$1" + at.toOffsetDateTime() + "$2");
            metadata.importXMPMetadata(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void font(PdfRendererBuilder builder, String name, int weight, FontStyle style) {
        builder.useFont(() -> Objects.requireNonNull(open(name), name), FAMILY, weight, style, true);
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                ReportPdf.class.getResourceAsStream("/fonts/LiberationSerif-" + name + ".ttf"), name);
    }
}
