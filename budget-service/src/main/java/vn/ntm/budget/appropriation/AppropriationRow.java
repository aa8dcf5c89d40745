package vn.ntm.budget.appropriation;

import java.time.LocalDate;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;

/** One row of the import; the unit is the province of that day. */
public record AppropriationRow(
        String number,
        LocalDate decidedOn,
        String issuer,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        long amount,
        Basis basis,
        String source) {}
