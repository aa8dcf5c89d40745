package vn.ntm.budget.report;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Page;

/** The budget in the vocabularies that portals and donors read: OCDS with budget breakdown, and a Fiscal Data Package. */
@Path("/v1/open-data")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "open data")
public class OpenDataResource {

    private static final String PREFIX = "ocds-ntm";

    private final Database database;
    private final ReportResource reports;
    private final Caller caller;
    private final Clock clock;

    OpenDataResource(Database database, ReportResource reports, Caller caller, Clock clock) {
        this.database = database;
        this.reports = reports;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/ocds")
    @Operation(
            operationId = "getOcdsReleases",
            summary = "Contracts as OCDS releases with budget breakdown and transactions; amounts in VND")
    public Map<String, Object> ocds(@Context UriInfo here, @QueryParam("budgetYear") @Nullable Integer budgetYear) {
        caller.requireKnown();
        int year = Objects.requireNonNullElseGet(
                budgetYear, () -> BusinessTime.today(clock).getYear());
        return database.readConsistently(handle -> {
            Map<String, List<Map<String, Object>>> transactions = new LinkedHashMap<>();
            handle.createQuery("""
                            select p.contract_id, p.id, p.kind, p.body::jsonb ->> 'bookedOn' as booked_on,
                                   coalesce((p.body::jsonb #>> '{disbursed,amount}')::bigint, p.gross) as amount
                            from payment_request p
                            where p.state = 'BOOKED' and p.contract_id is not null
                              and (p.body::jsonb ->> 'budgetYear')::integer = :year order by booked_on, p.id
                            """)
                    .bind("year", year)
                    .map((row, c) -> transactions
                            .computeIfAbsent(row.getString("contract_id"), id -> new ArrayList<>())
                            .add(map(
                                    "id", row.getString("id"),
                                    "source", here.getBaseUri() + "v1/payment-requests/" + row.getString("id"),
                                    "date", startOf(row.getString("booked_on")),
                                    "type", row.getString("kind"),
                                    "value", value(row.getLong("amount")))))
                    .list();
            Map<String, List<Map<String, Object>>> breakdown = new LinkedHashMap<>();
            handle.createQuery("""
                            select contract::text as contract, fund_source, budget_year,
                                   committed + in_payment + advance + paid + settled + carried_out as amount
                            from cell where holder_kind = 'CONTRACT' and budget_year = :year order by id
                            """)
                    .bind("year", year)
                    .map((row, c) -> breakdown
                            .computeIfAbsent(row.getString("contract"), id -> new ArrayList<>())
                            .add(map(
                                    "id", row.getString("fund_source") + "-" + row.getInt("budget_year"),
                                    "description", row.getString("fund_source"),
                                    "period",
                                            map(
                                                    "startDate",
                                                    startOf(year + "-01-01"),
                                                    "endDate",
                                                    startOf((year + 1) + "-01-31")),
                                    "amount", value(row.getLong("amount")))))
                    .list();
            List<Map<String, Object>> releases = handle.createQuery("""
                            with recursive within (code) as (
                                select unnest(:units) union
                                select u.code from unit_period u join within w on u.parent_code = w.code)
                            select k.id::text as id, k.unit, k.on_date, k.approved_at as approved,
                                   (select name_vi from unit_period u where u.code = k.unit and u.valid @> k.on_date) as unit_name,
                                   k.body::jsonb ->> 'number' as number, k.body::jsonb ->> 'project' as project,
                                   (k.body::jsonb #>> '{value,amount}')::bigint as value
                            from contract k where k.state = 'APPROVED' and k.unit in (select code from within)
                            order by k.id
                            """)
                    .bind("units", SqlArray.texts(caller.units()))
                    .map((row, c) -> {
                        String id = row.getString("id");
                        return map(
                                "ocid", PREFIX + "-" + id,
                                "id", id + "-" + year,
                                "date",
                                        row.getObject("approved", OffsetDateTime.class)
                                                .toInstant()
                                                .toString(),
                                "tag", List.of("implementation"),
                                "initiationType", "tender",
                                "parties",
                                        List.of(map(
                                                "id", row.getString("unit"),
                                                "name", row.getString("unit_name"),
                                                "roles", List.of("buyer"))),
                                "buyer", map("id", row.getString("unit"), "name", row.getString("unit_name")),
                                "planning",
                                        map(
                                                "budget",
                                                map(
                                                        "project", row.getString("project"),
                                                        "budgetBreakdown", breakdown.getOrDefault(id, List.of()))),
                                "contracts",
                                        List.of(map(
                                                "id",
                                                row.getString("number"),
                                                "awardID",
                                                row.getString("number"),
                                                "dateSigned",
                                                startOf(row.getString("on_date")),
                                                "status",
                                                "active",
                                                "value",
                                                value(row.getLong("value")),
                                                "implementation",
                                                map("transactions", transactions.getOrDefault(id, List.of())))));
                    })
                    .list();
            return map(
                    "uri",
                    here.getBaseUri() + "v1/open-data/ocds?budgetYear=" + year,
                    "version",
                    "1.1",
                    "extensions",
                    List.of("https://raw.githubusercontent.com/open-contracting-extensions/"
                            + "ocds_budget_breakdown_extension/master/extension.json"),
                    "publishedDate",
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                    "publisher",
                    map("name", "budget-service"),
                    "releases",
                    releases);
        });
    }

    @GET
    @Path("/fiscal-data-package")
    @Operation(
            operationId = "getFiscalDataPackage",
            summary = "Describes the flat line-item table as a Fiscal Data Package with its phases")
    public Map<String, Object> fiscalDataPackage(
            @Context UriInfo here, @QueryParam("budgetYear") @Nullable Integer budgetYear) {
        int year =
                Objects.requireNonNullElse(budgetYear, BusinessTime.today(clock).getYear());
        List<Map<String, Object>> fields = new ArrayList<>();
        for (String dimension : List.of("budgetYear", "fundSource", "capitalKind", "unit", "unitName", "project")) {
            fields.add(map("name", dimension, "type", dimension.equals("budgetYear") ? "integer" : "string"));
        }
        Map<String, Object> measures = new LinkedHashMap<>();
        for (String phase : List.of("approved", "adjusted", "committed", "inPayment", "advance", "paid", "executed")) {
            fields.add(map("name", phase, "type", "integer"));
            Map<String, Object> measure = map("source", phase, "currency", "VND", "direction", "expenditure");
            if (phase.equals("approved") || phase.equals("adjusted") || phase.equals("executed")) {
                measure.put("phase", phase);
            }
            measures.put(phase, measure);
        }
        return map(
                "name",
                "ntm-budget-" + year,
                "title",
                "New Rural Development budget " + year,
                "profile",
                "fiscal-data-package",
                "fiscalPeriod",
                map("start", year + "-01-01", "end", (year + 1) + "-01-31"),
                "model",
                map(
                        "measures",
                        measures,
                        "dimensions",
                        map(
                                "year", dimension("datetime", "budgetYear"),
                                "unit", named("entity", "unit", "unitName"),
                                "project", dimension("activity", "project"),
                                "source", dimension("other", "fundSource"),
                                "kind", dimension("other", "capitalKind"))),
                "resources",
                List.of(map(
                        "name",
                        "line-items",
                        "path",
                        here.getBaseUri() + "v1/open-data/line-items.csv?budgetYear=" + year,
                        "mediatype",
                        "text/csv",
                        "schema",
                        map("fields", fields))));
    }

    /** A dimension of version 0.3: its attributes by name, of which the column is the key. */
    private static Map<String, Object> dimension(String type, String column) {
        return map(
                "dimensionType", type, "primaryKey", List.of(column), "attributes", map(column, map("source", column)));
    }

    private static Map<String, Object> named(String type, String column, String label) {
        Map<String, Object> dimension = dimension(type, column);
        dimension.put(
                "attributes", map(column, map("source", column), label, map("source", label, "labelfor", column)));
        return dimension;
    }

    /** What reads a data package asks for an address and for no media type. */
    @GET
    @Path("/line-items.csv")
    @Produces(TableReader.CSV)
    @Operation(
            operationId = "getLineItemTable",
            summary = "The flat table of the Fiscal Data Package: one row per plan line, in whole đồng")
    public Page<Map<String, Object>> lineItems(@QueryParam("budgetYear") @Nullable Integer budgetYear) {
        return reports.report("line-items", budgetYear, null, null, null);
    }

    /** Portals read a day as the moment it begins here. */
    private static String startOf(String day) {
        return LocalDate.parse(day).atStartOfDay(BusinessTime.VIETNAM).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static Map<String, Object> value(long amount) {
        return map("amount", amount, "currency", "VND");
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
