package vn.ntm.ocop.market;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** Turnover added up. */
@Path("/v1/sales-totals")
@Tag(name = "sales")
public class SalesTotalResource {

    private final Sales sales;
    private final Database database;

    SalesTotalResource(Sales sales, Database database) {
        this.sales = sales;
        this.database = database;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listSalesTotals",
            summary = "Turnover by channel or product of the periods that lie wholly between two days")
    public Page<Sales.Total> totals(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("by") @DefaultValue("channel") String by,
            @QueryParam("unit") @Nullable String unit) {
        ProblemException.requireParameter(from != null, "from", "missing");
        ProblemException.requireParameter(to != null, "to", "missing");
        ProblemException.requireParameter(by.equals("channel") || by.equals("product"), "by", "channel-or-product");
        return database.read(handle -> new Page<>(
                sales.totals(
                        handle, java.util.Objects.requireNonNull(from), java.util.Objects.requireNonNull(to), by, unit),
                null));
    }
}
