package vn.ntm.budget.period;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.EventHistory;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.WithdrawalRequest;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Reads;

/** The HTTP side of periods; decides nothing. */
@Path("/v1/periods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "periods")
public class PeriodResource {

    private final Periods periods;
    private final Database database;
    private final Commands commands;
    private final Caller caller;
    private final EventHistory history;

    PeriodResource(Periods periods, Database database, Commands commands, Caller caller, EventHistory history) {
        this.periods = periods;
        this.database = database;
        this.commands = commands;
        this.caller = caller;
        this.history = history;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listPeriods", summary = "Months and years that were ever closed; all others are open")
    public Page<Period> list() {
        caller.requireKnown();
        return new Page<>(database.read(periods::list), null);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPeriod", summary = "One month or year that was ever closed")
    public Response get(@Context Request request, @PathParam("id") String id) {
        caller.requireKnown();
        Period period = database.read(handle -> periods.get(handle, id));
        return Reads.document(request, period.version(), period).toResponse();
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            operationId = "getPeriodHistory",
            summary = "Who closed, asked and reopened, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") String id) {
        caller.requireKnown();
        return database.readConsistently(handle -> {
            periods.get(handle, id);
            return new Page<>(history.of(handle, "periods/" + id), null);
        });
    }

    @POST
    @Path("/{id}/closure")
    @Operation(operationId = "closePeriod", summary = "Closes a month (2021-08) or a year (2021) that is over")
    @APIResponse(responseCode = "201", description = "Created")
    public Response close(@PathParam("id") String id, ClosureRequest request) {
        Actor actor = caller.require(Role.TREASURER, Role.PROVINCE_OFFICER);
        return commands.run(actor, tx -> {
            Period period = periods.close(tx, actor, id, request.reason());
            return Answer.created("", period.version(), period);
        });
    }

    @POST
    @Path("/{id}/reopening")
    @Operation(operationId = "askToReopenPeriod", summary = "Asks to reopen a closed period, with a reason")
    @APIResponse(responseCode = "201", description = "Created")
    public Response askToReopen(@PathParam("id") String id, ReopeningRequest request) {
        Actor actor = caller.require(Role.AUDITOR, Role.TREASURER, Role.PROVINCE_OFFICER);
        return commands.run(actor, tx -> {
            Period period = periods.askToReopen(tx, actor, id, request.reason());
            return Answer.created("", period.version(), period);
        });
    }

    @POST
    @Path("/{id}/reopening/approval")
    @Operation(operationId = "reopenPeriod", summary = "Reopens a period that somebody else asked to reopen")
    @APIResponse(responseCode = "201", description = "Created")
    public Response reopen(@PathParam("id") String id) {
        Actor actor = caller.require(Role.APPROVER);
        return commands.run(actor, tx -> {
            Period period = periods.reopen(tx, actor, id);
            return Answer.created("", period.version(), period);
        });
    }

    @POST
    @Path("/{id}/reopening/withdrawal")
    @Operation(
            operationId = "withdrawReopening",
            summary = "Whoever asked to reopen a period takes it back while nobody decided; the period stays closed")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdrawReopening(@PathParam("id") String id, WithdrawalRequest request) {
        Actor actor = caller.require(Role.AUDITOR, Role.TREASURER, Role.PROVINCE_OFFICER);
        return commands.run(actor, tx -> {
            Period period = periods.withdrawReopening(tx, actor, id, request.reason());
            return Answer.created("", period.version(), period);
        });
    }

    /** Why a period is closed, where there is more to say than that it is over. */
    public record ClosureRequest(@Nullable String reason) {}

    /** Why a period must be reopened. */
    public record ReopeningRequest(String reason) {}
}
