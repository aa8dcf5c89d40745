package vn.ntm.platform.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * A statement, with what is bound to its question marks, in their order. Nobody waits for the rows of one that writes, so
 * all that a transaction writes at its end is one round trip: with few requests at once, trips are most of a write's cost.
 *
 * @param written is told how many rows it wrote
 */
public record BoundSql(String sql, List<Object> bound, IntConsumer written) {

    private static final IntConsumer ANY = rows -> {};

    /** @param bound {@link SqlArray}s or what the driver knows by itself */
    public static BoundSql of(String sql, Object... bound) {
        return new BoundSql(sql, List.of(bound), ANY);
    }

    /** The same, with a look at the number of rows; what this throws takes the transaction back. */
    public BoundSql then(IntConsumer check) {
        return new BoundSql(sql, bound, check);
    }

    /** Sends these together; they run in their order. */
    public static void send(Handle handle, List<BoundSql> writes) {
        if (!writes.isEmpty()) {
            sendAndRead(handle, writes, null, row -> row);
        }
    }

    /** The rows that this query answers. */
    public static <T> List<T> read(Handle handle, BoundSql query, Row<T> row) {
        return sendAndRead(handle, List.of(), query, row);
    }

    /** What is made of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The rows that this query, if there is one, answers after these were written, in the same round trip. */
    static <T> List<T> sendAndRead(Handle handle, List<BoundSql> writes, @Nullable BoundSql query, Row<T> row) {
        List<BoundSql> all = new ArrayList<>(writes);
        if (query != null) {
            all.add(query);
        }
        List<Integer> written = new ArrayList<>();
        List<T> read = new ArrayList<>();
        try (PreparedStatement statement = handle.getConnection()
                .prepareStatement(all.stream().map(BoundSql::sql).collect(Collectors.joining(";\n")))) {
            bind(statement, all);
            statement.execute();
            for (int i = 0; i < writes.size(); i++) {
                written.add(statement.getUpdateCount());
                statement.getMoreResults();
            }
            if (query != null) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    read.add(row.of(rows));
                }
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
        for (int i = 0; i < written.size(); i++) {
            writes.get(i).written.accept(written.get(i));
        }
        return read;
    }

    private static void bind(PreparedStatement statement, List<BoundSql> all) throws SQLException {
        int position = 1;
        for (BoundSql one : all) {
            for (Object value : one.bound) {
                if (value instanceof SqlArray array) {
                    array.bind(position++, statement);
                } else {
                    statement.setObject(position++, value);
                }
            }
        }
    }
}
