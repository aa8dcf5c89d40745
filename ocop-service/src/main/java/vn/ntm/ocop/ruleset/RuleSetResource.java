package vn.ntm.ocop.ruleset;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.ApprovalsRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** The HTTP side of rule sets, open to read. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rule sets")
public class RuleSetResource {

    private final RuleSets sets;
    private final RegisterEndpoints endpoints;
    private final Database database;

    RuleSetResource(RuleSets sets, RegisterEndpoints endpoints, Database database) {
        this.sets = sets;
        this.endpoints = endpoints;
        this.database = database;
    }

    @GET
    @Path("/rule-sets")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listRuleSets", summary = "Rule sets in the order of entry")
    public Page<Entry<RuleSet>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(sets.register(), List.of(Filter.same("state", state)), limit, cursor);
    }

    @GET
    @Path("/rule-sets/{id}")
    @Operation(operationId = "getRuleSet", summary = "One rule set")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, sets.register(), id);
    }

    @GET
    @Path("/rule-sets/{id}/history")
    @Operation(operationId = "getRuleSetHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(sets.register(), "rule-sets", id);
    }

    @GET
    @Path("/scoring-sheets/{ruleSet}/{set}")
    @Operation(operationId = "getScoringSheet", summary = "The published sheet of one product set with all options")
    public ScoringSheet sheet(@PathParam("ruleSet") String ruleSet, @PathParam("set") int set) {
        return database.readConsistently(handle -> sets.sheet(handle, ruleSet, set))
                .orElseThrow(() -> ProblemException.notFound("sheet", ruleSet + " " + set));
    }

    @POST
    @Path("/rule-sets/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importRuleSets", summary = "Enters rule sets as drafts")
    public Response importSets(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                RuleSet.class,
                (tx, rows) -> sets.importSets(tx, maker, rows, dryRun),
                Role.PROVINCE_OFFICER);
    }

    @POST
    @Path("/scoring-lines/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importScoringLines", summary = "Enters lines of sheets whose rule set is a draft")
    public Response importLines(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return importRows(body, mediaType, dryRun, ScoringLine.class, sets.lines());
    }

    @POST
    @Path("/scoring-options/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importScoringOptions", summary = "Enters options of sheets whose rule set is a draft")
    public Response importOptions(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return importRows(body, mediaType, dryRun, ScoringOption.class, sets.options());
    }

    @POST
    @Path("/star-bands/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importStarBands", summary = "Enters star bands of rule sets that are drafts")
    public Response importBands(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return importRows(body, mediaType, dryRun, StarBand.class, sets.bands());
    }

    @GET
    @Path("/rule-sets/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getRuleSetTemplate", summary = "The header of the import file of rule sets")
    public String setTemplate() {
        return TableReader.template(RuleSet.class);
    }

    @GET
    @Path("/scoring-lines/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getScoringLineTemplate", summary = "The header of the import file of lines")
    public String lineTemplate() {
        return TableReader.template(ScoringLine.class);
    }

    @GET
    @Path("/scoring-options/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getScoringOptionTemplate", summary = "The header of the import file of options")
    public String optionTemplate() {
        return TableReader.template(ScoringOption.class);
    }

    @GET
    @Path("/star-bands/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getStarBandTemplate", summary = "The header of the import file of star bands")
    public String bandTemplate() {
        return TableReader.template(StarBand.class);
    }

    @POST
    @Path("/rule-sets/{id}/approval")
    @Operation(
            operationId = "publishRuleSet",
            summary = "Publishes one draft that somebody else wrote and that adds up")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(sets.register(), id, request, sets::publishing);
    }

    @POST
    @Path("/rule-sets/approvals")
    @Operation(operationId = "publishRuleSets", summary = "Publishes many drafts; they never change again")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(sets.register(), request, sets::publishing);
    }

    private <R> Response importRows(byte[] body, String mediaType, boolean dryRun, Class<R> type, RuleRows<R> kind) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                type,
                (tx, rows) -> sets.importRows(tx, maker, kind, rows, dryRun),
                Role.PROVINCE_OFFICER);
    }
}
