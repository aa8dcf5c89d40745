package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.Reads;
import vn.ntm.platform.web.RequestContext;

/** The HTTP side of assessments; decides nothing. */
@Path("/v1/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assessments")
public class AssessmentResource {

    /** A commune assesses itself first; since districts ended there is nobody else but the province. */
    private static final Role[] MAKERS = {Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER};

    private static final Role[] CHECKERS = {Role.APPRAISER, Role.DISTRICT_OFFICER};
    private static final int MAXIMUM_ITEMS = 5_000;

    private final Assessments assessments;
    private final SharedAssessments shared;
    private final AssessmentSteps steps;
    private final AssessmentImport imports;
    private final Hypotheses hypotheses;
    private final RegisterEndpoints endpoints;
    private final Commands commands;
    private final RequestContext context;
    private final Database database;

    AssessmentResource(
            Assessments assessments,
            SharedAssessments shared,
            AssessmentSteps steps,
            AssessmentImport imports,
            Hypotheses hypotheses,
            RegisterEndpoints endpoints,
            Commands commands,
            RequestContext context,
            Database database) {
        this.assessments = assessments;
        this.shared = shared;
        this.steps = steps;
        this.imports = imports;
        this.hypotheses = hypotheses;
        this.endpoints = endpoints;
        this.commands = commands;
        this.context = context;
        this.database = database;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listAssessments",
            summary = "Assessments with their counts in the order of entry, by state, unit, set and round")
    public Page<Entry<AssessmentView>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("criteriaSet") @Nullable String criteriaSet,
            @QueryParam("round") @Nullable String round,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return assessments.summaries(endpoints.list(
                assessments.register(), Assessments.filters(state, unit, criteriaSet, round), limit, cursor));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAssessment", summary = "One assessment with every verdict and its reason")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        Entry<AssessmentView> entry = database.readConsistently(
                handle -> assessments.explained(handle, endpoints.find(handle, assessments.register(), id)));
        return Reads.versioned(request, entry.version(), entry);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getAssessmentHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(assessments.register(), "assessments", id);
    }

    @GET
    @Path("/{id}/missing")
    @Operation(
            operationId = "getAssessmentMissing",
            summary = "All that is missing before it can be handed in: values, sexes, coverage, evidence")
    public Page<Completeness.Missing> missing(@PathParam("id") UUID id) {
        return database.readConsistently(
                handle -> new Page<>(steps.missing(handle, endpoints.find(handle, assessments.register(), id)), null));
    }

    @POST
    @Operation(operationId = "enterAssessment", summary = "Enters one assessment, handed in or as a draft")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = Kept.class)))
    public Response enter(AssessmentRequest content, @QueryParam("draft") @DefaultValue("false") boolean draft) {
        Actor maker = endpoints.caller().require(MAKERS);
        return shared.entering()
                .run(
                        maker,
                        new SharedAssessments.Wish(
                                content.form(""),
                                state(draft),
                                endpoints.caller().units()));
    }

    @POST
    @Path("/batch")
    @Operation(operationId = "enterAssessments", summary = "Enters many assessments in one request, all or nothing")
    public Response enterMany(
            AssessmentRequest.Batch content,
            @QueryParam("draft") @DefaultValue("false") boolean draft,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(MAKERS);
        ProblemException.requireParameter(content.items().size() <= MAXIMUM_ITEMS, "/items", "too-many-items");
        return write(maker, dryRun, tx -> {
            List<Form> forms = new ArrayList<>();
            for (int i = 0; i < content.items().size(); i++) {
                forms.add(content.items().get(i).form("/items/" + i));
            }
            return assessments.enterAll(tx, maker, state(draft), forms, new ArrayList<>(), dryRun);
        });
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "replaceAssessment", summary = "Replaces the values of a draft")
    public Response replace(@PathParam("id") UUID id, AssessmentRequest content) {
        return step(id, MAKERS, (tx, actor, entry) -> assessments.replace(tx, actor, entry, content.form("")));
    }

    @PATCH
    @Path("/{id}/values")
    @Operation(
            operationId = "changeAssessmentValues",
            summary = "Changes single values of a draft; one without any value is taken away")
    public Response change(@PathParam("id") UUID id, AssessmentRequest.Values content) {
        return step(id, MAKERS, (tx, actor, entry) -> steps.change(tx, actor, entry, content.values()));
    }

    @POST
    @Path("/{id}/submission")
    @Operation(operationId = "submitAssessment", summary = "Hands a draft in; names all that is missing at once")
    public Response submit(@PathParam("id") UUID id, ApprovalRequest request) {
        return step(id, MAKERS, (tx, actor, entry) -> steps.submit(tx, actor, entry, request.reason()));
    }

    @POST
    @Path("/{id}/verification")
    @Operation(operationId = "verifyAssessment", summary = "Verifies one assessment that somebody else handed in")
    public Response verify(@PathParam("id") UUID id, ApprovalRequest request) {
        return step(id, CHECKERS, (tx, actor, entry) -> steps.verify(tx, actor, entry, request.reason()));
    }

    @POST
    @Path("/{id}/return")
    @Operation(operationId = "returnAssessment", summary = "Sends an assessment back to its maker, with the reason")
    public Response sendBack(@PathParam("id") UUID id, ApprovalRequest request) {
        return step(
                id,
                new Role[] {Role.APPRAISER, Role.DISTRICT_OFFICER, Role.APPROVER},
                (tx, actor, entry) -> steps.sendBack(tx, actor, entry, request.reason()));
    }

    @POST
    @Path("/hypotheses")
    @Operation(
            operationId = "judgeHypothesis",
            summary = "What an assessment's values would give under another set; leaves no trace")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Hypotheses.HypothesisView.class)))
    public Response hypothesis(HypothesisRequest request) {
        return Response.ok(database.readConsistently(handle -> hypotheses.judge(
                        handle,
                        endpoints.find(handle, assessments.register(), request.assessment()),
                        request.criteriaSet())))
                .build();
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(
            operationId = "getAssessmentTemplate",
            summary = "The header of the import file: one value to a row, or one form to a row for a given set")
    public String template(@QueryParam("criteriaSet") @Nullable String criteriaSet) {
        if (criteriaSet == null) {
            return TableReader.template(ValueRow.class);
        }
        List<String> columns = database.read(handle -> steps.columns(handle, criteriaSet));
        return String.join(",", columns) + "\r\n";
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.XLSX)
    @Operation(hidden = true)
    public byte[] workbook(@QueryParam("criteriaSet") @Nullable String criteriaSet) {
        return Workbooks.withHeader(
                criteriaSet == null
                        ? Arrays.asList(
                                TableReader.template(ValueRow.class).strip().split(","))
                        : database.read(handle -> steps.columns(handle, criteriaSet)));
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "importAssessments",
            summary = "Enters assessments from a table with one value or one form to a row, all or nothing")
    public Response importRows(
            InputStream body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("draft") @DefaultValue("false") boolean draft,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Actor maker = endpoints.caller().require(MAKERS);
        try (Upload upload = Upload.of(body, mediaType)) {
            context.body(upload.digest());
            return write(maker, dryRun, tx -> imports.run(tx, maker, state(draft), upload, dryRun));
        }
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approveAssessment", summary = "Approves one assessment that somebody else made")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(assessments.register(), id, request, steps::approved);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveAssessments", summary = "Approves many in one decision, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(assessments.register(), request, steps::approved);
    }

    /** What one step does with a document that the caller may see. */
    private interface StepWork {
        Entry<Assessment> take(Tx tx, Actor actor, Entry<Assessment> entry);
    }

    /** One step under If-Match: who takes it must have seen what the document is now. */
    private Response step(UUID id, Role[] roles, StepWork work) {
        Actor actor = endpoints.caller().require(roles);
        return commands.run(actor, tx -> {
            endpoints.find(tx.handle(), assessments.register(), id);
            Entry<Assessment> entry = assessments.register().locked(tx, id);
            commands.expectVersion(entry.version());
            Entry<Assessment> next = work.take(tx, actor, entry);
            return Answer.ok(next.version(), next);
        });
    }

    private Response write(Actor maker, boolean dryRun, Function<Tx, ImportReport> work) {
        return dryRun
                ? commands.dryRun(maker, tx -> Answer.ok(work.apply(tx)))
                : commands.run(maker, tx -> Answer.ok(work.apply(tx)));
    }

    private static State state(boolean draft) {
        return draft ? State.DRAFT : State.SUBMITTED;
    }

    /** For the API document: writes answer with the assessment as it is kept, without the reasons of its verdicts. */
    @Schema(name = "EntryAssessment")
    record Kept(@JsonUnwrapped Entry<Assessment> entry) {}
}
