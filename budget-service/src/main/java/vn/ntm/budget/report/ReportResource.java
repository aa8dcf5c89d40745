package vn.ntm.budget.report;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.DocumentRules;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** Forms F1 to F12 and the flat table, at any business date and as known at any instant. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ReportResource {

    private final Database database;
    private final UnitRegister units;
    private final DocumentRules rules;
    private final Caller caller;
    private final Clock clock;

    ReportResource(Database database, UnitRegister units, DocumentRules rules, Caller caller, Clock clock) {
        this.database = database;
        this.units = units;
        this.rules = rules;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{form}")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "getReport",
            summary =
                    "One of the forms f1 to f12 or line-items, in whole đồng, with numerators and denominators beside rates")
    public Page<Map<String, Object>> report(
            @PathParam("form") String form,
            @QueryParam("budgetYear") @Nullable Integer budgetYear,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable OffsetDateTime asOf) {
        caller.requireKnown();
        Form known = Arrays.stream(Form.values())
                .filter(one -> one.name().replace('_', '-').equalsIgnoreCase(form))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("form", form));
        LocalDate on = Objects.requireNonNullElseGet(validOn, () -> BusinessTime.today(clock));
        int year = Objects.requireNonNullElse(budgetYear, on.getYear());
        return database.readConsistently(handle -> {
            // Money outlives its unit: without a day it is read by whoever it ever lay with.
            if (unit != null && (validOn != null || !rules.everWithin(handle, unit, caller.units()))) {
                units.requireScope(handle, caller, unit, on);
            }
            return handle.createQuery(known.sql())
                    .bind("units", SqlArray.texts(unit == null ? caller.units() : List.of(unit)))
                    .bind("year", year)
                    .bind("on", on)
                    .bind("asOf", asOf)
                    .scanResultSet((rows, c) -> page(rows.get()));
        });
    }

    /** A form has all its columns, also those that no row of today fills, and also when it has no row. */
    private static Page<Map<String, Object>> page(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        List<Map<String, Object>> items = new ArrayList<>();
        while (rows.next()) {
            items.add(row(rows));
        }
        return new Page<>(items, null, names);
    }

    private static Map<String, Object> row(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (value instanceof java.math.BigDecimal number && number.scale() == 0) {
                value = number.longValueExact();
            } else if (value instanceof java.sql.Date date) {
                value = date.toLocalDate().toString();
            }
            if (value != null) {
                values.put(columns.getColumnLabel(i), value);
            }
        }
        return values;
    }
}
