package vn.ntm.budget.contract;

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
import vn.ntm.platform.register.WithdrawalRequest;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of contracts, their amendments and acceptances; decides nothing. */
@Path("/v1/contracts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contracts")
public class ContractResource {

    private static final Role[] MAKERS = {Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER};

    private final Contracts contracts;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    ContractResource(Contracts contracts, RegisterEndpoints endpoints, Commands commands) {
        this.contracts = contracts;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listContracts", summary = "Contracts in the order of entry, by state, unit and project")
    public Page<Entry<Contract>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("project") @Nullable String project,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                contracts.register(),
                List.of(
                        Filter.same("state", state),
                        Filter.same("unit", unit),
                        Filter.same("doc ->> 'project'", project)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getContract", summary = "One contract with its value as amended")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, contracts.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getContractHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(contracts.register(), "contracts", id);
    }

    @POST
    @Operation(operationId = "enterContract", summary = "Enters one contract")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(Contract.Submission submission) {
        return endpoints.enter("/v1/contracts", contracts.register(), submission.contract(), contracts::check, MAKERS);
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getContractTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(Contract.Row.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importContracts", summary = "Enters contracts from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(MAKERS);
        return endpoints.importRowByRow(
                body,
                mediaType,
                dryRun,
                Contract.Row.class,
                (tx, rows) -> contracts.importRows(tx, maker, rows, dryRun),
                MAKERS);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approveContract", summary = "Approves one contract that somebody else entered")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(contracts.register(), id, request, contracts::signed);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveContracts", summary = "Approves many contracts, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(contracts.register(), request, contracts::signed);
    }

    @GET
    @Path("/amendments")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listAmendments", summary = "Amendments in the order of entry, by state and contract")
    public Page<Entry<Amendment>> amendments(
            @QueryParam("state") @Nullable State state,
            @QueryParam("contract") @Nullable UUID contract,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                contracts.amendments(),
                List.of(Filter.same("state", state), Filter.same("contract_id::text", contract)),
                limit,
                cursor);
    }

    @POST
    @Path("/{id}/amendments")
    @Operation(operationId = "proposeAmendment", summary = "Proposes another value of a contract")
    @APIResponse(responseCode = "201", description = "Created")
    public Response amend(@PathParam("id") UUID id, Amendment.Submission submission) {
        Actor maker = endpoints.caller().require(MAKERS);
        return commands.run(maker, tx -> {
            Entry<Amendment> entry = contracts.proposeAmendment(tx, maker, id, submission);
            return Answer.created("/v1/contracts/amendments/" + entry.id(), entry.version(), entry);
        });
    }

    @GET
    @Path("/amendments/{id}")
    @Operation(operationId = "getAmendment", summary = "One amendment")
    public Response amendment(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, contracts.amendments(), id);
    }

    @GET
    @Path("/amendments/{id}/history")
    @Operation(operationId = "getAmendmentHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> amendmentHistory(@PathParam("id") UUID id) {
        return endpoints.history(contracts.amendments(), "contract-amendments", id);
    }

    @POST
    @Path("/amendments/{id}/approval")
    @Operation(operationId = "approveAmendment", summary = "Approves an amendment that somebody else proposed")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approveAmendment(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(contracts.amendments(), id, request, contracts::amended);
    }

    @GET
    @Path("/acceptances")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listAcceptances",
            summary = "Accepted volume in the order of entry, by state and contract")
    public Page<Entry<Acceptance>> acceptances(
            @QueryParam("state") @Nullable State state,
            @QueryParam("contract") @Nullable UUID contract,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                contracts.acceptances(),
                List.of(Filter.same("state", state), Filter.same("contract_id::text", contract)),
                limit,
                cursor);
    }

    @POST
    @Path("/{id}/acceptances")
    @Operation(operationId = "recordAcceptance", summary = "Records volume that was taken over")
    @APIResponse(responseCode = "201", description = "Created")
    public Response accept(@PathParam("id") UUID id, Acceptance.Submission submission) {
        Actor maker = endpoints.caller().require(MAKERS);
        return commands.run(maker, tx -> {
            Entry<Acceptance> entry = contracts.proposeAcceptance(tx, maker, id, submission);
            return Answer.created("/v1/contracts/acceptances/" + entry.id(), entry.version(), entry);
        });
    }

    @GET
    @Path("/acceptances/{id}")
    @Operation(operationId = "getAcceptance", summary = "One acceptance")
    public Response acceptance(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, contracts.acceptances(), id);
    }

    @GET
    @Path("/acceptances/{id}/history")
    @Operation(operationId = "getAcceptanceHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> acceptanceHistory(@PathParam("id") UUID id) {
        return endpoints.history(contracts.acceptances(), "acceptances", id);
    }

    @POST
    @Path("/acceptances/{id}/approval")
    @Operation(operationId = "approveAcceptance", summary = "Confirms an acceptance that somebody else recorded")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approveAcceptance(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(contracts.acceptances(), id, request, contracts::accepted);
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(operationId = "withdrawContract", summary = "The maker takes a contract back that nobody decided yet")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdraw(@PathParam("id") UUID id, WithdrawalRequest request) {
        return endpoints.withdraw(contracts.register(), id, request, MAKERS);
    }

    @POST
    @Path("/amendments/{id}/withdrawal")
    @Operation(operationId = "withdrawAmendment", summary = "The maker takes an amendment back that nobody decided yet")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdrawAmendment(@PathParam("id") UUID id, WithdrawalRequest request) {
        return endpoints.withdraw(contracts.amendments(), id, request, MAKERS);
    }

    @POST
    @Path("/acceptances/{id}/withdrawal")
    @Operation(
            operationId = "withdrawAcceptance",
            summary = "The maker takes an acceptance back that nobody decided yet")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdrawAcceptance(@PathParam("id") UUID id, WithdrawalRequest request) {
        return endpoints.withdraw(contracts.acceptances(), id, request, MAKERS);
    }
}
