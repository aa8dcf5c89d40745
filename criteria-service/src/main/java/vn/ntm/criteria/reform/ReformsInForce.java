package vn.ntm.criteria.reform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.unit.MapChange;
import vn.ntm.criteria.unit.MapChanges;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.register.RegisterTable;
import vn.ntm.platform.register.State;

/** The approved reforms, for the register of units that builds its map from them. */
@Singleton
class ReformsInForce implements MapChanges {

    private final RegisterTable<Reform> table;

    ReformsInForce(ObjectMapper json) {
        this.table = new RegisterTable<>("reform", Reform.class, json);
    }

    @Override
    public List<MapChange> inForce(Handle handle) {
        return in(handle, State.APPROVED);
    }

    /** In the order of their effective dates. */
    List<MapChange> in(Handle handle, State... states) {
        return handle
                .createQuery("select id, body from reform where state = any (:states)")
                .bind(
                        "states",
                        SqlArray.texts(
                                java.util.Arrays.stream(states).map(State::name).toList()))
                .map((row, c) -> table.content(row.getString("body")).change(row.getObject("id", UUID.class)))
                .stream()
                .sorted(Comparator.comparing(MapChange::effectiveDate).thenComparing(MapChange::number))
                .toList();
    }
}
