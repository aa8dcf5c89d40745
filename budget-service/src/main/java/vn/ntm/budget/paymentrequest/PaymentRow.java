package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.table.ExportedColumns;

/** One row of the import; a table neither reserves money until a moment nor says what was booked. */
@ExportedColumns({
    "cash",
    "expiresAt",
    "bookedOn",
    "treasuryDocument",
    "treasurerId",
    "bookedGross",
    "bookedRecovered",
    "returned",
    "returns",
    "takenBack",
    "disbursed"
})
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
        return requestUntil(null);
    }

    /** @param expiresAt of the request that this row is compared with */
    PaymentRequest requestUntil(@Nullable OffsetDateTime expiresAt) {
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
                        expiresAt,
                        basis,
                        source)
                .request();
    }
}
