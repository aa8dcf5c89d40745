package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.platform.money.Money;

/** One row of the import. */
public record PaymentRow(
        String documentNumber,
        LocalDate documentDate,
        String unit,
        String project,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        PaymentRequest.Kind kind,
        long gross,
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
                Money.vnd(gross),
                Money.vnd(0),
                Money.vnd(gross),
                businessDate,
                null,
                null,
                null,
                basis,
                source);
    }
}
