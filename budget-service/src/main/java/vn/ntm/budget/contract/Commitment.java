package vn.ntm.budget.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.platform.money.Money;

/**
 * A part of one year's plan that is set aside for a contract. Every contract has one here, also where the Treasury
 * holds none (works of communes), because otherwise the plan would look free exactly there.
 *
 * @param treasuryHeld whether the Treasury holds a commitment too
 * @param released what went back to the project, in all
 * @param releases what went back and when, in the order in which it was told; until then it was committed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Commitment(
        UUID contractId,
        String unit,
        String project,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        String number,
        LocalDate committedOn,
        Money amount,
        boolean treasuryHeld,
        @Nullable Money released,
        @Nullable List<Released> releases) {

    /** Money that went back to the project on a day. */
    public record Released(LocalDate releasedOn, Money amount) {}

    String naturalKey() {
        return contractId + " " + number;
    }

    Cell projectCell() {
        return Cell.project(fundSource, capitalKind, budgetYear, unit, project);
    }

    Cell cell() {
        return projectCell().contract(contractId);
    }

    long open() {
        return amount.amount() - (released == null ? 0 : released.amount());
    }

    Commitment released(LocalDate on, long more) {
        List<Released> all = new ArrayList<>(releases == null ? List.of() : releases);
        all.add(new Released(on, Money.vnd(more)));
        return new Commitment(
                contractId,
                unit,
                project,
                fundSource,
                capitalKind,
                budgetYear,
                number,
                committedOn,
                amount,
                treasuryHeld,
                Money.vnd(amount.amount() - open() + more),
                all);
    }

    /** A commitment as its maker sends it. */
    public record Submission(
            UUID contractId,
            FundSource fundSource,
            int budgetYear,
            String number,
            LocalDate committedOn,
            Money amount,
            boolean treasuryHeld) {}

    /** A release: what goes back, when, and why. */
    public record Release(Money amount, LocalDate releasedOn, String reason) {}
}
