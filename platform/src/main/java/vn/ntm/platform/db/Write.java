package vn.ntm.platform.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * A statement that writes, with what is bound to its question marks, in their order. Nobody waits for its rows, so that
 * all that a transaction writes at its end is one round trip: with few requests at once, trips are most of a write's cost.
 *
 * @param written is told how many rows it wrote
 */
public record Write(String sql, List<Object> bound, IntConsumer written) {

    private static final IntConsumer ANY = rows -> {};

    /** @param bound {@link SqlArray}s or what the driver knows by itself */
    public static Write of(String sql, Object... bound) {
        return new Write(sql, List.of(bound), ANY);
    }

    /** The same, with a look at the number of rows; what this throws takes the transaction back. */
    public Write then(IntConsumer check) {
        return new Write(sql, bound, check);
    }

    /** Sends these together; they run in their order. */
    public static void send(Handle handle, List<Write> writes) {
        if (writes.isEmpty()) {
            return;
        }
        List<Integer> rows = new ArrayList<>();
        try (PreparedStatement statement = handle.getConnection()
                .prepareStatement(writes.stream().map(Write::sql).collect(Collectors.joining(";\n")))) {
            int position = 1;
            for (Write write : writes) {
                for (Object value : write.bound) {
                    if (value instanceof SqlArray array) {
                        array.bind(position++, statement);
                    } else {
                        statement.setObject(position++, value);
                    }
                }
            }
            statement.execute();
            for (int i = 0; i < writes.size(); i++) {
                rows.add(statement.getUpdateCount());
                statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
        for (int i = 0; i < rows.size(); i++) {
            writes.get(i).written.accept(rows.get(i));
        }
    }
}
