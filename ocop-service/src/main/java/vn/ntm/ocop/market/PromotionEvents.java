package vn.ntm.ocop.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;

/** Trade-promotion events. */
@Singleton
public class PromotionEvents extends CheckedRegister<PromotionEvent> {

    private final Scope scope;

    PromotionEvents(ObjectMapper json, Scope scope) {
        super(
                "promotion_event",
                PromotionEvent.class,
                json,
                PromotionEvent::code,
                event -> null,
                PromotionEvent::code,
                PromotionEvent::startsOn,
                "promotion-event-held",
                "promotion-events");
        this.scope = scope;
    }

    @Override
    protected void faultsOf(Tx tx, PromotionEvent event, Faults faults) {
        faults.unless(
                !Objects.requireNonNullElse(event.endsOn(), event.startsOn()).isBefore(event.startsOn()),
                "endsOn",
                "ends-before-it-begins",
                Map.of("from", event.startsOn(), "to", Objects.requireNonNullElse(event.endsOn(), event.startsOn())));
        faults.notNegative(event.booths(), "booths");
        faults.notNegative(event.boothsLocal(), "boothsLocal");
        faults.notNegative(event.products(), "products");
        faults.notNegative(event.items(), "items");
        faults.notNegative(event.visitors(), "visitors");
        faults.notNegative(event.turnoverVnd(), "turnoverVnd");
        faults.notNegative(event.turnoverLocalVnd(), "turnoverLocalVnd");
        part(event.boothsLocal(), event.booths(), "boothsLocal", faults);
        part(event.turnoverLocalVnd(), event.turnoverVnd(), "turnoverLocalVnd", faults);
    }

    @Override
    protected void requireScope(Tx tx, PromotionEvent event) {
        scope.requireSomeProvince(tx);
    }

    private static void part(
            @org.jspecify.annotations.Nullable Long part,
            @org.jspecify.annotations.Nullable Long whole,
            String field,
            Faults faults) {
        if (part != null && whole != null) {
            faults.unless(part <= whole, field, "part-above-whole", Map.of("part", part, "whole", whole));
        }
    }
}
