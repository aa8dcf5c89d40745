package vn.ntm.criteria.statement;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The HTTP side of statements; decides nothing. */
@Path("/v1/statements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "statements")
public class StatementResource {

    private final Statements statements;
    private final RegisterEndpoints endpoints;

    StatementResource(Statements statements, RegisterEndpoints endpoints) {
        this.statements = statements;
        this.endpoints = endpoints;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listStatements",
            summary = "Statements in the order of entry, by indicator, unit, rival or not")
    public Page<Entry<Statement>> list(
            @QueryParam("indicator") @Nullable String indicator,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("rival") @Nullable Boolean rival,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(statements.register(), Statements.filters(indicator, unit, rival), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getStatement", summary = "One statement")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, statements.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getStatementHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(statements.register(), "statements", id);
    }

    @POST
    @Operation(operationId = "enterStatement", summary = "Enters one statement")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Statement content) {
        return endpoints.enter(
                "/v1/statements", statements.register(), content, statements::check, Role.PROVINCE_OFFICER);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getStatementTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Statement.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importStatements", summary = "Enters statements from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Statement.class,
                (tx, rows) ->
                        statements.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
