package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Standing;

/**
 * What is known of requests whose day lies outside the usual ones; asked only where one does.
 *
 * @param until the last day that a decision gave to a project
 * @param standings what the cells of such requests hold, for what a refusal says
 */
record LateDays(Map<Cell, LocalDate> until, Map<Cell, Standing> standings) {

    static final LateDays NONE = new LateDays(Map.of(), Map.of());

    @Nullable
    LocalDate until(PaymentRequest request) {
        return until.get(request.cell().project());
    }

    Standing standing(PaymentRequest request) {
        return standings.getOrDefault(request.cell(), Standing.unused(request.cell()));
    }
}
