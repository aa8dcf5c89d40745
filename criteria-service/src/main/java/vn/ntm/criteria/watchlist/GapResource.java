package vn.ntm.criteria.watchlist;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** The HTTP side of the gaps between what is computed and what is decided. */
@Path("/v1/recognitions/gaps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recognitions")
public class GapResource {

    private final Database database;
    private final Gaps gaps;
    private final Caller caller;
    private final UnitRegister units;
    private final Cursors cursors;
    private final Clock clock;

    GapResource(Database database, Gaps gaps, Caller caller, UnitRegister units, Cursors cursors, Clock clock) {
        this.database = database;
        this.gaps = gaps;
        this.caller = caller;
        this.units = units;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listRecognitionGaps",
            summary = "Units that meet all criteria and are not recognised, or are recognised and below standard now",
            description = "kind is meets-all-not-recognised or recognised-below-standard; by the latest approved"
                    + " assessment under each complete set on the day, which may be older than the decision: both days"
                    + " are in the answer")
    public Page<Gap> list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("within") @Nullable String within,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.requireKnown();
        Gaps.Kind asked = kind == null ? null : Gaps.Kind.of(kind);
        ProblemException.requireParameter(asked != null, "kind", "not-a-gap");
        Gaps.Kind known = Objects.requireNonNull(asked);
        LocalDate day = on == null ? BusinessTime.today(clock) : on;
        List<String> roots = within == null ? caller.units() : List.of(within);
        Object[] seal = {known, day, roots};
        int size = Cursors.limit(limit);
        String after = cursors.open(cursor, seal);
        List<Gap> rows = database.readConsistently(handle -> {
            if (within != null) {
                units.requireScope(handle, caller, within, day);
            }
            return gaps.find(handle, known, roots, day, after, size + 1);
        });
        return cursors.page(rows, size, gap -> gap.unit() + " " + gap.criteriaSet(), seal);
    }
}
