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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.period.Periods;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.register.ApprovalRequest;
import vn.ntm.platform.register.ApprovalsRequest;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterEndpoints;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** The HTTP side of payment requests; decides nothing. */
@Path("/v1/payment-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payment requests")
public class PaymentRequestResource {

    private static final int MAXIMUM_LINES = 10_000;
    private static final Role[] MAKERS = {
        Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER, Role.INTEGRATION
    };

    private final PaymentRequests paymentRequests;
    private final BookedPayments booked;
    private final PaymentImport imports;
    private final SharedPayments shared;
    private final BulkBooking bulk;
    private final Periods periods;
    private final RegisterEndpoints endpoints;
    private final Commands commands;
    private final Clock clock;

    PaymentRequestResource(
            PaymentRequests paymentRequests,
            BookedPayments booked,
            PaymentImport imports,
            SharedPayments shared,
            BulkBooking bulk,
            Periods periods,
            RegisterEndpoints endpoints,
            Commands commands,
            Clock clock) {
        this.paymentRequests = paymentRequests;
        this.booked = booked;
        this.imports = imports;
        this.shared = shared;
        this.bulk = bulk;
        this.periods = periods;
        this.endpoints = endpoints;
        this.commands = commands;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listPaymentRequests",
            summary = "Payment requests in the order of entry, by state and unit")
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
    @APIResponse(responseCode = "201", description = "Created")
    public Response enter(PaymentSubmission submission) {
        Actor maker = endpoints.caller().require(MAKERS);
        List<String> units = List.copyOf(endpoints.caller().units());
        return shared.entering().run(maker, new SharedPayments.Entering(submission.request(), units));
    }

    @POST
    @Path("/{id}/booking")
    @Operation(operationId = "bookPaymentRequest", summary = "Books what the Treasury paid, fully or in part")
    @APIResponse(responseCode = "201", description = "Created")
    public Response book(@PathParam("id") UUID id, BookingRequest request) {
        Actor treasurer = endpoints.caller().require(Role.TREASURER);
        List<String> units = List.copyOf(endpoints.caller().units());
        return shared.booking().run(treasurer, new SharedPayments.BookingOne(request.booking(id), units));
    }

    @POST
    @Path("/bookings")
    @Operation(operationId = "bookPaymentRequests", summary = "Books many, all or nothing")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = BookingReport.class)))
    public Response bookMany(BookingsRequest request) {
        Actor treasurer = endpoints.caller().require(Role.TREASURER);
        return commands.run(treasurer, tx -> {
            int booked = paymentRequests.book(tx, treasurer, request.items()).size();
            return Answer.ok(new BookingReport(booked, request.items().size() - booked));
        });
    }

    @POST
    @Path("/bulk")
    @Operation(
            operationId = "bookPaymentRequestsInBulk",
            summary =
                    "Books thousands in one transaction, with the reason of each refused line; all or nothing by default")
    @APIResponse(
            responseCode = "200",
            description = "All are booked",
            content = @Content(schema = @Schema(implementation = BulkBooking.Report.class)))
    @APIResponse(
            responseCode = "207",
            description = "Some are refused: the report says which and why",
            content = @Content(schema = @Schema(implementation = BulkBooking.Report.class)))
    public Response bulk(BookingsRequest request, @QueryParam("atomic") @DefaultValue("true") boolean atomic) {
        Actor treasurer = endpoints.caller().require(Role.TREASURER);
        ProblemException.requireParameter(request.items().size() <= MAXIMUM_LINES, "/items", "too-many-lines");
        return commands.run(treasurer, tx -> {
            BulkBooking.Report report = bulk.book(tx, treasurer, request.items(), atomic);
            return new Answer(report.refused() == 0 ? 200 : 207, report, null, null);
        });
    }

    @POST
    @Path("/{id}/refusal")
    @Operation(
            operationId = "refusePaymentRequest",
            summary = "The approver or the Treasury refuses with a reason; the money goes back to where it came from")
    @APIResponse(responseCode = "201", description = "Created")
    public Response refuse(@PathParam("id") UUID id, EndingRequest request) {
        Actor decider = endpoints.caller().require(Role.APPROVER, Role.TREASURER);
        return end(
                id, decider, (tx, entry) -> paymentRequests.refuse(tx, decider, entry, on(request), request.reason()));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(
            operationId = "withdrawPaymentRequest",
            summary = "The maker takes the request back, or voids a reservation; the money goes back")
    @APIResponse(responseCode = "201", description = "Created")
    public Response withdraw(@PathParam("id") UUID id, EndingRequest request) {
        Actor maker = endpoints.caller().require(MAKERS);
        return end(id, maker, (tx, entry) -> paymentRequests.withdraw(tx, maker, entry, on(request), request.reason()));
    }

    @POST
    @Path("/{id}/returns")
    @Operation(operationId = "returnPayment", summary = "Money that was paid wrongly came back to the Treasury")
    @APIResponse(responseCode = "201", description = "Created")
    public Response giveBack(@PathParam("id") UUID id, ReturnRequest request) {
        Actor treasurer = endpoints.caller().require(Role.TREASURER);
        ProblemException.requireParameter(request.amount().amount() > 0, "/amount", "zero-amount");
        return end(
                id,
                treasurer,
                (tx, entry) -> booked.giveBack(
                        tx,
                        treasurer,
                        entry,
                        request.returnedOn(),
                        request.amount().amount(),
                        periods.isClosed(
                                tx.handle(), Integer.toString(entry.content().budgetYear())),
                        request.reason()));
    }

    private Response end(UUID id, Actor actor, BiFunction<Tx, Entry<PaymentRequest>, Entry<PaymentRequest>> step) {
        return commands.run(actor, tx -> {
            endpoints.find(tx.handle(), paymentRequests.register(), id);
            Entry<PaymentRequest> entry = paymentRequests.register().locked(tx, id);
            commands.expectVersion(entry.version());
            Entry<PaymentRequest> changed = step.apply(tx, entry);
            return Answer.created("", changed.version(), changed);
        });
    }

    private LocalDate on(EndingRequest request) {
        return Objects.requireNonNullElseGet(request.on(), () -> BusinessTime.today(clock));
    }

    /**
     * When and under which document the Treasury booked.
     *
     * @param gross what was paid, when it is less than what was asked
     * @param recovered the recovery that was taken, when it differs
     */
    public record BookingRequest(
            LocalDate bookedOn,
            String treasuryDocument,
            @Nullable Money gross,
            @Nullable Money recovered) {

        Booking booking(UUID id) {
            return new Booking(id, bookedOn, treasuryDocument, gross, recovered);
        }
    }

    /** Why a request ends, and on which day; today when no day is given. */
    public record EndingRequest(String reason, @Nullable LocalDate on) {}

    /** What came back, when, and why. */
    public record ReturnRequest(Money amount, LocalDate returnedOn, String reason) {}

    /** Many bookings. */
    public record BookingsRequest(List<Booking> items) {}

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
    @Operation(operationId = "importPaymentRequests", summary = "Enters payment requests from a table, all or nothing")
    public Response importRows(
            byte[] body,
            @HeaderParam("Content-Type") String mediaType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return endpoints.importRowByRow(
                body,
                mediaType,
                dryRun,
                PaymentRow.class,
                (tx, rows) -> imports.importRows(tx, endpoints.caller().require(MAKERS), rows, dryRun),
                MAKERS);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(operationId = "approvePaymentRequest", summary = "Approves one payment request that somebody else made")
    @APIResponse(responseCode = "201", description = "Created")
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
