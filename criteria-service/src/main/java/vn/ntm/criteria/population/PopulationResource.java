package vn.ntm.criteria.population;

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

/** Counts of people as they were entered, open to read. */
@Path("/v1/population")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "population")
public class PopulationResource {

    private final Populations populations;
    private final RegisterEndpoints endpoints;

    PopulationResource(Populations populations, RegisterEndpoints endpoints) {
        this.populations = populations;
        this.endpoints = endpoints;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listPopulation", summary = "Counts as they were entered, by unit")
    public Page<Entry<Population>> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(populations.register(), null, unit, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPopulation", summary = "One count")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, populations.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getPopulationHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(populations.register(), "population", id);
    }

    @POST
    @Operation(operationId = "enterPopulation", summary = "Enters one count")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Population content) {
        return endpoints.enter(
                "/v1/population", populations.register(), content, populations::check, Role.PROVINCE_OFFICER);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getPopulationTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Population.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importPopulation", summary = "Enters counts from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Population.class,
                (tx, rows) ->
                        populations.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
