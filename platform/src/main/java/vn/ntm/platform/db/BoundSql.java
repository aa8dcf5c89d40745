package vn.ntm.platform.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * A statement, with what is bound to its question marks, in their order. Nobody waits for the answer of one, so all that a
 * transaction has to say is one round trip, its commit with it: with few requests at once, trips are most of a write's cost.
 */
public final class BoundSql {

    /** Bound where a statement says its own number, by which its refusal is known. */
    public static final Object NUMBER = new Object();

    /** What {@code refuse} raises, with the number of the statement as its message. */
    private static final String REFUSED = "NT001";

    /** Takes a row. */
    @FunctionalInterface
    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** What is made of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final String sql;
    private final List<Object> bound;
    private final @Nullable IntConsumer written;
    private final @Nullable Supplier<? extends RuntimeException> refusal;
    private final @Nullable Reader rows;

    /**
     * @param written is told how many rows it wrote; null where nobody asks
     * @param refusal what is thrown when it calls {@code refuse}
     * @param rows takes the rows that it answers; null for one that writes
     */
    private BoundSql(
            String sql,
            List<Object> bound,
            @Nullable IntConsumer written,
            @Nullable Supplier<? extends RuntimeException> refusal,
            @Nullable Reader rows) {
        this.sql = sql;
        this.bound = bound;
        this.written = written;
        this.refusal = refusal;
        this.rows = rows;
    }

    /** @param bound {@link SqlArray}s, {@link #NUMBER}, or what the driver knows by itself */
    public static BoundSql of(String sql, Object... bound) {
        return new BoundSql(sql, List.of(bound), null, null, null);
    }

    /** The same, with a look at the number of rows; what this throws takes the transaction back, so the commit waits for it. */
    public BoundSql then(IntConsumer check) {
        return new BoundSql(sql, bound, check, refusal, rows);
    }

    /** The same, which calls {@code refuse} with its {@link #NUMBER} where all that was sent with it must not be. */
    public BoundSql orElse(Supplier<? extends RuntimeException> otherwise) {
        return new BoundSql(sql, bound, written, otherwise, rows);
    }

    /** The same insert, which the database itself refuses when it writes less than all of these, before the commit. */
    public BoundSql whole(int all, Supplier<? extends RuntimeException> otherwise) {
        List<Object> and = new ArrayList<>(bound);
        and.add(all);
        and.add(NUMBER);
        return new BoundSql(
                "with w as (" + sql + " returning 1) select case when count(*) = ? then true else refuse(?) end from w",
                and,
                written,
                otherwise,
                rows);
    }

    <T> BoundSql into(List<T> answer, Row<T> row) {
        return new BoundSql(sql, bound, written, refusal, result -> answer.add(row.of(result)));
    }

    /** Whether the commit may go with it: nobody has to see its number of rows first. */
    boolean mayGoWithCommit() {
        return written == null;
    }

    /** Sends these together; they run in their order. */
    public static void send(Handle handle, List<BoundSql> all) {
        send(handle, all, false);
    }

    /** The rows that this query answers. */
    public static <T> List<T> read(Handle handle, BoundSql query, Row<T> row) {
        List<T> answer = new ArrayList<>();
        send(handle, List.of(query.into(answer, row)));
        return answer;
    }

    static void send(Handle handle, List<BoundSql> all, boolean commit) {
        if (all.isEmpty()) {
            return;
        }
        String together = all.stream().map(one -> one.sql).collect(Collectors.joining(";\n"));
        List<Integer> counts = new ArrayList<>();
        try (PreparedStatement statement =
                handle.getConnection().prepareStatement(commit ? together + ";\ncommit" : together)) {
            bind(statement, all);
            statement.execute();
            for (BoundSql one : all) {
                one.readAll(statement);
                counts.add(statement.getUpdateCount());
                statement.getMoreResults();
            }
        } catch (PSQLException e) {
            throw failure(e, all);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
        for (int i = 0; i < all.size(); i++) {
            IntConsumer written = all.get(i).written;
            if (written != null) {
                written.accept(counts.get(i));
            }
        }
    }

    private static RuntimeException failure(PSQLException e, List<BoundSql> all) {
        if (REFUSED.equals(e.getSQLState()) && e.getServerErrorMessage() != null) {
            int number = Integer.parseInt(
                    Objects.requireNonNull(e.getServerErrorMessage().getMessage()));
            return Objects.requireNonNull(all.get(number).refusal).get();
        }
        return new UnableToExecuteStatementException(e, null);
    }

    private void readAll(PreparedStatement statement) throws SQLException {
        if (rows != null) {
            ResultSet result = statement.getResultSet();
            while (result.next()) {
                rows.read(result);
            }
        }
    }

    private static void bind(PreparedStatement statement, List<BoundSql> all) throws SQLException {
        int position = 1;
        for (int number = 0; number < all.size(); number++) {
            for (Object value : all.get(number).bound) {
                if (value instanceof SqlArray array) {
                    array.bind(position++, statement);
                } else {
                    statement.setObject(position++, value == NUMBER ? (Object) number : value);
                }
            }
        }
    }
}
