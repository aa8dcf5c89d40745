package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.platform.money.Money;

/** A payment request as its maker sends it. */
public record PaymentSubmission(
        String unit,
        String project,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        PaymentRequest.Kind kind,
        String documentNumber,
        LocalDate documentDate,
        Money gross,
        LocalDate businessDate,
        Basis basis,
        String source) {

    PaymentRequest request() {
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
                Money.vnd(0),
                gross,
                businessDate,
                null,
                null,
                null,
                basis,
                source);
    }
}
