package vn.ntm.reporting.statement;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** Published figures and their rivals; open to read without a token. */
@Path("/v1/statements")
@Tag(name = "statements")
public class StatementResource {

    private final Statements statements;

    StatementResource(Statements statements) {
        this.statements = statements;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listStatements", summary = "What was printed about the figures, with its source")
    public Page<StatementView> list(
            @QueryParam("indicator") @Nullable String indicator,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("rival") @Nullable Boolean rival,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return statements.list(indicator, unit, rival, limit, cursor);
    }
}
