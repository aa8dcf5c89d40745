package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.platform.money.Money;

/**
 * A payment request as its maker sends it.
 *
 * @param recovered part of the gross value that settles an earlier advance; 0 when absent
 * @param expiresAt for reservations: when the hold ends by itself
 */
public record PaymentSubmission(
        String unit,
        String project,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        PaymentRequest.Kind kind,
        @Nullable UUID contractId,
        String documentNumber,
        LocalDate documentDate,
        Money gross,
        @Nullable Money recovered,
        LocalDate businessDate,
        @Nullable OffsetDateTime expiresAt,
        Basis basis,
        String source) {

    PaymentRequest request() {
        long recovery = recovered == null ? 0 : recovered.amount();
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
                Money.vnd(recovery),
                Money.vnd(Math.max(gross.amount() - recovery, 0)),
                businessDate,
                expiresAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                basis,
                source);
    }
}
