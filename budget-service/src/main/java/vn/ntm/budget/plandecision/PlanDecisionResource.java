package vn.ntm.budget.plandecision;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.ApprovalsRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.WithdrawalRequest;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** The HTTP side of plan decisions; decides nothing. */
@Path("/v1/plan-decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plan decisions")
public class PlanDecisionResource {

    private final PlanDecisions planDecisions;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    PlanDecisionResource(PlanDecisions planDecisions, RegisterEndpoints endpoints, Commands commands) {
        this.planDecisions = planDecisions;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listPlanDecisions",
            summary = "Plan decisions in the order of entry, by state and unit; as a table one row for each line")
    public PlanDecisionPage list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Page<Entry<PlanDecision>> page = endpoints.list(planDecisions.register(), state, unit, limit, cursor);
        return new PlanDecisionPage(page.items(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPlanDecision", summary = "One plan decision")
    public RestResponse<Entry<PlanDecision>> get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.document(request, planDecisions.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getPlanDecisionHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(planDecisions.register(), "plan-decisions", id);
    }

    @POST
    @Operation(
            operationId = "enterPlanDecision",
            summary = "Enters one plan decision; a dry run also tries its postings and leaves no trace")
    @APIResponse(responseCode = "200", description = "A dry run: nothing is stored")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(PlanDecision content, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        if (dryRun) {
            Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
            return commands.dryRun(maker, tx -> Answer.ok(planDecisions.tryOut(tx, maker, content)));
        }
        return endpoints.enter(
                "/v1/plan-decisions",
                planDecisions.register(),
                content,
                planDecisions::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }

    @POST
    @Path("/split")
    @Operation(
            operationId = "splitByWeights",
            summary = "Splits an amount by weights to the đồng: largest remainders first, ties by code; stores nothing")
    public SplitView split(SplitRequest request) {
        endpoints.caller().requireKnown();
        Map<String, Long> weights = new LinkedHashMap<>();
        request.weights().forEach(weight -> weights.merge(weight.unit(), weight.weight(), Long::sum));
        boolean lawful = weights.values().stream().allMatch(weight -> weight >= 0)
                && weights.values().stream().anyMatch(weight -> weight > 0);
        ProblemException.requireParameter(lawful, "/weights", "weights-not-positive");
        Map<String, Long> parts = ProportionalSplit.split(request.total().amount(), weights);
        return new SplitView(
                request.total(),
                parts.entrySet().stream()
                        .map(part -> new Part(part.getKey(), Money.vnd(part.getValue())))
                        .toList());
    }

    /** An amount and whom it is split among. */
    public record SplitRequest(Money total, List<Weight> weights) {}

    /** How much a unit weighs beside the others, such as its population. */
    public record Weight(String unit, long weight) {}

    /** The parts, which sum to the total. */
    public record SplitView(Money total, List<Part> parts) {}

    /** One unit's part. */
    public record Part(String unit, Money amount) {}

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getPlanDecisionTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(PlanLineRow.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importPlanDecisions", summary = "Enters plan decisions from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRowByRow(
                body,
                mediaType,
                dryRun,
                PlanLineRow.class,
                (tx, rows) -> planDecisions.importRows(
                        tx, endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approvePlanDecision", summary = "Approves one plan decision that somebody else made")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(planDecisions.register(), id, request, planDecisions::approved);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approvePlanDecisions", summary = "Approves many in one decision, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(planDecisions.register(), request, planDecisions::approved);
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(
            operationId = "withdrawPlanDecision",
            summary = "The maker takes a plan decision back that nobody decided yet")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdraw(@PathParam("id") UUID id, WithdrawalRequest request) {
        return endpoints.withdraw(planDecisions.register(), id, request, Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
    }
}
