package vn.ntm.budget.extension;

import java.time.LocalDate;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;

/**
 * A decision that money of a project's budget year may be paid until a later day.
 *
 * @param until last day of payment
 * @param decidedBy who decided; the law says who may
 * @param legalGround the case of the law that it rests on
 */
public record Extension(
        String unit,
        String project,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        LocalDate until,
        Decider decidedBy,
        String decisionNumber,
        LocalDate decidedOn,
        String legalGround,
        String source) {

    /** Who extends. */
    public enum Decider {
        PRIME_MINISTER,
        PROVINCIAL_COUNCIL,
        COMMITTEE_CHAIR
    }

    String naturalKey() {
        return decisionNumber + " " + unit + "/" + project + " " + fundSource + " " + capitalKind + " " + budgetYear;
    }
}
