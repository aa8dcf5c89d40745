package vn.ntm.ocop.market;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.catalogue.Catalogue;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Turnover added up. */
@Path("/v1/sales-totals")
@Tag(name = "sales")
public class SalesTotalResource {

    private final Sales sales;
    private final Catalogue catalogue;
    private final Database database;

    SalesTotalResource(Sales sales, Catalogue catalogue, Database database) {
        this.sales = sales;
        this.catalogue = catalogue;
        this.database = database;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listSalesTotals",
            summary =
                    "Turnover by channel or product of the periods that lie wholly between two days; of a unit it is that"
                            + " of all products which lie within it on the last of them")
    public Page<Sales.Total> totals(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("by") @DefaultValue("channel") String by,
            @QueryParam("unit") @Nullable String unit) {
        List<Fault> faults = new ArrayList<>();
        if (from == null) {
            faults.add(Fault.at("from", "missing"));
        }
        if (to == null) {
            faults.add(Fault.at("to", "missing"));
        }
        if (from != null && to != null && to.isBefore(from)) {
            faults.add(Fault.at("to", "ends-before-it-begins", Map.of("from", from, "to", to)));
        }
        if (!by.equals("channel") && !by.equals("product")) {
            faults.add(Fault.at("by", "channel-or-product"));
        }
        if (from == null || to == null || !faults.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, faults);
        }
        // Asked for before the connection is taken: the catalogue takes one of its own.
        List<String> among = unit == null ? null : catalogue.within(unit, to);
        return database.read(handle -> new Page<>(sales.totals(handle, from, to, by, among), null));
    }
}
