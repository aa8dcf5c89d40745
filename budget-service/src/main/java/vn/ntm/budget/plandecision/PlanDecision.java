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
 * A decision about one source, kind and year of the plan. Each line moves an amount from one holder to another, so
 * whatever a decision does nets to zero inside its source, kind and year.
 *
 * @param total what its lines sum to
 * @param legalGround why money may be carried over, or why it is cancelled or adjusted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
        @Nullable String legalGround,
        Basis basis,
        String source) {

    /** What a plan decision does; the order is the one in which decisions approved together take effect. */
    public enum Kind {
        /** From the Council to a unit. */
        ASSIGN,
        /** From a unit to one of its projects. */
        DETAIL,
        /** Up or down one level: between Council and unit, or between a unit and one of its projects. */
        ADJUST,
        /** Between two units, or between two projects. */
        TRANSFER,
        /** Into the next budget year, with the year it comes from. */
        CARRY_OVER,
        /** Ends. */
        CANCEL
    }

    /**
     * One line.
     *
     * @param fromProject the project that gives, where a project gives
     * @param project the project that receives, where a project receives
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String fromUnit,
            @Nullable String fromProject,
            String toUnit,
            @Nullable String project,
            @Nullable String projectName,
            Money amount) {

        String key() {
            return fromUnit + "/" + fromProject + " " + toUnit + "/" + project;
        }
    }

    String naturalKey() {
        return decisionNumber + " " + fundSource + " " + capitalKind + " " + budgetYear;
    }
}
