package vn.ntm.reporting.fact;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.SqlArray;

/**
 * How often the facts of each kind and year changed, in the state that a handle sees. What looks at some of them only is the
 * same as long as none of these changed.
 */
public final class Changes {

    /** Every question looks at the units, and at the reforms that say which of them are the same. */
    private static final String UNITS = "UNIT";

    private static final int NO_YEAR = 0;

    private final Map<FactKind, Map<Integer, Long>> byKind = new EnumMap<>(FactKind.class);
    private long units;

    private Changes() {}

    /** Facts of one kind that begin in one year, by the kind's name. */
    record Part(String name, int year) {

        static Part of(Fact fact) {
            LocalDate first = fact.validFrom();
            return new Part(fact.kind().name(), first == null ? NO_YEAR : first.getYear());
        }
    }

    public static Changes of(Handle handle) {
        Changes changes = new Changes();
        handle.createQuery("select kind, year, changes from fact_change")
                .map((row, context) -> {
                    changes.add(row.getString(1), row.getInt(2), row.getLong(3));
                    return true;
                })
                .list();
        return changes;
    }

    private void add(String kind, int year, long number) {
        if (kind.equals(UNITS)) {
            units += number;
        } else {
            byKind.computeIfAbsent(FactKind.valueOf(kind), any -> new HashMap<>())
                    .put(year, number);
        }
    }

    /** Changes of units and of what makes them one with earlier ones. */
    public long ofUnits() {
        return units;
    }

    /** Changes of all facts of a kind. */
    public long of(FactKind kind) {
        return byKind.getOrDefault(kind, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Changes of the facts of a kind that begin in this year; before years were told apart, of all. */
    public long of(FactKind kind, int year) {
        Map<Integer, Long> years = byKind.getOrDefault(kind, Map.of());
        return years.getOrDefault(year, 0L) + years.getOrDefault(NO_YEAR, 0L);
    }

    /** What counts a change of each of these, always in one order; nothing where none changed. */
    static List<BoundSql> counting(Collection<Part> parts, boolean units) {
        SortedSet<Part> all = new TreeSet<>(Comparator.comparing(Part::name).thenComparing(Part::year));
        all.addAll(parts);
        if (units) {
            all.add(new Part(UNITS, NO_YEAR));
        }
        return all.isEmpty()
                ? List.of()
                : List.of(BoundSql.of(
                        "insert into fact_change (kind, year, changes) select k, y, 1 from unnest(?, ?) c (k, y)"
                                + " on conflict (kind, year) do update set changes = fact_change.changes + 1",
                        SqlArray.texts(all, Part::name),
                        SqlArray.longs(all, part -> (long) part.year())));
    }
}
