package vn.ntm.reporting.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.ntm.platform.db.Many;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.inbox.EventHandler;
import vn.ntm.platform.inbox.ReceivedEvent;
import vn.ntm.platform.unit.UnitChanged;
import vn.ntm.reporting.fact.Derived;
import vn.ntm.reporting.fact.Fact;
import vn.ntm.reporting.fact.FactStore;
import vn.ntm.reporting.fact.UnitFact;

/** Consumes all topics of the suite and keeps the facts. */
@Singleton
class FactIntake implements EventHandler {

    private static final Map<String, Function<EventData, List<Fact>>> BY_TYPE = byType();

    private final FactStore store;
    private final ObjectMapper json;

    FactIntake(FactStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    private static Map<String, Function<EventData, List<Fact>>> byType() {
        Map<String, Function<EventData, List<Fact>>> all = new HashMap<>(CriteriaFacts.BY_TYPE);
        all.putAll(OcopFacts.BY_TYPE);
        all.putAll(BudgetFacts.BY_TYPE);
        return Map.copyOf(all);
    }

    @Override
    public Set<String> topics() {
        return Set.of(UnitChanged.TOPIC, "ntm.criteria", "ntm.ocop", "ntm.budget");
    }

    @Override
    public void apply(Tx tx, List<ReceivedEvent> events) {
        store.apply(tx, Many.stream(events).map(this::derive).toList());
    }

    /** What the event says, and its digest, which is kept with it: reading and hashing are most of the work outside the database. */
    private Derived derive(ReceivedEvent event) {
        event.digest();
        if (event.type().equals(UnitChanged.TYPE)) {
            return Derived.units(event, units(json.convertValue(event.data(), UnitChanged.class)));
        }
        Function<EventData, List<Fact>> reading = BY_TYPE.get(event.type());
        return reading == null
                ? Derived.nothing(event)
                : Derived.facts(event, reading.apply(new EventData(event.data())));
    }

    private static List<UnitFact> units(UnitChanged change) {
        return change.periods().stream()
                .map(period -> new UnitFact(
                        change.code(),
                        period.nameVi(),
                        period.nameAscii(),
                        period.kind(),
                        period.parentCode(),
                        period.validFrom(),
                        period.validTo()))
                .toList();
    }
}
