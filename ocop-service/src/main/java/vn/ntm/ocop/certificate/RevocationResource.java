package vn.ntm.ocop.certificate;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of revocations; decides nothing. */
@Path("/v1/certificate-revocations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "certificates")
public class RevocationResource {

    private static final String OVERDUE =
            "state = 'SUBMITTED' and (doc ->> 'foundOn')::date + " + Revocation.DAYS_TO_DECIDE + " < ?::date";

    private final Revocations revocations;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    RevocationResource(Revocations revocations, RegisterEndpoints endpoints, Commands commands) {
        this.revocations = revocations;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listRevocations",
            summary =
                    "Revocations in the order of entry; overdueOn asks for those that wait on that day although the 15 days"
                            + " from the finding are over")
    public Page<Entry<Revocation>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("overdueOn") @Nullable LocalDate overdueOn,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                revocations.register(),
                List.of(Filter.same("state", state), new Filter(OVERDUE, overdueOn)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRevocation", summary = "One revocation")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, revocations.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getRevocationHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(revocations.register(), "certificate-revocations", id);
    }

    @POST
    @Operation(operationId = "proposeRevocation", summary = "Proposes to take a certificate back")
    @APIResponse(responseCode = "201", description = "Created")
    public Response propose(Revocation content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Revocation> entry = revocations.propose(tx, maker, content);
            return Answer.created("/v1/certificate-revocations/" + entry.id(), entry.version(), entry);
        });
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "decideRevocation", summary = "Decides a revocation that somebody else proposed")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(revocations.register(), id, request, revocations::approved);
    }
}
