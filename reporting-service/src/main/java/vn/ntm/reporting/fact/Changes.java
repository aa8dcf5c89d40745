package vn.ntm.reporting.fact;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.SqlArray;

/**
 * How often the facts of each kind changed, in the state that a handle sees. What looks at some kinds only is the same as
 * long as their stamp is.
 */
public final class Changes {

    /** Every question looks at the units, and at the reforms that say which of them are the same. */
    private static final String UNITS = "UNIT";

    private final Map<String, Long> byKind;

    private Changes(Map<String, Long> byKind) {
        this.byKind = byKind;
    }

    public static Changes of(Handle handle) {
        Map<String, Long> byKind = new HashMap<>();
        handle.createQuery("select kind, changes from fact_change")
                .map((row, context) -> byKind.put(row.getString(1), row.getLong(2)))
                .list();
        return new Changes(byKind);
    }

    /** Another number whenever a fact of one of these kinds, or a unit, changed: counters only grow. */
    public long stamp(Collection<FactKind> kinds) {
        long stamp = byKind.getOrDefault(UNITS, 0L);
        for (FactKind kind : kinds) {
            stamp += byKind.getOrDefault(kind.name(), 0L);
        }
        return stamp;
    }

    /** What counts a change of each of these kinds; nothing where none changed. */
    static List<BoundSql> counting(Set<FactKind> kinds, boolean units) {
        Set<String> names = new TreeSet<>();
        kinds.forEach(kind -> names.add(kind.name()));
        if (units) {
            names.add(UNITS);
        }
        return names.isEmpty()
                ? List.of()
                : List.of(BoundSql.of(
                        "insert into fact_change select k, 1 from unnest(?) k"
                                + " on conflict (kind) do update set changes = fact_change.changes + 1",
                        SqlArray.texts(names)));
    }
}
