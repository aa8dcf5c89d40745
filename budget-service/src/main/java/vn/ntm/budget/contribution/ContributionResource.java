package vn.ntm.budget.contribution;

import jakarta.ws.rs.GET;
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
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.WithdrawalRequest;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The HTTP side of contributions; decides nothing. */
@Path("/v1/contributions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contributions")
public class ContributionResource {

    private final Contributions contributions;
    private final Database database;
    private final RegisterEndpoints endpoints;

    ContributionResource(Contributions contributions, Database database, RegisterEndpoints endpoints) {
        this.contributions = contributions;
        this.database = database;
        this.endpoints = endpoints;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listContributions", summary = "Contributions in the order of entry, by state and unit")
    public Page<Entry<Contribution>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(contributions.register(), state, unit, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getContribution", summary = "One contribution")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, contributions.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getContributionHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(contributions.register(), "contributions", id);
    }

    @GET
    @Path("/trial-balance")
    @Operation(
            operationId = "getContributionTrialBalance",
            summary = "The book of mobilised resources: by source and use, always balanced, never part of the budget")
    public Contributions.TrialBalance trialBalance() {
        endpoints.caller().requireKnown();
        return database.readConsistently(contributions::trialBalance);
    }

    @POST
    @Operation(operationId = "enterContribution", summary = "Records what was given, with its value and proof")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Contribution content) {
        return endpoints.enter(
                "/v1/contributions",
                contributions.register(),
                content,
                contributions::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.COMMUNE_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approveContribution", summary = "Confirms the value that somebody else recorded")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(contributions.register(), id, request, contributions::confirmed);
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(
            operationId = "withdrawContribution",
            summary = "The maker takes a contribution back that nobody decided yet")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdraw(@PathParam("id") UUID id, WithdrawalRequest request) {
        return endpoints.withdraw(
                contributions.register(),
                id,
                request,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.COMMUNE_OFFICER);
    }
}
