package vn.ntm.ocop.writes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Rows as the files that an import takes. */
final class Tables {

    private Tables() {}

    static String csv(List<Map<String, Object>> rows) {
        List<String> columns = columns(rows);
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, Object> row : rows) {
            text.append(String.join(
                            ",",
                            columns.stream()
                                    .map(column -> String.valueOf(row.getOrDefault(column, "")))
                                    .toList()))
                    .append('\n');
        }
        return text.toString();
    }

    static byte[] xlsx(List<Map<String, Object>> rows) {
        List<String> columns = columns(rows);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("data");
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(0, column, columns.get(column));
                for (int row = 0; row < rows.size(); row++) {
                    Object value = rows.get(row).getOrDefault(columns.get(column), "");
                    if (value instanceof Number number) {
                        sheet.value(row + 1, column, number);
                    } else {
                        sheet.value(row + 1, column, String.valueOf(value));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<String> columns(List<Map<String, Object>> rows) {
        TreeSet<String> columns = new TreeSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        return List.copyOf(columns);
    }
}
