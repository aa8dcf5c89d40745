package vn.ntm.budget.contract;

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

/** The HTTP side of commitments; decides nothing. */
@Path("/v1/commitments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "commitments")
public class CommitmentResource {

    private final Commitments commitments;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    CommitmentResource(Commitments commitments, RegisterEndpoints endpoints, Commands commands) {
        this.commitments = commitments;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listCommitments", summary = "Commitments in the order of entry, by state, unit, contract")
    public Page<Entry<Commitment>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("contract") @Nullable UUID contract,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                commitments.register(),
                List.of(
                        Filter.same("state", state),
                        Filter.same("unit", unit),
                        Filter.same("contract_id::text", contract)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCommitment", summary = "One commitment")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, commitments.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getCommitmentHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(commitments.register(), "commitments", id);
    }

    @POST
    @Operation(operationId = "proposeCommitment", summary = "Asks to set part of a year's plan aside for a contract")
    @APIResponse(responseCode = "201", description = "Created")
    public Response propose(Commitment.Submission submission) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Commitment> entry = commitments.propose(tx, maker, submission);
            return Answer.created("/v1/commitments/" + entry.id(), entry.version(), entry);
        });
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approveCommitment", summary = "Commits what somebody else asked for")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(commitments.register(), id, request, commitments::made);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveCommitments", summary = "Commits many, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(commitments.register(), request, commitments::made);
    }

    @POST
    @Path("/{id}/release")
    @Operation(operationId = "releaseCommitment", summary = "Gives back to the project what the contract does not need")
    @APIResponse(responseCode = "201", description = "Created")
    public Response release(@PathParam("id") UUID id, Commitment.Release release) {
        Actor approver = endpoints.caller().require(Role.APPROVER);
        return commands.run(approver, tx -> {
            endpoints.find(tx.handle(), commitments.register(), id);
            Entry<Commitment> entry = commitments.register().locked(tx, id);
            commands.expectVersion(entry.version());
            Entry<Commitment> released = commitments.release(tx, approver, entry, release);
            return Answer.created("", released.version(), released);
        });
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(
            operationId = "withdrawCommitment",
            summary = "The maker takes a commitment back that nobody decided yet")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdraw(@PathParam("id") UUID id, WithdrawalRequest request) {
        return endpoints.withdraw(
                commitments.register(),
                id,
                request,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.COMMUNE_OFFICER);
    }
}
