package vn.ntm.platform.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An answer that CSV and XLSX show as one table, with the rows that it has as JSON. */
public interface Tabular {

    /** The rows; not a part of the JSON. */
    Page<?> table();

    /**
     * A row of an answer that has several lists.
     *
     * @param list the field of the JSON that has the row
     */
    record Row(String list, @JsonUnwrapped Object row) {}

    /** The rows of several lists, one list after the other; the first column says which. */
    static Page<Row> lists(Map<String, ? extends List<?>> lists) {
        List<Row> rows = new ArrayList<>();
        lists.forEach((name, list) -> list.forEach(row -> rows.add(new Row(name, row))));
        return new Page<>(rows, null, List.of("list"));
    }
}
