package vn.ntm.ocop.evaluation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of evidence; decides nothing. */
@Path("/v1/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evaluations")
public class EvidenceResource {

    private final EvidenceRegister evidenceRegister;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    EvidenceResource(EvidenceRegister evidenceRegister, RegisterEndpoints endpoints, Commands commands) {
        this.evidenceRegister = evidenceRegister;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listEvidence", summary = "Evidence in the order of entry")
    public Page<Entry<Evidence>> list(
            @QueryParam("sha256") @Nullable String sha256,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                evidenceRegister.register(),
                List.of(Filter.same("doc ->> 'sha256'", sha256), Filter.same("doc ->> 'kind'", kind)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getEvidence", summary = "One evidence")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, evidenceRegister.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getEvidenceHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(evidenceRegister.register(), "evidence", id);
    }

    @POST
    @Operation(operationId = "enterEvidence", summary = "Enters one evidence")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Evidence content) {
        return endpoints.enter(
                "/v1/evidence",
                evidenceRegister.register(),
                content,
                evidenceRegister::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.COMMUNE_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceEvidence", summary = "Puts new content in place of an evidence, under If-Match")
    public Response replace(@PathParam("id") UUID id, Evidence content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Evidence> entry = evidenceRegister.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getEvidenceTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Evidence.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importEvidence", summary = "Enters evidence from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                Evidence.class,
                (tx, rows) -> evidenceRegister.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.COMMUNE_OFFICER);
    }
}
