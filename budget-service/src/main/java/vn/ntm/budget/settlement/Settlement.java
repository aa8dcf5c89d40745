package vn.ntm.budget.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.platform.money.Money;

/**
 * A decision that an amount paid for a project, or for one of its contracts, is its lawful cost.
 *
 * @param settlementYear the year that the payment is settled in; advances count as disbursed in their own year, but are
 *     settled only once they are recovered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settlement(
        String unit,
        String project,
        @Nullable UUID contractId,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        int settlementYear,
        String number,
        LocalDate decidedOn,
        Money amount,
        String source) {

    String naturalKey() {
        return number + " " + unit + "/" + project + "/" + contractId + " " + fundSource + " " + capitalKind + " "
                + budgetYear;
    }

    Cell cell() {
        Cell held = Cell.project(fundSource, capitalKind, budgetYear, unit, project);
        return contractId == null ? held : held.contract(contractId);
    }
}
