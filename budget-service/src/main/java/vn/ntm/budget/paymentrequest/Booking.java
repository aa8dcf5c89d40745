package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.money.Money;

/**
 * What the Treasury did with one request.
 *
 * @param gross value that was paid; the whole of it when absent
 * @param recovered recovery that was taken; all of what was asked when absent
 */
public record Booking(
        UUID id,
        LocalDate bookedOn,
        String treasuryDocument,
        @Nullable Money gross,
        @Nullable Money recovered) {

    long grossOf(PaymentRequest request) {
        return gross == null ? request.gross().amount() : gross.amount();
    }

    long recoveredOf(PaymentRequest request) {
        return recovered == null ? request.recovered().amount() : recovered.amount();
    }

    boolean isWhatWasBooked(PaymentRequest request) {
        Money volume = request.bookedGross();
        Money recovery = request.bookedRecovered();
        return bookedOn.equals(request.bookedOn())
                && treasuryDocument.equals(request.treasuryDocument())
                && (volume == null || volume.amount() == grossOf(request))
                && (recovery == null || recovery.amount() == recoveredOf(request));
    }
}
