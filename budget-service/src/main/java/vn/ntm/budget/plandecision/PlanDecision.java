package vn.ntm.budget.plandecision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.platform.money.Money;

/**
 * A decision that assigns the year's money to units, or details a unit's money to its projects.
 *
 * @param total what its lines sum to
 */
public record PlanDecision(
        String unit,
        String decisionNumber,
        LocalDate decidedOn,
        Kind kind,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        Money total,
        List<Line> lines,
        Basis basis,
        String source) {

    /** What a plan decision does. */
    public enum Kind {
        ASSIGN,
        DETAIL
    }

    /** One line: from the Council to a unit, or from a unit to one of its projects. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String fromUnit,
            String toUnit,
            @Nullable String project,
            @Nullable String projectName,
            Money amount) {}

    String naturalKey() {
        return decisionNumber + " " + fundSource + " " + capitalKind + " " + budgetYear;
    }
}
