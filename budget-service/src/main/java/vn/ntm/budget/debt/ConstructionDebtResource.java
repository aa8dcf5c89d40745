package vn.ntm.budget.debt;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.DocumentRules;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.EventHistory;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** Construction debt and payable of projects, as two figures. */
@Path("/v1/construction-debts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "construction debts")
public class ConstructionDebtResource {

    private final Database database;
    private final ConstructionDebts debts;
    private final DocumentRules rules;
    private final EventHistory history;
    private final Caller caller;
    private final Clock clock;

    ConstructionDebtResource(
            Database database,
            ConstructionDebts debts,
            DocumentRules rules,
            EventHistory history,
            Caller caller,
            Clock clock) {
        this.database = database;
        this.debts = debts;
        this.rules = rules;
        this.history = history;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listConstructionDebts",
            summary = "Debt and payable of the projects of the caller's units on a date, from acceptances and entries")
    public Page<ConstructionDebt> list(
            @QueryParam("unit") @Nullable String unit, @QueryParam("on") @Nullable LocalDate on) {
        caller.requireKnown();
        LocalDate date = Objects.requireNonNullElseGet(on, () -> BusinessTime.today(clock));
        return database.readConsistently(handle -> {
            List<ConstructionDebts.Project> projects = debts.withVolume(handle).stream()
                    .filter(project -> unit == null || project.unit().equals(unit))
                    .filter(project -> rules.everWithin(handle, project.unit(), caller.units()))
                    .toList();
            return new Page<>(debts.on(handle, projects, date), null);
        });
    }

    @GET
    @Path("/{unit}/{project}")
    @Operation(
            operationId = "getConstructionDebt",
            summary = "Debt and payable of one project on a date; a refused recognition links to it")
    public ConstructionDebt get(
            @PathParam("unit") String unit,
            @PathParam("project") String project,
            @QueryParam("on") @Nullable LocalDate on) {
        LocalDate date = Objects.requireNonNullElseGet(on, () -> BusinessTime.today(clock));
        return list(unit, date).items().stream()
                .filter(debt -> debt.project().equals(project))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("document", unit + "/" + project));
    }

    @GET
    @Path("/{unit}/{project}/history")
    @Operation(operationId = "getConstructionDebtHistory", summary = "How a project's debt and payable changed")
    public Page<HistoryItem> history(@PathParam("unit") String unit, @PathParam("project") String project) {
        caller.requireKnown();
        return database.readConsistently(handle -> {
            if (!rules.everWithin(handle, unit, caller.units())) {
                throw ProblemException.notFound("document", unit + "/" + project);
            }
            return new Page<>(history.of(handle, "construction-debts/" + unit + "/" + project), null);
        });
    }
}
