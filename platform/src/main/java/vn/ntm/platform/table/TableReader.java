package vn.ntm.platform.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.platform.web.RecordBinder;
import vn.ntm.platform.web.RequestContext;

/**
 * Reads CSV or XLSX rows into records whose components are the columns, and reports every fault of every row at once
 * as {@code /rows/<row>/<column>}; the header is row 1, as a person sees it.
 *
 * <p>A list that was exported can be imported again: the columns that only an export has ({@link #READ_ONLY} and those that
 * the record states in {@link ExportedColumns}) are left alone, whatever stands in them, money may stand in
 * {@code <column>.amount} and {@code <column>.currency}, and the quote that kept a spreadsheet from running a cell is taken
 * off again.
 */
@Singleton
public class TableReader {

    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What a list says of each document beside its content: what became of it, which no import decides. */
    public static final Set<String> READ_ONLY =
            Set.of("id", "version", "state", "makerId", "approverId", "approvedAt", "reason");

    /** States in which a document has left its number to another: a row that says so is told, not entered. */
    private static final Set<String> OVER = Set.of("WITHDRAWN", "EXPIRED", "REVERSED");

    private static final String AMOUNT = ".amount";
    private static final String CURRENCY = ".currency";
    private static final int MAXIMUM_FAULTS = 1_000;
    private static final ReadingOptions FORMATS = new ReadingOptions(true, false);
    private static final ReadingOptions NO_FORMATS = new ReadingOptions(false, false);
    private static final Pattern DAY_FORMAT = Pattern.compile("[yd]", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_A_PATTERN = Pattern.compile("\\[[^]]*]|\"[^\"]*\"|General");

    private final ObjectMapper json;
    private final RecordBinder binder;
    private final RequestContext context;

    TableReader(ObjectMapper json, RecordBinder binder, RequestContext context) {
        this.json = json;
        this.binder = binder;
        this.context = context;
    }

    /**
     * What could be read of a table.
     *
     * @param rows those without a fault
     * @param indexes of these rows in the table, from 0
     * @param faults of all others
     * @param over how many more an export told of documents that were taken back or ran out; they stay as they are
     */
    public record Reading<T>(List<T> rows, List<Integer> indexes, List<Fault> faults, int over) {

        private static final Pattern ROW = Pattern.compile("/rows/([0-9]+)(/.*)?");

        /** A fault that names the n-th of {@code rows} names the row of the table. */
        public Fault inTable(Fault fault) {
            Matcher row = ROW.matcher(fault.pointer());
            int index = row.matches() ? Integer.parseInt(row.group(1)) - 2 : -1;
            if (index < 0 || index >= indexes.size()) {
                return fault;
            }
            String rest = row.group(2) == null ? "" : row.group(2);
            return Fault.at(pointer(indexes.get(index)) + rest, fault.code(), fault.params());
        }
    }

    /** The rows as records, or 422 with all faults; empty cells count as absent. */
    public <T> List<T> read(byte[] body, String mediaType, Class<T> type) {
        Reading<T> reading = reading(body, mediaType, type, Set.of());
        ProblemException.throwIfAny(reading.faults());
        return reading.rows();
    }

    /** The rows of documents that can be read and the faults of the others; 422 when the header is wrong already. */
    public <T> Reading<T> readWhatCanBe(byte[] body, String mediaType, Class<T> type) {
        return reading(body, mediaType, type, OVER);
    }

    private <T> Reading<T> reading(byte[] body, String mediaType, Class<T> type, Set<String> statesLeftAlone) {
        context.body(body);
        List<Map<String, String>> rows = named(mediaType.startsWith(XLSX) ? xlsx(body) : csv(body), type);
        List<Fault> faults = new ArrayList<>();
        checkHeader(rows, type, faults);
        List<String> columns = columns(type);
        List<T> records = new ArrayList<>(rows.size());
        List<Integer> indexes = new ArrayList<>(rows.size());
        int over = 0;
        for (int i = 0; i < rows.size() && faults.size() < MAXIMUM_FAULTS; i++) {
            if (statesLeftAlone.contains(rows.get(i).getOrDefault("state", "").strip())) {
                over++;
                continue;
            }
            int before = faults.size();
            Map<String, String> row = withoutCurrencies(rows.get(i), columns, pointer(i), faults);
            T bound = binder.bind(tree(row, type), type, pointer(i), faults);
            if (bound != null && faults.size() == before) {
                records.add(bound);
                indexes.add(i);
            }
        }
        return new Reading<>(records, indexes, faults, over);
    }

    /** Columns under the names of the record, however a person spelt them in capitals. */
    private static List<Map<String, String>> named(List<Map<String, String>> rows, Class<?> type) {
        if (rows.isEmpty()) {
            return rows;
        }
        List<String> known = new ArrayList<>(columns(type));
        columns(type).forEach(column -> known.addAll(List.of(column + AMOUNT, column + CURRENCY)));
        known.addAll(READ_ONLY);
        Set<String> given = rows.get(0).keySet();
        Map<String, String> names = new HashMap<>();
        given.forEach(name -> names.put(
                name,
                known.stream()
                        .filter(column -> column.equalsIgnoreCase(name) && !given.contains(column))
                        .findFirst()
                        .orElse(name)));
        if (names.entrySet().stream().allMatch(name -> name.getKey().equals(name.getValue()))) {
            return rows;
        }
        return rows.stream()
                .map(row -> {
                    Map<String, String> renamed = new LinkedHashMap<>();
                    row.forEach((name, cell) -> renamed.put(names.getOrDefault(name, name), cell));
                    return renamed;
                })
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Where row {@code index} (from 0) stands, for faults of meaning found later. */
    public static String pointer(int index) {
        return "/rows/" + (index + 2);
    }

    /** An empty CSV with the header, to be filled in. */
    public static String template(Class<?> type) {
        return String.join(",", columns(type)) + "\r\n";
    }

    private static <T> void checkHeader(List<Map<String, String>> rows, Class<T> type, List<Fault> faults) {
        if (rows.isEmpty()) {
            faults.add(Fault.at("/rows", "no-rows"));
            return;
        }
        List<String> columns = columns(type);
        rows.get(0).keySet().stream()
                .filter(name -> !columns.contains(name) && !isMoneyOf(columns, name) && !isOnlyExported(type, name))
                .forEach(name -> faults.add(Fault.at(
                        "/rows/1", "unknown-column", Map.of("column", name, "allowed", String.join(", ", columns)))));
        ProblemException.throwIfAny(faults);
    }

    private static boolean isMoneyOf(List<String> columns, String name) {
        return Stream.of(AMOUNT, CURRENCY)
                .anyMatch(part ->
                        name.endsWith(part) && columns.contains(name.substring(0, name.length() - part.length())));
    }

    private static boolean isOnlyExported(Class<?> type, String name) {
        ExportedColumns more = type.getAnnotation(ExportedColumns.class);
        return READ_ONLY.contains(name)
                || (more != null
                        && Arrays.stream(more.value()).anyMatch(own -> name.equals(own) || name.startsWith(own + ".")));
    }

    /** Money as an export writes it becomes the amount that an import asks for; any other currency is a fault. */
    private static Map<String, String> withoutCurrencies(
            Map<String, String> row, List<String> columns, String pointer, List<Fault> faults) {
        if (row.keySet().stream().noneMatch(name -> name.endsWith(AMOUNT) || name.endsWith(CURRENCY))) {
            return row;
        }
        Map<String, String> plain = new LinkedHashMap<>(row);
        for (String column : columns) {
            String amount = plain.remove(column + AMOUNT);
            String currency = plain.remove(column + CURRENCY);
            if (amount != null) {
                plain.putIfAbsent(column, amount);
            }
            if (currency != null && !currency.isBlank() && !currency.strip().equals("VND")) {
                faults.add(Fault.at(
                        pointer + "/" + column + CURRENCY, "unknown-currency", Map.of("given", currency.strip())));
            }
        }
        return plain;
    }

    /** A cell as it was before the export put a quote in front of what a spreadsheet would have run. */
    private static String unquoted(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@\t\r".indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }

    private static List<String> columns(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private JsonNode tree(Map<String, String> row, Class<?> type) {
        ObjectNode node = json.createObjectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            String cell = unquoted(row.getOrDefault(component.getName(), "").strip());
            if (!cell.isEmpty()) {
                put(node, component, cell);
            }
        }
        return node;
    }

    private static void put(ObjectNode node, RecordComponent component, String cell) {
        Class<?> type = component.getType();
        String name = component.getName();
        boolean numeric = type == long.class
                || type == Long.class
                || type == int.class
                || type == Integer.class
                || type == BigDecimal.class;
        if (numeric && cell.matches("-?[0-9]{1,18}")) {
            node.put(name, Long.parseLong(cell));
        } else if (numeric && cell.matches("-?[0-9]{1,18}\\.[0-9]{1,12}")) {
            node.put(name, new BigDecimal(cell));
        } else if ((type == boolean.class || type == Boolean.class) && cell.matches("true|false")) {
            node.put(name, Boolean.parseBoolean(cell));
        } else {
            node.put(name, cell);
        }
    }

    private static List<Map<String, String>> csv(byte[] body) {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .build();
        // A decoder reports what is no UTF-8; a reader by the name of the charset would put question marks in its
        // place.
        try (InputStreamReader text =
                        new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder());
                MappingIterator<String[]> lines = mapper.readerFor(String[].class)
                        .with(CsvSchema.emptySchema().withColumnSeparator(separator(body)))
                        .readValues(text)) {
            List<Map<String, String>> rows = new ArrayList<>();
            List<String> header = List.of();
            while (lines.hasNextValue()) {
                List<String> cells = Arrays.asList(lines.nextValue());
                if (header.isEmpty()) {
                    header = cells.stream().map(TableReader::columnName).toList();
                } else {
                    rows.add(row(header, cells));
                }
            }
            return rows;
        } catch (IOException e) {
            throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "", "not-a-table", Map.of());
        }
    }

    /** Where a comma is the decimal mark, as in Vietnam, spreadsheets save CSV with semicolons. */
    private static char separator(byte[] body) {
        for (byte next : body) {
            if (next == ',' || next == '\n') {
                break;
            }
            if (next == ';') {
                return ';';
            }
        }
        return ',';
    }

    /** A workbook need not say how its cells look: without that part it has no days, and is read all the same. */
    private static List<Map<String, String>> xlsx(byte[] body) {
        try {
            return xlsx(body, FORMATS);
        } catch (IOException | RuntimeException e) {
            return plainXlsx(body);
        }
    }

    private static List<Map<String, String>> plainXlsx(byte[] body) {
        try {
            return xlsx(body, NO_FORMATS);
        } catch (IOException | RuntimeException e) {
            throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "", "not-a-table", Map.of());
        }
    }

    private static List<Map<String, String>> xlsx(byte[] body, ReadingOptions options) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(body), options);
                Stream<Row> lines = workbook.getFirstSheet().openStream()) {
            List<Map<String, String>> rows = new ArrayList<>();
            List<String> header = new ArrayList<>();
            lines.forEach(line -> {
                List<String> cells = line.stream()
                        .map(cell -> cell == null ? "" : text(cell))
                        .toList();
                if (header.isEmpty()) {
                    cells.forEach(cell -> header.add(columnName(cell)));
                } else if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(row(header, cells));
                }
            });
            return rows;
        }
    }

    private static String text(Cell cell) {
        String raw = cell.getRawValue();
        return switch (cell.getType()) {
            case STRING -> cell.asString();
            case NUMBER ->
                isDate(cell)
                        ? cell.asDate().toLocalDate().toString()
                        : cell.asNumber().stripTrailingZeros().toPlainString();
            case BOOLEAN -> cell.asBoolean().toString();
            default -> raw == null ? "" : raw;
        };
    }

    /** A spreadsheet keeps a day as a number with a format that writes it as one. */
    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && DAY_FORMAT
                        .matcher(NOT_A_PATTERN.matcher(format).replaceAll(""))
                        .find();
    }

    private static String columnName(String cell) {
        return cell.replace("\uFEFF", "").strip();
    }

    private static Map<String, String> row(List<String> header, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), i < cells.size() && cells.get(i) != null ? cells.get(i) : "");
        }
        return row;
    }
}
