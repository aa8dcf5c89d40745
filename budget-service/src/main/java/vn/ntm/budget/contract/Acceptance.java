package vn.ntm.budget.contract;

import java.time.LocalDate;
import java.util.UUID;
import vn.ntm.platform.money.Money;

/** Volume of a contract that was examined and taken over; it may be paid from then on. */
public record Acceptance(UUID contractId, String unit, String number, LocalDate acceptedOn, Money volume) {

    String naturalKey() {
        return contractId + " " + number;
    }

    /** An acceptance as its maker sends it. */
    public record Submission(String number, LocalDate acceptedOn, Money volume) {}
}
