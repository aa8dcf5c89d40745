package vn.ntm.budget.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import vn.ntm.platform.event.EventDraft;

/**
 * What the event of a reversal tells: the document, and the day from which it counts no more. Until that day it counted, and
 * a figure of a day before goes on saying so, as the ledger does.
 *
 * @param reversedOn business date of the transaction that took it back
 */
public record Reversed(@JsonUnwrapped Object document, LocalDate reversedOn) {

    /** The event with the day of the reversal. */
    public static EventDraft told(EventDraft event, LocalDate on) {
        return new EventDraft(
                event.topic(),
                event.type(),
                event.subject(),
                event.sequence(),
                event.partitionKey(),
                event.businessDate(),
                new Reversed(event.data(), on));
    }
}
