package vn.ntm.reporting.fact;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.SqlArray;

/** Inserts rows: few with one array per column, cast and unnested by the database; many by COPY. */
final class Rows<T> {

    private static final int PIECE = 32_768;

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

    /**
     * The same by COPY, which takes what is many more times as fast: no statement, no array, no cast. The words that stand
     * for a missing value must be plain ones, such as infinity. It goes out in pieces, so that the database reads one while
     * the next is written.
     */
    void copy(Handle handle, List<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        try {
            CopyIn copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + names + ") from stdin");
            try {
                StringBuilder text = new StringBuilder(PIECE + PIECE / 2);
                for (T row : rows) {
                    line(text, row);
                    if (text.length() >= PIECE) {
                        send(copy, text);
                    }
                }
                send(copy, text);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException("Rows cannot be copied into " + table, e, null);
        }
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void line(StringBuilder text, T row) {
        char before = 0;
        for (Column<T> column : columns) {
            if (before != 0) {
                text.append(before);
            }
            before = '\t';
            Object value = column.value().apply(row);
            if (value != null) {
                escape(text, value.toString());
            } else {
                text.append(column.absent().equals("null") ? "\\N" : plain(column.absent()));
            }
        }
        text.append('\n');
    }

    /** {@code 'infinity'::date} without its cast. */
    private static String plain(String absent) {
        return absent.substring(1, absent.indexOf('\'', 1));
    }

    private static void escape(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    /** What inserts these; nothing where there are none. */
    List<BoundSql> inserting(List<T> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String casts = columns.stream()
                .map(column -> "coalesce(r." + column.name() + "::" + column.type() + ", " + column.absent() + ")")
                .collect(Collectors.joining(", "));
        String arrays = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        return List.of(BoundSql.of(
                "insert into " + table + " (" + names + ") select " + casts + " from unnest(" + arrays + ") as r ("
                        + names + ") " + onConflict,
                columns.stream()
                        .map(column -> SqlArray.texts(rows, row -> {
                            Object value = column.value().apply(row);
                            return value == null ? null : value.toString();
                        }))
                        .toArray()));
    }
}
