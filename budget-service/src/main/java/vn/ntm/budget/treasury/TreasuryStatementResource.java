package vn.ntm.budget.treasury;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** The HTTP side of Treasury statements; decides nothing. */
@Path("/v1/treasury-statements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "treasury statements")
public class TreasuryStatementResource {

    private final TreasuryStatements statements;
    private final Database database;
    private final Commands commands;
    private final TableReader tables;
    private final UnitRegister units;
    private final Caller caller;

    TreasuryStatementResource(
            TreasuryStatements statements,
            Database database,
            Commands commands,
            TableReader tables,
            UnitRegister units,
            Caller caller) {
        this.statements = statements;
        this.database = database;
        this.commands = commands;
        this.tables = tables;
        this.units = units;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listTreasuryStatements", summary = "Statements of the caller's units with their matches")
    public Page<TreasuryStatement.View> list() {
        caller.require(Role.TREASURER, Role.AUDITOR, Role.PROVINCE_OFFICER);
        return database.readConsistently(handle -> new Page<>(
                statements.list(handle).stream()
                        .map(id -> statements.view(handle, id, true))
                        .filter(view -> isVisible(handle, view))
                        .toList(),
                null));
    }

    @POST
    @Operation(
            operationId = "takeTreasuryStatement",
            summary = "Takes a statement in and matches it; taking the same one again changes nothing")
    @APIResponse(responseCode = "200", description = "Taken in before: nothing is changed")
    @APIResponse(responseCode = "201", description = "Taken in")
    public Response take(TreasuryStatement.Submission submission) {
        Actor treasurer = caller.require(Role.TREASURER);
        return commands.run(treasurer, tx -> answer(statements.take(tx, treasurer, submission)));
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importTreasuryStatement", summary = "Takes a statement in from a table, all or nothing")
    @APIResponse(
            responseCode = "200",
            description = "Taken in before: nothing is changed",
            content = @Content(schema = @Schema(implementation = TreasuryStatement.View.class)))
    @APIResponse(responseCode = "201", description = "Taken in")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor treasurer = caller.require(Role.TREASURER);
        List<TreasuryStatement.Row> rows = tables.read(body, mediaType, TreasuryStatement.Row.class);
        return dryRun
                ? commands.dryRun(treasurer, tx -> answer(statements.takeRows(tx, treasurer, rows)))
                : commands.run(treasurer, tx -> answer(statements.takeRows(tx, treasurer, rows)));
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getTreasuryStatementTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(TreasuryStatement.Row.class);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getTreasuryStatement",
            summary = "One statement with its matches and what it does not show")
    public TreasuryStatement.View get(@PathParam("id") UUID id) {
        return database.readConsistently(handle -> visible(handle, id));
    }

    @GET
    @Path("/{id}/matches")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listTreasuryMatches", summary = "The lines of a statement held against our bookings")
    public Page<TreasuryStatement.Match> matches(@PathParam("id") UUID id) {
        return database.readConsistently(
                handle -> new Page<>(visible(handle, id).lines(), null));
    }

    private TreasuryStatement.View visible(Handle handle, UUID id) {
        caller.requireKnown();
        return statements
                .find(handle, id)
                .filter(view -> isVisible(handle, view))
                .orElseThrow(() -> ProblemException.notFound("document", id.toString()));
    }

    private boolean isVisible(Handle handle, TreasuryStatement.View view) {
        return units.isWithin(handle, view.unit(), caller.units(), view.to());
    }

    private static Answer answer(TreasuryStatement.View view) {
        return view.importedBefore()
                ? Answer.ok(view)
                : Answer.created("/v1/treasury-statements/" + view.id(), 1, view);
    }
}
