package vn.ntm.reporting.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.ntm.reporting.edition.EditionContent.Column;
import vn.ntm.reporting.edition.EditionContent.Kind;
import vn.ntm.reporting.edition.EditionContent.Table;

/** The report's tables as a workbook: one sheet a table, real numbers and dates, what is missing as words. */
final class ReportXlsx {

    private static final int DIGITS_OF_EXCEL = 15;
    /** Zip keeps local time from 1980 on; one fixed moment, so that the bytes repeat. */
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 2, 0, 0);

    private static final String MOMENT = "(<dcterms:created[^>]*>)[^<]*(<)";

    private ReportXlsx() {}

    /** @param facts name and value of what a reader must know about the edition */
    static byte[] of(EditionContent content, List<List<String>> facts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            try (Workbook workbook = new Workbook(out, "ntm", "1.0")) {
                Worksheet about = workbook.newWorksheet("Thông tin");
                for (int row = 0; row < facts.size(); row++) {
                    about.value(row, 0, facts.get(row).get(0));
                    about.value(row, 1, facts.get(row).get(1));
                }
                about.width(0, 24);
                about.width(1, 90);
                about.finish();
                for (Table table : content.tables()) {
                    sheet(workbook.newWorksheet("Biểu " + table.number()), table);
                }
            }
            return withFixedMoment(out.toByteArray(), content);
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be written as a workbook.", e);
        }
    }

    private static void sheet(Worksheet sheet, Table table) throws IOException {
        sheet.value(0, 0, "Biểu " + table.number() + ". " + table.vi());
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            sheet.value(1, i, column.vi());
            sheet.style(1, i).bold().wrapText(true).set();
            sheet.width(i, column.kind() == Kind.TEXT ? 36 : 18);
        }
        for (int row = 0; row < table.rows().size(); row++) {
            for (int i = 0; i < table.columns().size(); i++) {
                cell(
                        sheet,
                        row + 2,
                        i,
                        table.rows().get(row).get(i),
                        table.columns().get(i).kind());
            }
        }
        sheet.freezePane(0, 2);
        if (!table.rows().isEmpty()) {
            sheet.setAutoFilter(1, 0, table.rows().size() + 1, table.columns().size() - 1);
        }
        sheet.finish();
    }

    private static void cell(Worksheet sheet, int row, int column, JsonNode value, Kind kind) {
        if (value.isNull()) {
            sheet.value(row, column, VietnameseText.NOT_REPORTED);
            return;
        }
        switch (kind) {
            case TEXT -> sheet.value(row, column, value.asText());
            case DATE -> {
                sheet.value(row, column, LocalDate.parse(value.asText()));
                sheet.style(row, column).format("dd/mm/yyyy").set();
            }
            case NUMBER, VND -> {
                BigDecimal number = value.decimalValue();
                // A spreadsheet keeps fifteen digits; what is longer stays whole as text.
                if (number.precision() > DIGITS_OF_EXCEL) {
                    sheet.value(row, column, VietnameseText.number(number));
                } else {
                    sheet.value(row, column, number);
                    sheet.style(row, column)
                            .format(number.scale() > 0 ? "#,##0.##" : "#,##0")
                            .set();
                }
            }
        }
    }

    /**
     * The library stamps the moment of writing; the edition's own day takes its place, so that the bytes repeat. It writes
     * entries whose size stands behind them, which only a file can be read with.
     */
    private static byte[] withFixedMoment(byte[] written, EditionContent content) throws IOException {
        Path file = Files.createTempFile("edition", ".xlsx");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Files.write(file, written);
            try (ZipFile in = new ZipFile(file.toFile());
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry : Collections.list(in.entries())) {
                    byte[] bytes = in.getInputStream(entry).readAllBytes();
                    if (entry.getName().equals("docProps/core.xml")) {
                        bytes = new String(bytes, StandardCharsets.UTF_8)
                                .replaceAll(MOMENT, "$1" + content.validOn() + "T00:00:00Z$2")
                                .getBytes(StandardCharsets.UTF_8);
                    }
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(FIXED);
                    zip.putNextEntry(copy);
                    zip.write(bytes);
                    zip.closeEntry();
                }
            }
        } finally {
            Files.delete(file);
        }
        return out.toByteArray();
    }
}
