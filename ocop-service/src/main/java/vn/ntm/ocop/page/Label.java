package vn.ntm.ocop.page;

import static vn.ntm.ocop.page.Words.escaped;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import vn.ntm.ocop.catalogue.CertificateState;

/** A label of 80 by 40 millimetres: the QR code, the name, the producer and, while it holds, the rating. */
final class Label {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 160;
    private static final int QR_SIDE = 140;
    private static final int TEXT_LEFT = 156;
    private static final int LINE_LENGTH = 24;
    /** Bold letters are wider. */
    private static final int BOLD_LINE_LENGTH = 20;

    private static final int MOST_LINES = 3;
    private static final float POINTS_PER_MILLIMETRE = 72 / 25.4f;

    private final QrCode code;
    private final List<Line> lines;

    Label(PublicProduct product, String link, Words words) {
        this.code = QrCode.of(link);
        this.lines = lines(product, words);
    }

    private record Line(String text, boolean bold) {}

    private static List<Line> lines(PublicProduct product, Words words) {
        List<Line> lines = new ArrayList<>();
        wrapped(product.name(), BOLD_LINE_LENGTH).forEach(text -> lines.add(new Line(text, true)));
        String producer = product.producerName();
        if (producer != null) {
            wrapped(producer, LINE_LENGTH).forEach(text -> lines.add(new Line(text, false)));
        }
        var certificate = product.certificate();
        var end = product.end();
        if (product.state() == CertificateState.VALID && certificate != null && end != null) {
            boolean real = words.reconstruction(product) == null;
            lines.add(new Line(
                    "OCOP " + certificate.star() + words.of(" sao", " stars")
                            + (real ? "" : words.of(" (tái lập)", " (reconstructed)")),
                    false));
            lines.add(new Line(words.of("đến hết ", "to the end of ") + words.day(end.minusDays(1)), false));
        }
        return lines;
    }

    String svg() {
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80mm\" height=\"40mm\""
                + " viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\"><rect width=\"" + WIDTH + "\" height=\"" + HEIGHT
                + "\" fill=\"#fff\" stroke=\"#999\"/><g transform=\"translate(10 10) scale("
                + (double) QR_SIDE / code.size() + ")\"><path d=\"" + code.path() + "\"/></g>");
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<text x=\"")
                    .append(TEXT_LEFT)
                    .append("\" y=\"")
                    .append(top(i))
                    .append("\" font-family=\"sans-serif\" font-size=\"12\"")
                    .append(lines.get(i).bold() ? " font-weight=\"700\">" : ">")
                    .append(escaped(lines.get(i).text()))
                    .append("</text>");
        }
        return svg.append("</svg>\n").toString();
    }

    byte[] pdf() {
        try (PDDocument document = new PDDocument()) {
            PDRectangle size = new PDRectangle(80 * POINTS_PER_MILLIMETRE, 40 * POINTS_PER_MILLIMETRE);
            PDPage page = new PDPage(size);
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, WIDTH, HEIGHT);
            draw(graphics);
            graphics.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.saveGraphicsState();
                content.transform(org.apache.pdfbox.util.Matrix.getScaleInstance(
                        size.getWidth() / WIDTH, size.getHeight() / HEIGHT));
                content.drawForm(graphics.getXFormObject());
                content.restoreGraphicsState();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A label cannot be drawn.", e);
        }
    }

    private void draw(PdfBoxGraphics2D graphics) {
        graphics.setColor(Color.BLACK);
        double module = (double) QR_SIDE / code.size();
        // One shape: modules that are filled one by one show hairlines between them.
        Path2D modules = new Path2D.Double();
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                if (code.isDark(x, y)) {
                    modules.append(new Rectangle2D.Double(10 + x * module, 10 + y * module, module, module), false);
                }
            }
        }
        graphics.fill(modules);
        for (int i = 0; i < lines.size(); i++) {
            Font font = new Font(Font.SANS_SERIF, lines.get(i).bold() ? Font.BOLD : Font.PLAIN, 12);
            java.awt.Shape outline = font.createGlyphVector(
                            graphics.getFontRenderContext(), lines.get(i).text())
                    .getOutline(TEXT_LEFT, top(i));
            graphics.fill(outline);
        }
    }

    private static int top(int line) {
        return 28 + 17 * line;
    }

    /** At most three lines; what was left out shows as an ellipsis. */
    static List<String> wrapped(String text, int length) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > length) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() > MOST_LINES) {
            lines.set(MOST_LINES - 1, lines.get(MOST_LINES - 1) + "…");
        }
        return lines.subList(0, Math.min(MOST_LINES, lines.size()));
    }
}
