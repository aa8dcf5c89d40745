package vn.ntm.reporting.fact;

import java.util.List;
import vn.ntm.platform.inbox.ReceivedEvent;

/**
 * An event with everything that it says.
 *
 * @param carriesState whether it takes the place of all that its subject said before
 */
public record Derived(ReceivedEvent event, boolean carriesState, List<Fact> facts, List<UnitFact> units) {

    public static Derived facts(ReceivedEvent event, List<Fact> facts) {
        return new Derived(event, true, facts, List.of());
    }

    public static Derived units(ReceivedEvent event, List<UnitFact> units) {
        return new Derived(event, true, List.of(), units);
    }

    /** Of a type that this service does not know: only its position is kept. */
    public static Derived nothing(ReceivedEvent event) {
        return new Derived(event, false, List.of(), List.of());
    }
}
