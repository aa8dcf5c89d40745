package vn.ntm.budget.appropriation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;

/**
 * One row of the import.
 *
 * @param unit the province whose Council decided; without it the caller's own province of that day
 */
public record AppropriationRow(
        String number,
        LocalDate decidedOn,
        String issuer,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        long amount,
        Basis basis,
        String source,
        @Nullable String unit) {}
