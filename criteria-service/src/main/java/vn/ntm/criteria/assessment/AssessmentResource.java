package vn.ntm.criteria.assessment;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.ApprovalsRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Reads;

/** The HTTP side of assessments; decides nothing. */
@Path("/v1/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assessments")
public class AssessmentResource {

    private final Assessments assessments;
    private final RegisterEndpoints endpoints;
    private final Commands commands;
    private final Database database;

    AssessmentResource(Assessments assessments, RegisterEndpoints endpoints, Commands commands, Database database) {
        this.assessments = assessments;
        this.endpoints = endpoints;
        this.commands = commands;
        this.database = database;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listAssessments",
            summary = "Assessments with their counts in the order of entry, by state and unit")
    public Page<Entry<AssessmentView>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return assessments.summaries(endpoints.list(assessments.register(), state, unit, limit, cursor));
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

    @POST
    @Operation(operationId = "enterAssessment", summary = "Enters one assessment")
    public Response enter(AssessmentRequest content) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Assessment> entry = assessments.enter(tx, maker, content);
            return Answer.created("/v1/assessments/" + entry.id(), entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getAssessmentTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(ValueRow.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importAssessments", summary = "Enters assessments from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                ValueRow.class,
                (tx, rows) -> assessments.importRows(
                        tx, endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approveAssessment", summary = "Approves one assessment that somebody else made")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(assessments.register(), id, request, assessments::approved);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveAssessments", summary = "Approves many in one decision, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(assessments.register(), request, assessments::approved);
    }
}
