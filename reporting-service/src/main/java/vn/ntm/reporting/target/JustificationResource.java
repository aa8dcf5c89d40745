package vn.ntm.reporting.target;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.reporting.fact.Scope;

/** Justifications of shortfalls: one person gives them, another accepts them. */
@Path("/v1/justifications")
@Tag(name = "figures")
public class JustificationResource {

    private static final int LONGEST = 4_000;

    private final Justifications justifications;
    private final Trajectories trajectories;
    private final Commands commands;
    private final Caller caller;
    private final Database database;
    private final Cursors cursors;

    JustificationResource(
            Justifications justifications,
            Trajectories trajectories,
            Commands commands,
            Caller caller,
            Database database,
            Cursors cursors) {
        this.justifications = justifications;
        this.trajectories = trajectories;
        this.commands = commands;
        this.caller = caller;
        this.database = database;
        this.cursors = cursors;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listJustifications", summary = "Justifications by unit, year and state")
    public Page<TrajectoryView.JustificationView> list(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("year") @Nullable Integer year,
            @QueryParam("state") JustificationRequests.@Nullable State state,
            @QueryParam("limit") @Nullable Integer asked,
            @QueryParam("cursor") @Nullable String cursor) {
        int limit = Cursors.limit(asked);
        Object[] filters = {Optional.ofNullable(unit), Optional.ofNullable(year), Optional.ofNullable(state)};
        String after = cursors.open(cursor, filters);
        return cursors.page(
                database.read(handle -> justifications.list(handle, unit, year, state, after, limit + 1)),
                limit,
                one -> one.id().toString(),
                filters);
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "giveJustification",
            summary = "Says why a figure falls short of its way by more than the set share, and what is done about it")
    @APIResponse(responseCode = "201", description = "Created")
    public Response give(JustificationRequests.Submission given) {
        Actor maker = caller.require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER);
        return commands.run(maker, tx -> {
            List<Fault> faults = new ArrayList<>();
            Map.of("/text", given.text(), "/measures", given.measures()).forEach((pointer, text) -> {
                if (text.isBlank() || text.length() > LONGEST) {
                    faults.add(Fault.at(pointer, "text-length", Map.of("longest", LONGEST)));
                }
            });
            ProblemException.throwIfAny(faults);
            BigDecimal shortfall =
                    trajectories.requireShortfall(tx.handle(), given.indicator(), given.unit(), given.validOn());
            Scope.require(tx.handle(), caller, given.unit(), given.validOn(), tx.recordedAt());
            UUID id = justifications.insert(tx, maker, given, given.validOn(), shortfall);
            return Answer.created("/v1/justifications/" + id, 1, found(tx, id));
        });
    }

    @POST
    @Path("/{id}/approval")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "acceptJustification", summary = "Accepts what somebody else gave as justification")
    public Response accept(@PathParam("id") UUID id, JustificationRequests.Acceptance acceptance) {
        Actor approver = caller.require(Role.APPROVER);
        return commands.run(approver, tx -> {
            TrajectoryView.JustificationView one = found(tx, id);
            commands.expectVersion(one.version());
            Scope.require(tx.handle(), caller, one.unit(), one.validOn(), tx.recordedAt());
            if (one.makerId().equals(approver.id())) {
                throw ProblemException.of(ProblemType.MAKER_IS_CHECKER);
            }
            if (one.state() != JustificationRequests.State.SUBMITTED) {
                throw ProblemException.of(
                        ProblemType.CONFLICT, "", "justification-accepted", Map.of("key", id.toString()));
            }
            if (acceptance.reason().isBlank()) {
                ProblemException.throwIfAny(List.of(Fault.at("/reason", "text-length", Map.of("longest", LONGEST))));
            }
            justifications.accept(tx, id, approver.id());
            return Answer.ok(one.version() + 1, found(tx, id));
        });
    }

    private TrajectoryView.JustificationView found(Tx tx, UUID id) {
        return justifications
                .locked(tx.handle(), id)
                .orElseThrow(() -> ProblemException.notFound("justification", id.toString()));
    }
}
