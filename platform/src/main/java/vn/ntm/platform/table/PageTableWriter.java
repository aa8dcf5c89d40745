package vn.ntm.platform.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Tabular;

/**
 * Tables as CSV or XLSX: the rows and field names of the JSON, nested objects as {@code parent.child} columns. Where there
 * are more rows than the page has, the header {@code Link} names the next page: the JSON says so in {@code next}, for which
 * a table has no place.
 */
@Provider
@Produces({TableReader.CSV, TableReader.XLSX})
public class PageTableWriter implements MessageBodyWriter<Tabular> {

    /** A spreadsheet keeps fifteen digits of a number. */
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private final ObjectMapper json;
    private final ObjectReader rowsAsJson;
    private final UriInfo asked;

    PageTableWriter(ObjectMapper json, UriInfo asked) {
        this.json = json;
        this.rowsAsJson = json.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
        this.asked = asked;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return Tabular.class.isAssignableFrom(type) && (media.toString().startsWith(TableReader.CSV) || isXlsx(media));
    }

    @Override
    public void writeTo(
            Tabular answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        Page<?> page = answer.table();
        if (page.next() != null) {
            String next = asked.getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.next())
                    .build()
                    .getRawQuery();
            headers.putSingle(HttpHeaders.LINK, "<?" + next + ">; rel=\"next\"");
        }
        List<Map<String, JsonNode>> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>(page.columns());
        if (page.items().isEmpty() && columns.isEmpty()) {
            columns.addAll(Columns.of(json, json.constructType(generic).containedTypeOrUnknown(0)));
        }
        for (Object item : page.items()) {
            Map<String, JsonNode> row = new LinkedHashMap<>();
            // By way of the text: a tree made of values would take the zeros off 50.0 and keep embedded JSON closed.
            flatten("", rowsAsJson.readTree(json.writeValueAsBytes(item)), row);
            columns.addAll(row.keySet());
            rows.add(row);
        }
        if (isXlsx(media)) {
            writeXlsx(columns, rows, out);
        } else {
            out.write(csv(columns, rows).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isXlsx(MediaType media) {
        return media.toString().startsWith(TableReader.XLSX);
    }

    private static void flatten(String prefix, JsonNode node, Map<String, JsonNode> row) {
        node.properties().forEach(field -> {
            String name = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                flatten(name, value, row);
            } else {
                row.put(name, value);
            }
        });
    }

    private String text(@Nullable JsonNode value) throws JsonProcessingException {
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isTextual() ? value.textValue() : json.writeValueAsString(value);
    }

    private String csv(Set<String> columns, List<Map<String, JsonNode>> rows) throws JsonProcessingException {
        StringBuilder text = new StringBuilder();
        line(text, new ArrayList<>(columns));
        for (Map<String, JsonNode> row : rows) {
            List<String> cells = new ArrayList<>(columns.size());
            for (String column : columns) {
                cells.add(text(row.get(column)));
            }
            line(text, cells);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(quoted(harmless(cells.get(i))));
        }
        text.append("\r\n");
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    /** A spreadsheet would run a cell that begins like a formula; a plain negative number is none. */
    private static String harmless(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return formula && !cell.matches("-[0-9.]+") ? "'" + cell : cell;
    }

    private void writeXlsx(Set<String> columns, List<Map<String, JsonNode>> rows, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "ntm", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("data");
            int column = 0;
            for (String name : columns) {
                sheet.value(0, column, name);
                for (int row = 0; row < rows.size(); row++) {
                    cell(sheet, row + 1, column, rows.get(row).get(name));
                }
                column++;
            }
            sheet.finish();
        }
    }

    /** Numbers stay numbers, so that a sheet can add them up; beyond the digits that a sheet keeps they are text. */
    private void cell(Worksheet sheet, int row, int column, @Nullable JsonNode value) throws JsonProcessingException {
        if (value != null && value.isNumber() && value.decimalValue().abs().compareTo(LARGEST) < 0) {
            sheet.value(row, column, value.decimalValue());
        } else {
            sheet.value(row, column, text(value));
        }
    }
}
