package vn.ntm.platform.unit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.inbox.EventHandler;
import vn.ntm.platform.inbox.ReceivedEvent;

/** Keeps a service's copy of the register of units. A service that wants one makes a bean of it. */
public class UnitCopy implements EventHandler {

    private final UnitTable table;
    private final ObjectMapper json;

    public UnitCopy(UnitTable table, ObjectMapper json) {
        this.table = table;
        this.json = json;
    }

    @Override
    public Set<String> topics() {
        return Set.of(UnitChanged.TOPIC);
    }

    @Override
    public boolean hears(String type) {
        return type.equals(UnitChanged.TYPE);
    }

    @Override
    public void apply(Tx tx, List<ReceivedEvent> events) {
        List<UnitChanged> changes = events.stream()
                .filter(event -> hears(event.type()))
                .map(event -> json.convertValue(event.data(), UnitChanged.class))
                .toList();
        if (!changes.isEmpty()) {
            table.replace(tx.handle(), changes);
        }
    }
}
