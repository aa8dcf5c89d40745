package vn.ntm.ocop.certificate;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** The HTTP side of certificates; decides nothing. */
@Path("/v1/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "certificates")
public class CertificateResource {

    private final Certificates certificates;
    private final RegisterEndpoints endpoints;
    private final Commands commands;
    private final Reminders reminders;
    private final CertificateFigures figures;
    private final Clock clock;

    CertificateResource(
            Certificates certificates,
            RegisterEndpoints endpoints,
            Commands commands,
            Reminders reminders,
            CertificateFigures figures,
            Clock clock) {
        this.certificates = certificates;
        this.reminders = reminders;
        this.figures = figures;
        this.clock = clock;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listCertificates",
            summary = "Certificates in the order of entry; issuedFrom and issuedTo are both included")
    public Page<Entry<Certificate>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("product") @Nullable String product,
            @QueryParam("kind") @Nullable CertificateKind kind,
            @QueryParam("star") @Nullable Integer star,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("issuedFrom") @Nullable LocalDate issuedFrom,
            @QueryParam("issuedTo") @Nullable LocalDate issuedTo,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(
                certificates.register(),
                List.of(
                        Filter.same("state", state),
                        Filter.same("unit", unit),
                        Filter.same("doc ->> 'product'", product),
                        Filter.same("doc ->> 'kind'", kind),
                        Filter.same("doc ->> 'star'", star),
                        new Filter(
                                "exists (select 1 from certificate_in_force f where f.certificate = t.id"
                                        + " and f.valid @> ?::date)",
                                validOn),
                        new Filter("(doc ->> 'issuedOn')::date >= ?::date", issuedFrom),
                        new Filter("(doc ->> 'issuedOn')::date <= ?::date", issuedTo)),
                limit,
                cursor);
    }

    @GET
    @Path("/figures")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "countCertificates",
            summary = "Certificates issued from one day to another, both included, by star and kind")
    public Page<CertificateFigures.Awards> figures(
            @QueryParam("from") @Nullable LocalDate from, @QueryParam("to") @Nullable LocalDate to) {
        if (from == null || to == null) {
            List<Fault> faults = new ArrayList<>();
            if (from == null) {
                faults.add(Fault.at("from", "missing"));
            }
            if (to == null) {
                faults.add(Fault.at("to", "missing"));
            }
            throw new ProblemException(ProblemType.INVALID_PARAMETER, faults);
        }
        if (to.isBefore(from)) {
            throw ProblemException.of(
                    ProblemType.INVALID_PARAMETER, "to", "ends-before-it-begins", Map.of("from", from, "to", to));
        }
        return new Page<>(figures.issued(from, to), null);
    }

    @GET
    @Path("/reminders")
    @Operation(
            operationId = "listCertificateReminders",
            summary = "Certificates that end within twelve months, and when their holders file for re-evaluation")
    public Page<Reminder> reminders(
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("phase") RenewalWindow.@Nullable Phase phase,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        LocalDate day = Objects.requireNonNullElseGet(on, () -> BusinessTime.today(clock));
        return reminders.on(day, phase, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCertificate", summary = "One certificate")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, certificates.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getCertificateHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(certificates.register(), "certificates", id);
    }

    @POST
    @Operation(operationId = "enterCertificate", summary = "Enters one certificate")
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(CertificateRow row) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER);
        return commands.run(maker, tx -> {
            Entry<Certificate> entry = certificates.enter(tx, maker, row);
            return Answer.created("/v1/certificates/" + entry.id(), entry.version(), entry);
        });
    }

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getCertificateTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(CertificateRow.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importCertificates", summary = "Enters certificates from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                CertificateRow.class,
                (tx, rows) -> certificates.importRows(
                        tx, endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER), rows, dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approveCertificate", summary = "Approves one certificate that somebody else made")
    @APIResponse(responseCode = "201", description = "Created")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(certificates.register(), id, request, certificates::approved);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approveCertificates", summary = "Approves many in one decision, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(certificates.register(), request, certificates::approved);
    }
}
