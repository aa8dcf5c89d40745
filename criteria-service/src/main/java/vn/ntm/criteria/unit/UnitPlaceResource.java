package vn.ntm.criteria.unit;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** Points and areas of units, each from a source; open to read. */
@Path("/v1/unit-places")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "units")
public class UnitPlaceResource {

    private final UnitPlaces places;
    private final RegisterEndpoints endpoints;

    UnitPlaceResource(UnitPlaces places, RegisterEndpoints endpoints) {
        this.places = places;
        this.endpoints = endpoints;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listUnitPlaces", summary = "Points and areas in the order of entry, by unit")
    public Page<Entry<UnitPlace>> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(places.register(), null, unit, limit, cursor);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getUnitPlaceHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(places.register(), "unit-places", id);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getUnitPlaceTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(UnitPlace.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importUnitPlaces", summary = "Enters points and areas from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                UnitPlace.class,
                (tx, rows) -> places.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
