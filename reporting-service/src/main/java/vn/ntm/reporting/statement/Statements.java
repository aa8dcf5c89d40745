package vn.ntm.reporting.statement;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;

/** Reads statements. */
@Singleton
public class Statements {

    private static final String COLUMNS = """
            select indicator, unit, valid_from, nullif(measure, '') as mode, numerator, denominator,
                   (attributes ->> 'rival')::boolean as rival, attributes ->> 'source' as source,
                   attributes ->> 'note' as note, subject
            from fact where kind = 'STATEMENT'
            """;
    /** Sorts as text in the order of the list; a subject names one statement. */
    private static final String KEY =
            "indicator || ' ' || to_char(valid_from, 'YYYY-MM-DD') || ' ' || unit || ' ' || subject";

    private final Database database;
    private final Cursors cursors;

    Statements(Database database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    private record Row(String key, StatementView view) {}

    /** What was printed about this figure, published first. */
    public List<StatementView> about(
            Handle handle, String indicator, String unit, LocalDate on, Instant asOf, @Nullable String mode) {
        return handle.createQuery(COLUMNS
                        + " and indicator = :indicator and unit = :unit and valid_from = :on::date"
                        + " and recorded_from <= :asOf and :asOf < recorded_to"
                        + " and (measure = '' or :mode::text is null or measure = :mode) order by rival, subject")
                .bind("indicator", indicator)
                .bind("unit", unit)
                .bind("on", on)
                .bind("asOf", asOf.atOffset(ZoneOffset.UTC))
                .bind("mode", mode)
                .map(Statements::view)
                .list();
    }

    /** The published statements of a unit, as known now. */
    public List<StatementView> published(String unit) {
        return database.read(handle -> handle.createQuery(COLUMNS
                        + " and unit = :unit and recorded_to = 'infinity' and not (attributes ->> 'rival')::boolean"
                        + " order by valid_from, subject")
                .bind("unit", unit)
                .map(Statements::view)
                .list());
    }

    Page<StatementView> list(
            @Nullable String indicator,
            @Nullable String unit,
            @Nullable Boolean rival,
            @Nullable Integer asked,
            @Nullable String cursor) {
        int limit = Cursors.limit(asked);
        Object[] filters = {Optional.ofNullable(indicator), Optional.ofNullable(unit), Optional.ofNullable(rival)};
        String after = cursors.open(cursor, filters);
        List<Row> rows = database.read(
                handle -> handle.createQuery("select s.*, " + KEY + " as key from (" + COLUMNS + """
                         and recorded_to = 'infinity'
                         and (:indicator::text is null or indicator = :indicator)
                         and (:unit::text is null or unit = :unit)
                         and (:rival::boolean is null or (attributes ->> 'rival')::boolean = :rival)
                        ) s where (%1$s) collate "C" > :after order by (%1$s) collate "C" limit :limit
                        """.formatted(KEY))
                        .bind("indicator", indicator)
                        .bind("unit", unit)
                        .bind("rival", rival)
                        .bind("after", after)
                        .bind("limit", limit + 1)
                        .map((row, context) -> new Row(row.getString("key"), view(row, context)))
                        .list());
        Page<Row> page = cursors.page(rows, limit, Row::key, filters);
        return new Page<>(page.items().stream().map(Row::view).toList(), page.next());
    }

    private static StatementView view(ResultSet row, StatementContext context) throws SQLException {
        return new StatementView(
                row.getString("indicator"),
                row.getString("unit"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("mode"),
                row.getBigDecimal("numerator"),
                row.getBigDecimal("denominator"),
                row.getBoolean("rival"),
                row.getString("source"),
                row.getString("note"));
    }
}
