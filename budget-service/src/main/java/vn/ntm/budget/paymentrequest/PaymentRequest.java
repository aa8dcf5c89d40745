package vn.ntm.budget.paymentrequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.platform.money.Money;

/**
 * A request to pay for a project.
 *
 * @param gross value of the work
 * @param recovered part that settles an earlier advance; no money leaves for it
 * @param cash what leaves: gross less recovered
 * @param businessDate day of the request
 * @param bookedOn day on which the Treasury booked it; it may lie in January of the next year
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentRequest(
        String unit,
        String project,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        Kind kind,
        String documentNumber,
        LocalDate documentDate,
        Money gross,
        Money recovered,
        Money cash,
        LocalDate businessDate,
        @Nullable LocalDate bookedOn,
        @Nullable String treasuryDocument,
        @Nullable String treasurerId,
        Basis basis,
        String source) {

    /** A payment without a contract behind it; contracts come with their own kinds. */
    public enum Kind {
        DIRECT
    }

    PaymentRequest booked(LocalDate on, String document, String treasurer) {
        return new PaymentRequest(
                unit,
                project,
                fundSource,
                capitalKind,
                budgetYear,
                kind,
                documentNumber,
                documentDate,
                gross,
                recovered,
                cash,
                businessDate,
                on,
                document,
                treasurer,
                basis,
                source);
    }
}
