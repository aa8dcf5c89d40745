package vn.ntm.ocop.evaluation;

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
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.calendar.Holidays;
import vn.ntm.ocop.calendar.WorkingDays;
import vn.ntm.ocop.ruleset.RuleSets;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.HistoryItem;
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
import vn.ntm.platform.web.Reads;

/** The HTTP side of evaluations; decides nothing. */
@Path("/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evaluations")
public class EvaluationResource {

    private final Evaluations evaluations;
    private final DecideEvaluation decide;
    private final Dossier dossier;
    private final RuleSets ruleSets;
    private final Holidays holidays;
    private final RegisterEndpoints endpoints;
    private final Commands commands;
    private final Database database;

    EvaluationResource(
            Evaluations evaluations,
            DecideEvaluation decide,
            Dossier dossier,
            RuleSets ruleSets,
            Holidays holidays,
            RegisterEndpoints endpoints,
            Commands commands,
            Database database) {
        this.evaluations = evaluations;
        this.decide = decide;
        this.dossier = dossier;
        this.ruleSets = ruleSets;
        this.holidays = holidays;
        this.endpoints = endpoints;
        this.commands = commands;
        this.database = database;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listEvaluations",
            summary = "Evaluations within the caller's units, in the order of filing")
    public Page<Entry<Evaluation>> list(
            @QueryParam("product") @Nullable String product,
            @QueryParam("state") @Nullable State state,
            @QueryParam("kind") Evaluation.@Nullable Kind kind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                evaluations.register(),
                List.of(
                        Filter.same("doc ->> 'product'", product),
                        Filter.same("state", state),
                        Filter.same("doc ->> 'kind'", kind)),
                limit,
                cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getEvaluation",
            summary = "One evaluation: sheets, computed result with explanation, dossier, deadlines, decision")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        EvaluationView view =
                database.readConsistently(handle -> view(handle, endpoints.find(handle, evaluations.register(), id)));
        return Reads.versioned(request, view.entry().version(), view);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getEvaluationHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(evaluations.register(), "evaluations", id);
    }

    @POST
    @Operation(
            operationId = "fileEvaluation",
            summary = "Files a dossier for a first evaluation, upgrade or re-evaluation")
    @APIResponse(responseCode = "201", description = "Created")
    public Response file(EvaluationRequests.Filing filing) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER);
        String unit = evaluations.unitOf(filing);
        return commands.run(maker, tx -> {
            Entry<Evaluation> entry = evaluations.file(tx, maker, filing, unit);
            return Answer.created("/v1/evaluations/" + entry.id(), entry.version(), view(tx.handle(), entry));
        });
    }

    @POST
    @Path("/{id}/sheets")
    @Operation(
            operationId = "scoreEvaluation",
            summary = "A member's ticked sheet; the same member's next one replaces it")
    @APIResponse(responseCode = "201", description = "Created")
    public Response score(@PathParam("id") UUID id, EvaluationRequests.Sheet sheet) {
        return change(
                id,
                (tx, entry) -> evaluations.score(tx, endpoints.caller().require(Role.APPRAISER), entry, sheet.ticks()),
                Role.APPRAISER);
    }

    @POST
    @Path("/{id}/findings")
    @Operation(operationId = "findKnockOuts", summary = "What the council found that ends the evaluation")
    @APIResponse(responseCode = "201", description = "Created")
    public Response find(@PathParam("id") UUID id, EvaluationRequests.Findings findings) {
        return change(
                id,
                (tx, entry) ->
                        evaluations.find(tx, endpoints.caller().require(Role.APPRAISER), entry, findings.knockOuts()),
                Role.APPRAISER);
    }

    @POST
    @Path("/{id}/decision")
    @Operation(
            operationId = "decideEvaluation",
            summary = "The authority's decision, under If-Match; 3 stars and more make a certificate")
    @APIResponse(responseCode = "201", description = "Created")
    public Response decide(@PathParam("id") UUID id, EvaluationRequests.Decision decision) {
        return change(
                id,
                (tx, entry) -> decide.decide(tx, endpoints.caller().require(Role.APPROVER), entry, decision),
                Role.APPROVER);
    }

    private Response change(UUID id, BiFunction<Tx, Entry<Evaluation>, Entry<Evaluation>> work, Role role) {
        Actor actor = endpoints.caller().require(role);
        return commands.run(actor, tx -> {
            Entry<Evaluation> entry = evaluations.locked(tx, id);
            commands.expectVersion(entry.version());
            Entry<Evaluation> after = work.apply(tx, entry);
            return Answer.created("", after.version(), view(tx.handle(), after));
        });
    }

    private EvaluationView view(Handle handle, Entry<Evaluation> entry) {
        Evaluation evaluation = entry.content();
        return new EvaluationView(
                entry,
                evaluations.result(handle, evaluation),
                dossier.of(handle, evaluation, evaluations.citedBefore(handle, evaluation)),
                ruleSets.findPublished(handle, evaluation.ruleSet())
                        .map(rules -> Deadlines.of(evaluation, rules, new WorkingDays(holidays.all(handle))))
                        .orElse(List.of()));
    }
}
