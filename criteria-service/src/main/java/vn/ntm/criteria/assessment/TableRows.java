package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** The rows of a CSV or XLSX file one after another, so that a file of any length takes the same memory. */
final class TableRows implements AutoCloseable, Iterator<String[]> {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .build();

    private final Iterator<String[]> rows;
    private final AutoCloseable file;

    private TableRows(Iterator<String[]> rows, AutoCloseable file) {
        this.rows = rows;
        this.file = file;
    }

    static TableRows open(Path path, String mediaType) {
        try {
            return mediaType.startsWith(TableReader.XLSX) ? xlsx(path) : csv(path);
        } catch (IOException | RuntimeException e) {
            throw notATable();
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (RuntimeException e) {
            throw notATable();
        }
    }

    @Override
    public String[] next() {
        try {
            return rows.next();
        } catch (RuntimeException e) {
            throw notATable();
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (Exception e) {
            throw new IllegalStateException("An uploaded file cannot be closed.", e);
        }
    }

    private static TableRows csv(Path path) throws IOException {
        // A decoder reports what is no UTF-8; a reader by the name of the charset would put question marks in its
        // place.
        InputStreamReader text = new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder());
        MappingIterator<String[]> lines = CSV.readerFor(String[].class).readValues(text);
        return new TableRows(lines, lines);
    }

    private static TableRows xlsx(Path path) throws IOException {
        InputStream bytes = Files.newInputStream(path);
        ReadableWorkbook workbook = new ReadableWorkbook(bytes);
        Stream<String[]> rows =
                workbook.getFirstSheet().openStream().map(TableRows::cells).filter(TableRows::hasText);
        return new TableRows(rows.iterator(), () -> {
            rows.close();
            workbook.close();
            bytes.close();
        });
    }

    private static String[] cells(Row row) {
        return row.stream().map(cell -> cell == null ? "" : text(cell)).toArray(String[]::new);
    }

    private static boolean hasText(String[] cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static String text(Cell cell) {
        String raw = cell.getRawValue();
        if (cell.getType() == CellType.STRING) {
            return cell.asString();
        }
        if (cell.getType() == CellType.NUMBER) {
            return cell.asNumber().stripTrailingZeros().toPlainString();
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean().toString();
        }
        return raw == null ? "" : raw;
    }

    private static ProblemException notATable() {
        return ProblemException.of(ProblemType.MALFORMED_REQUEST, "", "not-a-table", Map.of());
    }
}
