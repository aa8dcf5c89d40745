package vn.ntm.criteria.watchlist;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;

/** The HTTP side of higher levels without a lower one. */
@Path("/v1/recognitions/without-base")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recognitions")
public class BaselessResource {

    private final Database database;
    private final BaselessList baseless;
    private final Caller caller;
    private final UnitRegister units;
    private final Cursors cursors;
    private final Clock clock;

    BaselessResource(
            Database database, BaselessList baseless, Caller caller, UnitRegister units, Cursors cursors, Clock clock) {
        this.database = database;
        this.baseless = baseless;
        this.caller = caller;
        this.units = units;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listRecognitionsWithoutBase",
            summary = "Units that hold a higher level on the day without a lower one that it rests on",
            description =
                    "A level rests on the one that the procedure of the day of its decision asks for; lack says whether"
                            + " that was revoked, expired or is not on record. A revoked one also opens an entry of the watch list")
    public Page<Baseless> list(
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("within") @Nullable String within,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.requireKnown();
        LocalDate day = on == null ? BusinessTime.today(clock) : on;
        List<String> roots = within == null ? caller.units() : List.of(within);
        Object[] seal = {day, roots};
        int size = Cursors.limit(limit);
        String after = cursors.open(cursor, seal);
        List<Baseless> rows = database.readConsistently(handle -> {
            if (within != null) {
                units.requireScope(handle, caller, within, day);
            }
            return baseless.find(handle, roots, day).stream()
                    .filter(row -> BaselessList.key(row).compareTo(after) > 0)
                    .limit(size + 1L)
                    .toList();
        });
        return cursors.page(rows, size, BaselessList::key, seal);
    }
}
