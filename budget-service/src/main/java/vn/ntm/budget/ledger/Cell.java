package vn.ntm.budget.ledger;

import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;

/**
 * Who holds money of one source, kind and year.
 *
 * @param holder code of the unit, or {@code unit/project}
 */
public record Cell(
        FundSource fundSource, CapitalKind capitalKind, int budgetYear, HolderKind holderKind, String holder) {

    /** The Council decides, a unit is assigned, a project is detailed. */
    public enum HolderKind {
        COUNCIL,
        UNIT,
        PROJECT
    }

    public static Cell council(FundSource source, CapitalKind kind, int year, String province) {
        return new Cell(source, kind, year, HolderKind.COUNCIL, province);
    }

    public static Cell unit(FundSource source, CapitalKind kind, int year, String unit) {
        return new Cell(source, kind, year, HolderKind.UNIT, unit);
    }

    public static Cell project(FundSource source, CapitalKind kind, int year, String unit, String project) {
        return new Cell(source, kind, year, HolderKind.PROJECT, unit + "/" + project);
    }

    @Override
    public String toString() {
        return fundSource + " " + capitalKind + " " + budgetYear + " " + holder;
    }
}
