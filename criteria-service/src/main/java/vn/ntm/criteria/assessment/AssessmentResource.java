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
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.ApprovalsRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Page;

/** The HTTP side of assessments; decides nothing. */
@Path("/v1/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assessments")
public class AssessmentResource {

    private final Assessments assessments;
    private final RegisterEndpoints endpoints;

    AssessmentResource(Assessments assessments, RegisterEndpoints endpoints) {
        this.assessments = assessments;
        this.endpoints = endpoints;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listAssessments", summary = "Assessments in the order of entry, by state and unit")
    public Page<Entry<Assessment>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(assessments.register(), state, unit, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAssessment", summary = "One assessment")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, assessments.register(), id);
    }

    @POST
    @Operation(operationId = "enterAssessment", summary = "Enters one assessment")
    public Response enter(AssessmentRequest content) {
        return endpoints.enter(
                "/v1/assessments",
                assessments.register(),
                assessments.judged(content),
                assessments::check,
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
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
        return endpoints.approve(assessments.register(), id, assessments::approved);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveAssessments", summary = "Approves many in one decision, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(assessments.register(), request.ids(), assessments::approved);
    }
}
