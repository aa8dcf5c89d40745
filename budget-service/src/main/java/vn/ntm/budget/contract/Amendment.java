package vn.ntm.budget.contract;

import java.time.LocalDate;
import java.util.UUID;
import vn.ntm.platform.money.Money;

/**
 * A change of a contract's value, in force once somebody else approved it.
 *
 * @param value the whole value after the change
 */
public record Amendment(UUID contractId, String unit, String number, LocalDate signedOn, Money value, String ground) {

    String naturalKey() {
        return contractId + " " + number;
    }

    /** An amendment as its maker sends it. */
    public record Submission(String number, LocalDate signedOn, Money value, String ground) {}
}
