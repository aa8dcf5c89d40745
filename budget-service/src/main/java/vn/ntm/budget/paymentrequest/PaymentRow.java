package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        @Nullable UUID contractId,
        long gross,
        @Nullable Long recovered,
        LocalDate businessDate,
        Basis basis,
        String source) {

    PaymentRequest request() {
        return new PaymentSubmission(
                        unit,
                        project,
                        fundSource,
                        capitalKind,
                        budgetYear,
                        kind,
                        contractId,
                        documentNumber,
                        documentDate,
                        Money.vnd(gross),
                        recovered == null ? null : Money.vnd(recovered),
                        businessDate,
                        null,
                        basis,
                        source)
                .request();
    }
}
