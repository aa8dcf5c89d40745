package vn.ntm.platform.unit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
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
    public void apply(Handle handle, List<ReceivedEvent> events) {
        List<UnitChanged> changes = events.stream()
                .filter(event -> hears(event.type()))
                .map(event -> json.convertValue(event.data(), UnitChanged.class))
                .toList();
        if (!changes.isEmpty()) {
            table.replace(handle, changes);
        }
    }
}
