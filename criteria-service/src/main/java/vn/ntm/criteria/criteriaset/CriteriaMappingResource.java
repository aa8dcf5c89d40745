package vn.ntm.criteria.criteriaset;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The HTTP side of mappings between sets, open to read. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "criteria sets")
public class CriteriaMappingResource {

    private final CriteriaMappings mappings;
    private final RegisterEndpoints endpoints;

    CriteriaMappingResource(CriteriaMappings mappings, RegisterEndpoints endpoints) {
        this.mappings = mappings;
        this.endpoints = endpoints;
    }

    @GET
    @Path("/criteria-sets/{id}/mappings")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listCriteriaMappings",
            summary = "What the set's criteria answer to in other sets: the same number may mean another thing")
    public Page<Entry<CriteriaMapping>> list(
            @PathParam("id") String id,
            @QueryParam("otherSet") @Nullable String otherSet,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(mappings.register(), CriteriaMappings.ofSet(id, otherSet), limit, cursor);
    }

    @GET
    @Path("/criteria-mappings/{id}")
    @Operation(operationId = "getCriteriaMapping", summary = "One mapping between sets")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(ref = "EntryCriteriaMapping")))
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, mappings.register(), id);
    }

    @GET
    @Path("/criteria-mappings/{id}/history")
    @Operation(
            operationId = "getCriteriaMappingHistory",
            summary = "Who did what with a mapping, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(mappings.register(), "criteria-mappings", id);
    }

    @GET
    @Path("/criteria-mappings/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getCriteriaMappingTemplate", summary = "The header of the import file of mappings")
    public String template() {
        return TableReader.template(CriteriaMapping.class);
    }

    @POST
    @Path("/criteria-mappings/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importCriteriaMappings", summary = "Records mappings between sets, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                CriteriaMapping.class,
                (tx, rows) -> mappings.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
