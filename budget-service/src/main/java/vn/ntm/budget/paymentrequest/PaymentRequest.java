package vn.ntm.budget.paymentrequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.Basis;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.platform.money.Money;

/**
 * A request to pay for a project.
 *
 * @param contractId the contract that is paid; none for a direct payment
 * @param gross value of the work, or of the advance
 * @param recovered part that settles an earlier advance; no money leaves for it
 * @param cash what leaves: gross less recovered
 * @param businessDate day of the request
 * @param expiresAt when a reservation for a payment made elsewhere ends by itself
 * @param bookedGross what the Treasury booked of the gross value; the rest went back to where it came from
 * @param returned what came back, in all
 * @param returns what came back and when, in the order in which it was told; until then it was disbursed
 * @param takenBack bookings that were reversed, in the order in which they were; each was disbursed until then
 * @param disbursed what this request adds to the disbursed total: booked cash less what came back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentRequest(
        String unit,
        String project,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        Kind kind,
        @Nullable UUID contractId,
        String documentNumber,
        LocalDate documentDate,
        Money gross,
        Money recovered,
        Money cash,
        LocalDate businessDate,
        @Nullable OffsetDateTime expiresAt,
        @Nullable LocalDate bookedOn,
        @Nullable String treasuryDocument,
        @Nullable String treasurerId,
        @Nullable Money bookedGross,
        @Nullable Money bookedRecovered,
        @Nullable Money returned,
        @Nullable List<Return> returns,
        @Nullable List<TakenBack> takenBack,
        @Nullable Money disbursed,
        Basis basis,
        String source) {

    /** Money that came back to the Treasury on a day. */
    public record Return(LocalDate returnedOn, Money amount) {}

    /** A booking that was reversed: what it disbursed, from its day until the day of the reversal. */
    public record TakenBack(LocalDate bookedOn, LocalDate reversedOn, Money disbursed) {}

    /** What is paid for. */
    public enum Kind {
        /** Money before volume; to be recovered. */
        ADVANCE,
        /** Accepted volume of a contract, with recovery of advances. */
        PAYMENT,
        /** Without a contract behind it. */
        DIRECT
    }

    /** Each unit numbers its own requests, anew each year; the number stands first, as people look for it. */
    String naturalKey() {
        return documentNumber + " " + unit + " " + documentDate.getYear();
    }

    /** The cell that the money is taken from and stands in while the request is in flight. */
    Cell cell() {
        Cell held = Cell.project(fundSource, capitalKind, budgetYear, unit, project);
        return contractId == null ? held : held.contract(contractId);
    }

    /** The request's unit on its day, as people of these units see it. */
    DocumentRules.Place place(List<String> within) {
        return new DocumentRules.Place(unit, businessDate, within);
    }

    /** Cash that left and has not come back. */
    long disbursedAmount() {
        return amount(disbursed);
    }

    long returnedAmount() {
        return amount(returned);
    }

    private static long amount(@Nullable Money money) {
        return money == null ? 0 : money.amount();
    }

    PaymentRequest booked(LocalDate on, String document, String treasurer, long volume, long recovery) {
        return with(
                on,
                document,
                treasurer,
                Money.vnd(volume),
                Money.vnd(recovery),
                null,
                null,
                takenBack,
                Money.vnd(volume - recovery));
    }

    /** As it was entered. */
    PaymentRequest unbooked() {
        return with(null, null, null, null, null, null, null, null, null);
    }

    /** Without its booking, which stays on record. */
    PaymentRequest tookBack(LocalDate on) {
        List<TakenBack> all = new ArrayList<>(takenBack == null ? List.of() : takenBack);
        all.add(new TakenBack(Objects.requireNonNull(bookedOn), on, Money.vnd(disbursedAmount())));
        return with(null, null, null, null, null, null, null, all, null);
    }

    PaymentRequest gaveBack(LocalDate on, long more) {
        List<Return> all = new ArrayList<>(returns == null ? List.of() : returns);
        all.add(new Return(on, Money.vnd(more)));
        return with(
                bookedOn,
                treasuryDocument,
                treasurerId,
                bookedGross,
                bookedRecovered,
                Money.vnd(returnedAmount() + more),
                all,
                takenBack,
                Money.vnd(disbursedAmount() - more));
    }

    private PaymentRequest with(
            @Nullable LocalDate on,
            @Nullable String document,
            @Nullable String treasurer,
            @Nullable Money volume,
            @Nullable Money recovery,
            @Nullable Money back,
            @Nullable List<Return> all,
            @Nullable List<TakenBack> former,
            @Nullable Money out) {
        return new PaymentRequest(
                unit,
                project,
                fundSource,
                capitalKind,
                budgetYear,
                kind,
                contractId,
                documentNumber,
                documentDate,
                gross,
                recovered,
                cash,
                businessDate,
                expiresAt,
                on,
                document,
                treasurer,
                volume,
                recovery,
                back,
                all,
                former,
                out,
                basis,
                source);
    }
}
