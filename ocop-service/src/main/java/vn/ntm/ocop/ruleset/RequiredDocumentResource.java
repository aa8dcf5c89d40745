package vn.ntm.ocop.ruleset;

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

/** The HTTP side of required documents; decides nothing. */
@Path("/v1/required-documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rule sets")
public class RequiredDocumentResource {

    private final RequiredDocuments requiredDocuments;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    RequiredDocumentResource(RequiredDocuments requiredDocuments, RegisterEndpoints endpoints, Commands commands) {
        this.requiredDocuments = requiredDocuments;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listRequiredDocuments", summary = "Required documents in the order of entry")
    public Page<Entry<RequiredDocument>> list(
            @QueryParam("ruleSet") @Nullable String ruleSet,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                requiredDocuments.register(), List.of(Filter.same("doc ->> 'ruleSet'", ruleSet)), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRequiredDocument", summary = "One required document")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, requiredDocuments.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getRequiredDocumentHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(requiredDocuments.register(), "required-documents", id);
    }

    @POST
    @Operation(operationId = "enterRequiredDocument", summary = "Enters one required document")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(RequiredDocument content) {
        return endpoints.enter(
                "/v1/required-documents",
                requiredDocuments.register(),
                content,
                requiredDocuments::check,
                Role.PROVINCE_OFFICER);
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "replaceRequiredDocument",
            summary = "Puts new content in place of a required document, under If-Match")
    public Response replace(@PathParam("id") UUID id, RequiredDocument content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<RequiredDocument> entry = requiredDocuments.replace(tx, id, commands::expectVersion, content);
            return Answer.ok(entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getRequiredDocumentTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(RequiredDocument.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "importRequiredDocuments",
            summary = "Enters required documents from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                RequiredDocument.class,
                (tx, rows) -> requiredDocuments.importRows(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
