package vn.ntm.criteria.criteriaset;

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
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.event.EventHistory;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.register.ApprovalReport;
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
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.Reads;

/** Criteria sets, open to read. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "criteria sets")
public class CriteriaSetResource {

    private static final int MAXIMUM_IDS = 500;

    private final Database database;
    private final Commands commands;
    private final CriteriaSets sets;
    private final RegisterEndpoints endpoints;
    private final Cursors cursors;
    private final EventHistory history;

    CriteriaSetResource(
            Database database,
            Commands commands,
            CriteriaSets sets,
            RegisterEndpoints endpoints,
            Cursors cursors,
            EventHistory history) {
        this.database = database;
        this.commands = commands;
        this.sets = sets;
        this.endpoints = endpoints;
        this.cursors = cursors;
        this.history = history;
    }

    @GET
    @Path("/criteria-sets")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listCriteriaSets",
            summary =
                    "Criteria sets by decision, level, kind of unit and day; a day shows the version that holds on it")
    public Page<CriteriaSetView> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("decision") @Nullable String decision,
            @QueryParam("level") @Nullable Level level,
            @QueryParam("unitKind") @Nullable UnitKind unitKind,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Cursors.limit(limit);
        List<Filter> filters = CriteriaSets.filters(state, decision, level, unitKind, on);
        String after = cursors.open(cursor, "criteria-sets", filters);
        return database.readConsistently(handle -> {
            Page<Entry<CriteriaSetRow>> page = cursors.page(
                    sets.list(handle, filters, after, size + 1),
                    size,
                    entry -> entry.id().toString(),
                    "criteria-sets",
                    filters);
            return new Page<>(sets.summaries(handle, page.items()), page.next());
        });
    }

    @GET
    @Path("/criteria-sets/{id}")
    @Operation(operationId = "getCriteriaSet", summary = "One set with its criteria, sub-criteria and thresholds")
    public Response get(@Context Request request, @PathParam("id") String id) {
        CriteriaSetView set = database.readConsistently(handle -> sets.get(handle, id));
        return Reads.versioned(request, set.version(), set);
    }

    @GET
    @Path("/criteria-sets/{id}/history")
    @Operation(
            operationId = "getCriteriaSetHistory",
            summary = "Who did what with a set, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") String id) {
        return database.readConsistently(handle -> {
            sets.get(handle, id);
            return new Page<>(history.of(handle, "criteria-sets/" + id), null);
        });
    }

    @GET
    @Path("/criteria-sets/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getCriteriaSetTemplate", summary = "The header of the import file of sets")
    public String setTemplate() {
        return TableReader.template(CriteriaSetRow.class);
    }

    @POST
    @Path("/criteria-sets/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importCriteriaSets", summary = "Enters sets as drafts")
    public Response importSets(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                CriteriaSetRow.class,
                (tx, rows) -> sets.importSets(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }

    @GET
    @Path("/sub-criteria/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getSubCriterionTemplate", summary = "The header of the import file of sub-criteria")
    public String subCriterionTemplate() {
        return TableReader.template(SubCriterion.class);
    }

    @POST
    @Path("/sub-criteria/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importSubCriteria", summary = "Enters sub-criteria of sets that are drafts")
    public Response importSubCriteria(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                SubCriterion.class,
                (tx, rows) ->
                        sets.importSubCriteria(tx, endpoints.caller().require(Role.PROVINCE_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER);
    }

    @POST
    @Path("/criteria-sets/{id}/approval")
    @Operation(operationId = "publishCriteriaSet", summary = "Publishes one draft that somebody else wrote")
    public Response approve(@PathParam("id") String id, ApprovalRequest request) {
        Actor approver = endpoints.caller().require(Role.APPROVER);
        return commands.run(approver, tx -> {
            CriteriaSetView published = sets.approveOne(tx, approver, id, commands::expectVersion, request.reason());
            return Answer.ok(published.version(), published);
        });
    }

    @POST
    @Path("/criteria-sets/approvals")
    @Operation(
            operationId = "publishCriteriaSets",
            summary = "Publishes drafts that somebody else wrote; they never change again")
    public Response approveMany(SetApprovals request) {
        Actor approver = endpoints.caller().require(Role.APPROVER);
        ProblemException.requireParameter(request.ids().size() <= MAXIMUM_IDS, "/ids", "too-many-ids");
        return commands.run(approver, tx -> {
            int approved =
                    sets.approve(tx, approver, request.ids(), request.reason()).size();
            return Answer.ok(new ApprovalReport(approved, request.ids().size() - approved));
        });
    }

    /** Ids of the sets to publish. */
    public record SetApprovals(List<String> ids, @Nullable String reason) {}
}
