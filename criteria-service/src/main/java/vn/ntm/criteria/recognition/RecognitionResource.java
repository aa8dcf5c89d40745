package vn.ntm.criteria.recognition;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.ApprovalsRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;

/** The HTTP side of recognitions; decides nothing. */
@Path("/v1/recognitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recognitions")
public class RecognitionResource {

    private final Recognitions recognitions;
    private final RegisterEndpoints endpoints;
    private final Commands commands;
    private final Database database;
    private final Standings standings;
    private final UnitRegister units;
    private final Clock clock;

    RecognitionResource(
            Recognitions recognitions,
            RegisterEndpoints endpoints,
            Commands commands,
            Database database,
            Standings standings,
            UnitRegister units,
            Clock clock) {
        this.recognitions = recognitions;
        this.endpoints = endpoints;
        this.commands = commands;
        this.database = database;
        this.standings = standings;
        this.units = units;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listRecognitions",
            summary = "Recognitions in the order of entry, by state, unit, level, status, decided on a date or before",
            description =
                    "standing asks what became of a decision by that date, or by today: in force, expired or revoked")
    public Page<Entry<Recognition>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("level") @Nullable Level level,
            @QueryParam("status") @Nullable RecognitionStatus status,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("standing") @Nullable Standing standing,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                recognitions.register(), recognitions.filters(state, unit, level, status, on, standing), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRecognition", summary = "One recognition")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, recognitions.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getRecognitionHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(recognitions.register(), "recognitions", id);
    }

    @POST
    @Operation(operationId = "enterRecognition", summary = "Enters one recognition")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(RecognitionRow content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Recognition> entry = recognitions.enter(tx, maker, content);
            return Answer.created("/v1/recognitions/" + entry.id(), entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getRecognitionTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(RecognitionRow.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importRecognitions", summary = "Enters recognitions from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                RecognitionRow.class,
                (tx, rows) ->
                        recognitions.importRows(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approveRecognition", summary = "Approves one recognition that somebody else made")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(recognitions.register(), id, request, recognitions::approved);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveRecognitions", summary = "Approves many in one decision, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(recognitions.register(), request, recognitions::approved);
    }

    @GET
    @Path("/counts")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "countRecognitions",
            summary =
                    "Units that completed, were appraised, recognised and announced by a day, each level counted twice")
    public Page<StandingCount> counts(
            @QueryParam("within") @Nullable String within, @QueryParam("on") @Nullable LocalDate on) {
        endpoints.caller().requireKnown();
        LocalDate day = on == null ? BusinessTime.today(clock) : on;
        List<String> roots = within == null ? endpoints.caller().units() : List.of(within);
        return database.readConsistently(handle -> {
            if (within != null) {
                units.requireScope(handle, endpoints.caller(), within, day);
            }
            return new Page<>(standings.counts(handle, roots, day), null);
        });
    }

    @POST
    @Path("/{id}/announcement")
    @Operation(operationId = "announceRecognition", summary = "Records the day on which it was announced")
    @APIResponse(responseCode = "201", description = "Created")
    public Response announce(@PathParam("id") UUID id, AnnouncementRequest request) {
        Actor actor = endpoints.caller().require(Role.PROVINCE_OFFICER);
        return step(actor, id, (tx, entry) -> recognitions.announce(tx, entry, request));
    }

    @POST
    @Path("/{id}/revocation")
    @Operation(operationId = "proposeRevocation", summary = "Proposes to take a recognition back")
    @APIResponse(responseCode = "201", description = "Created")
    public Response revoke(@PathParam("id") UUID id, RevocationRequest request) {
        Actor actor = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.APPRAISER);
        return step(actor, id, (tx, entry) -> recognitions.proposeRevocation(tx, actor, entry, request));
    }

    @POST
    @Path("/{id}/revocation/approval")
    @Operation(operationId = "approveRevocation", summary = "Approves a revocation that somebody else proposed")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approveRevocation(@PathParam("id") UUID id, ApprovalRequest request) {
        Actor actor = endpoints.caller().require(Role.APPROVER);
        return step(actor, id, (tx, entry) -> recognitions.approveRevocation(tx, actor, entry, request.reason()));
    }

    @POST
    @Path("/{id}/revocation/refusal")
    @Operation(operationId = "refuseRevocation", summary = "Refuses a proposed revocation; the recognition stays")
    @APIResponse(responseCode = "201", description = "Created")
    public Response refuseRevocation(@PathParam("id") UUID id, ApprovalRequest request) {
        Actor actor = endpoints.caller().require(Role.APPROVER);
        return step(actor, id, (tx, entry) -> recognitions.refuseRevocation(tx, entry, request.reason()));
    }

    /** One step on one recognition under If-Match. */
    private Response step(Actor actor, UUID id, BiFunction<Tx, Entry<Recognition>, Entry<Recognition>> work) {
        return commands.run(actor, tx -> {
            endpoints.find(tx.handle(), recognitions.register(), id);
            Entry<Recognition> entry = recognitions.register().locked(tx, id);
            commands.expectVersion(entry.version());
            Entry<Recognition> next = work.apply(tx, entry);
            return Answer.created("/v1/recognitions/" + id, next.version(), next);
        });
    }
}
