package vn.ntm.budget.debt;

import java.time.LocalDate;
import vn.ntm.platform.money.Money;

/**
 * What a project owes on a date.
 *
 * @param accepted value of accepted volume of all contracts
 * @param allotted capital allotted from all sources and years
 * @param paid paid for accepted volume, settled included; advances are no payment for volume
 * @param debt accepted volume beyond what is allotted
 * @param payable accepted, allotted and not paid yet
 */
public record ConstructionDebt(
        String unit,
        String project,
        Money accepted,
        Money allotted,
        Money paid,
        Money debt,
        Money payable,
        LocalDate asOf) {

    /** The two figures from the three sums; neither is ever negative. */
    public static ConstructionDebt of(
            String unit, String project, long accepted, long allotted, long paid, LocalDate asOf) {
        long debt = Math.max(0, accepted - allotted);
        long payable = Math.max(0, accepted - debt - paid);
        return new ConstructionDebt(
                unit,
                project,
                Money.vnd(accepted),
                Money.vnd(allotted),
                Money.vnd(paid),
                Money.vnd(debt),
                Money.vnd(payable),
                asOf);
    }
}
