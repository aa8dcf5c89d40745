package vn.ntm.criteria.dossier;

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
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.procedure.StepKind;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.Reads;

/** The HTTP side of dossiers; decides nothing. */
@Path("/v1/dossiers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dossiers")
public class DossierResource {

    static final Role[] MAKERS = {Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER};
    private static final Role[] ACTORS = {
        Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER, Role.APPRAISER, Role.APPROVER
    };

    private final Dossiers dossiers;
    private final RegisterEndpoints endpoints;
    private final Commands commands;
    private final Database database;

    DossierResource(Dossiers dossiers, RegisterEndpoints endpoints, Commands commands, Database database) {
        this.dossiers = dossiers;
        this.endpoints = endpoints;
        this.commands = commands;
        this.database = database;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listDossiers", summary = "Dossiers in the order of entry, by stage, unit and level")
    public Page<Entry<Dossier>> list(
            @QueryParam("stage") @Nullable Stage stage,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("level") @Nullable Level level,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(dossiers.register(), Dossiers.filters(stage, unit, level), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDossier", summary = "One dossier with its steps and what is still to be done")
    public RestResponse<Entry<DossierView>> get(@Context Request request, @PathParam("id") UUID id) {
        Entry<DossierView> entry = database.readConsistently(
                handle -> dossiers.shown(handle, endpoints.find(handle, dossiers.register(), id)));
        return Reads.document(request, entry.version(), entry);
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            operationId = "getDossierHistory",
            summary = "Who did what with a dossier, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(dossiers.register(), "dossiers", id);
    }

    @GET
    @Path("/{id}/steps")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listDossierSteps", summary = "All steps of a dossier, of every attempt")
    public Page<DossierStep> steps(@PathParam("id") UUID id) {
        return database.read(handle -> new Page<>(
                endpoints.find(handle, dossiers.register(), id).content().steps(), null));
    }

    @GET
    @Path("/{id}/steps/{number}")
    @Operation(operationId = "getDossierStep", summary = "One step with its counts and conditions")
    public Response step(@Context Request request, @PathParam("id") UUID id, @PathParam("number") int number) {
        DossierStep found =
                database
                        .read(handle -> endpoints
                                .find(handle, dossiers.register(), id)
                                .content()
                                .steps())
                        .stream()
                        .filter(step -> step.number() == number)
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("document", id + "/steps/" + number));
        return Reads.versioned(request, 1, found);
    }

    @POST
    @Operation(operationId = "submitDossier", summary = "Hands in a dossier; all missing papers are named at once")
    @APIResponse(responseCode = "201", description = "Created")
    public Response submit(DossierRequest request) {
        Actor maker = endpoints.caller().require(MAKERS);
        return commands.run(maker, tx -> {
            Entry<Dossier> entry = dossiers.submit(tx, maker, request);
            return Answer.created("/v1/dossiers/" + entry.id(), entry.version(), dossiers.shown(tx.handle(), entry));
        });
    }

    @POST
    @Path("/{id}/verification")
    @Operation(operationId = "verifyDossier", summary = "Verifies a dossier, or returns or fails it with a reason")
    @APIResponse(responseCode = "201", description = "Created")
    public Response verify(@PathParam("id") UUID id, StepRequests.Conclusion request) {
        return step(id, (tx, entry) -> dossiers.conclude(tx, entry, StepKind.VERIFICATION, request));
    }

    @POST
    @Path("/{id}/survey")
    @Operation(operationId = "surveyDossier", summary = "Records the survey of residents, judged by coverage and rate")
    @APIResponse(responseCode = "201", description = "Created")
    public Response survey(@PathParam("id") UUID id, StepRequests.SurveyResult request) {
        return step(id, (tx, entry) -> dossiers.survey(tx, entry, request));
    }

    @POST
    @Path("/{id}/appraisal")
    @Operation(operationId = "appraiseDossier", summary = "Appraises a dossier, or returns or fails it with a reason")
    @APIResponse(responseCode = "201", description = "Created")
    public Response appraise(@PathParam("id") UUID id, StepRequests.Conclusion request) {
        return step(id, (tx, entry) -> dossiers.conclude(tx, entry, StepKind.APPRAISAL, request));
    }

    @POST
    @Path("/{id}/vote")
    @Operation(operationId = "voteOnDossier", summary = "Records the council's ballot, judged by quorum and share")
    @APIResponse(responseCode = "201", description = "Created")
    public Response vote(@PathParam("id") UUID id, StepRequests.Ballot request) {
        return step(id, (tx, entry) -> dossiers.vote(tx, entry, request));
    }

    @POST
    @Path("/{id}/decision")
    @Operation(operationId = "decideDossier", summary = "Decides: the unit is recognised, in force from that day")
    @APIResponse(responseCode = "201", description = "Created")
    public Response decide(@PathParam("id") UUID id, StepRequests.Deciding request) {
        return step(id, (tx, entry) -> dossiers.decide(tx, entry, request));
    }

    @POST
    @Path("/{id}/resubmission")
    @Operation(operationId = "resubmitDossier", summary = "Brings a returned or failed dossier back as a new attempt")
    @APIResponse(responseCode = "201", description = "Created")
    public Response resubmit(@PathParam("id") UUID id, StepRequests.Resubmission request) {
        return step(id, (tx, entry) -> dossiers.resubmit(tx, entry, request));
    }

    /** One step under If-Match: whoever takes it must have seen what the dossier is now. */
    private Response step(UUID id, BiFunction<Tx, Entry<Dossier>, Entry<Dossier>> work) {
        Actor actor = endpoints.caller().require(ACTORS);
        return commands.run(actor, tx -> {
            endpoints.find(tx.handle(), dossiers.register(), id);
            Entry<Dossier> entry = dossiers.register().locked(tx, id);
            commands.expectVersion(entry.version());
            Entry<Dossier> next = work.apply(tx, entry);
            return Answer.created(
                    "/v1/dossiers/" + id + "/steps/" + next.content().steps().size(),
                    next.version(),
                    dossiers.shown(tx.handle(), next));
        });
    }
}
