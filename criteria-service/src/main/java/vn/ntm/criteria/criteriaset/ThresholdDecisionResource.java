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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.ApprovalsRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The HTTP side of decisions on delegated thresholds, open to read. */
@Path("/v1/threshold-decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "criteria sets")
public class ThresholdDecisionResource {

    private final ThresholdDecisions decisions;
    private final RegisterEndpoints endpoints;

    ThresholdDecisionResource(ThresholdDecisions decisions, RegisterEndpoints endpoints) {
        this.decisions = decisions;
        this.endpoints = endpoints;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listThresholdDecisions",
            summary = "Decisions on thresholds that the law left open, by state and set")
    public Page<Entry<ThresholdDecision>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("criteriaSet") @Nullable String criteriaSet,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        List<Filter> filters = List.of(Filter.same("state", state), Filter.same("doc ->> 'criteriaSet'", criteriaSet));
        return endpoints.list(decisions.register(), filters, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getThresholdDecision", summary = "One decision on a threshold")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, decisions.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getThresholdDecisionHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(decisions.register(), "threshold-decisions", id);
    }

    @POST
    @Operation(
            operationId = "enterThresholdDecision",
            summary = "Enters a decision that fills a blank of the law or is stricter than it")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(ThresholdDecision content) {
        return endpoints.enter(
                "/v1/threshold-decisions", decisions.register(), content, decisions::check, Role.PROVINCE_OFFICER);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getThresholdDecisionTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(ThresholdDecision.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importThresholdDecisions", summary = "Enters decisions from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                ThresholdDecision.class,
                (tx, rows) -> decisions.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(
            operationId = "approveThresholdDecision",
            summary = "Approves one decision that somebody else entered; it judges from then on")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(decisions.register(), id, request, (tx, approved) -> {});
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveThresholdDecisions", summary = "Approves many at once, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(decisions.register(), request, (tx, approved) -> {});
    }
}
