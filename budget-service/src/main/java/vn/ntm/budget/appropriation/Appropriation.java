package vn.ntm.budget.appropriation;

import java.time.LocalDate;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.platform.money.Money;

/** A decision of the Council that an amount of one source and kind may be spent in a budget year. */
public record Appropriation(
        String unit,
        String number,
        LocalDate decidedOn,
        String issuer,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        Money amount,
        Basis basis,
        String source) {

    String naturalKey() {
        return number + " " + fundSource + " " + capitalKind + " " + budgetYear;
    }
}
