package vn.ntm.reporting.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Inserts many rows in one round trip: one array per column, cast and unnested by the database. */
final class Rows<T> {

    private final String table;
    private final String onConflict;
    private final List<Column<T>> columns = new ArrayList<>();

    private record Column<T>(String name, String type, String absent, Function<T, @Nullable Object> value) {}

    Rows(String table) {
        this(table, "");
    }

    Rows(String table, String onConflict) {
        this.table = table;
        this.onConflict = onConflict;
    }

    Rows<T> with(String name, String type, Function<T, @Nullable Object> value) {
        return with(name, type, "null", value);
    }

    /** @param absent the SQL that stands for a missing value */
    Rows<T> with(String name, String type, String absent, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(name, type, absent, value));
        return this;
    }

    void insert(Handle handle, List<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        List<String> casts = new ArrayList<>();
        List<String> arrays = new ArrayList<>();
        for (Column<T> column : columns) {
            names.add(column.name());
            casts.add("coalesce(r." + column.name() + "::" + column.type() + ", " + column.absent() + ")");
            arrays.add(":" + column.name());
        }
        var statement = handle.createUpdate("insert into " + table + " (" + String.join(", ", names) + ") select "
                + String.join(", ", casts) + " from unnest(" + String.join(", ", arrays) + ") as r ("
                + String.join(", ", names) + ") " + onConflict);
        for (Column<T> column : columns) {
            List<@Nullable String> values = new ArrayList<>(rows.size());
            for (T row : rows) {
                Object value = column.value().apply(row);
                values.add(value == null ? null : value.toString());
            }
            statement.bindArray(column.name(), String.class, values);
        }
        statement.execute();
    }
}
