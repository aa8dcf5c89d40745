package vn.ntm.budget.planline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** The HTTP side of plan lines. */
@Path("/v1/plan-lines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plan lines")
public class PlanLineResource {

    private final Database database;
    private final PlanLines lines;
    private final DocumentRules rules;
    private final Cursors cursors;
    private final Caller caller;

    PlanLineResource(Database database, PlanLines lines, DocumentRules rules, Cursors cursors, Caller caller) {
        this.database = database;
        this.lines = lines;
        this.rules = rules;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listPlanLines", summary = "Lines of the plan with what they hold now")
    public Page<PlanLines.PlanLine> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("budgetYear") @Nullable Integer budgetYear,
            @QueryParam("fundSource") @Nullable FundSource fundSource,
            @QueryParam("capitalKind") @Nullable CapitalKind capitalKind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.requireKnown();
        int size = Cursors.limit(limit);
        Object[] seal = {unit, budgetYear, fundSource, capitalKind, caller.units()};
        String after = cursors.open(cursor, seal);
        List<PlanLines.PlanLine> rows = database.read(handle -> lines.list(
                handle,
                caller.units(),
                unit,
                budgetYear,
                fundSource == null ? null : fundSource.name(),
                capitalKind == null ? null : capitalKind.name(),
                after.isEmpty() ? 0 : Long.parseLong(after),
                size + 1));
        return cursors.page(rows, size, row -> Long.toString(row.id()), seal);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPlanLine", summary = "One line of the plan")
    public PlanLines.PlanLine get(@PathParam("id") long id) {
        return database.readConsistently(handle -> visible(handle, id));
    }

    @GET
    @Path("/{id}/availability")
    @Operation(
            operationId = "getPlanLineAvailability",
            summary = "What is left of a line and what ate the rest: committed, in payment, advance, paid, with links")
    public PlanLines.Availability availability(@PathParam("id") long id) {
        return database.readConsistently(handle -> lines.availability(handle, visible(handle, id)));
    }

    @GET
    @Path("/{id}/trace")
    @Operation(
            operationId = "getPlanLineTrace",
            summary = "The decisions that brought each đồng to the line, back to the Council's")
    public Page<PlanLines.Step> trace(@PathParam("id") long id) {
        return database.readConsistently(
                handle -> new Page<>(lines.trace(handle, visible(handle, id).id()), null));
    }

    private PlanLines.PlanLine visible(Handle handle, long id) {
        caller.requireKnown();
        return lines.find(handle, id)
                .filter(line -> rules.everWithin(handle, line.unit(), caller.units()))
                .orElseThrow(() -> ProblemException.notFound("document", Long.toString(id)));
    }
}
