package vn.ntm.budget.paymentrequest;

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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
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
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** The HTTP side of paymentRequests; decides nothing. */
@Path("/v1/payment-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payment requests")
public class PaymentRequestResource {

    private final PaymentRequests paymentRequests;
    private final RegisterEndpoints endpoints;
    private final Commands commands;

    PaymentRequestResource(PaymentRequests paymentRequests, RegisterEndpoints endpoints, Commands commands) {
        this.paymentRequests = paymentRequests;
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listPaymentRequests",
            summary = "PaymentRequests in the order of entry, by state and unit")
    public Page<Entry<PaymentRequest>> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return endpoints.list(paymentRequests.register(), state, unit, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPaymentRequest", summary = "One payment request")
    public Response get(@Context Request request, @PathParam("id") UUID id) {
        return endpoints.get(request, paymentRequests.register(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getPaymentRequestHistory", summary = "Who did what, when and why, the latest last")
    public Page<HistoryItem> history(@PathParam("id") UUID id) {
        return endpoints.history(paymentRequests.register(), "payment-requests", id);
    }

    @POST
    @Operation(operationId = "submitPaymentRequest", summary = "Asks for a payment; its money is spoken for at once")
    public Response enter(PaymentSubmission submission) {
        Actor maker = endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER);
        return commands.run(maker, tx -> {
            Entry<PaymentRequest> entry = paymentRequests.enter(tx, maker, submission.request());
            return Answer.created("/v1/payment-requests/" + entry.id(), entry.version(), entry);
        });
    }

    @POST
    @Path("/{id}/booking")
    @Operation(operationId = "bookPaymentRequest", summary = "Books what the Treasury paid")
    public Response book(@PathParam("id") UUID id, BookingRequest request) {
        Actor treasurer = endpoints.caller().require(Role.TREASURER);
        return commands.run(treasurer, tx -> {
            List<Entry<PaymentRequest>> booked = paymentRequests.book(
                    tx,
                    treasurer,
                    List.of(new PaymentRequests.Booking(id, request.bookedOn(), request.treasuryDocument())));
            if (booked.isEmpty()) {
                throw ProblemException.of(ProblemType.CONFLICT, "", "already-booked", Map.of("key", id));
            }
            return Answer.created("", booked.get(0).version(), booked.get(0));
        });
    }

    @POST
    @Path("/bookings")
    @Operation(operationId = "bookPaymentRequests", summary = "Books many, all or nothing")
    public Response bookMany(BookingsRequest request) {
        Actor treasurer = endpoints.caller().require(Role.TREASURER);
        return commands.run(treasurer, tx -> {
            int booked = paymentRequests.book(tx, treasurer, request.items()).size();
            return Answer.ok(new BookingReport(booked, request.items().size() - booked));
        });
    }

    /** When and under which document the Treasury booked. */
    public record BookingRequest(LocalDate bookedOn, String treasuryDocument) {}

    /** Many bookings. */
    public record BookingsRequest(List<PaymentRequests.Booking> items) {}

    /** How many were booked now, and how many had been before. */
    public record BookingReport(int booked, int unchanged) {}

    @GET
    @Path("/import/template")
    @Produces(TableReader.CSV)
    @Operation(operationId = "getPaymentRequestTemplate", summary = "The header of the import file")
    public String template() {
        return TableReader.template(PaymentRow.class);
    }

    @POST
    @Path("/import")
    @Consumes({TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "importPaymentRequests", summary = "Enters paymentRequests from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRows(
                body,
                mediaType,
                dryRun,
                PaymentRow.class,
                (tx, rows) -> paymentRequests.importRows(
                        tx,
                        endpoints.caller().require(Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER),
                        rows,
                        dryRun),
                Role.PROVINCE_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.COMMUNE_OFFICER);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approvePaymentRequest", summary = "Approves one payment request that somebody else made")
    public Response approve(@PathParam("id") UUID id, ApprovalRequest request) {
        return endpoints.approve(paymentRequests.register(), id, request, paymentRequests::approved);
    }

    @POST
    @Path("/approvals")
    @Operation(operationId = "approvePaymentRequests", summary = "Approves many in one decision, all or nothing")
    public Response approveMany(ApprovalsRequest request) {
        return endpoints.approveMany(paymentRequests.register(), request, paymentRequests::approved);
    }
}
