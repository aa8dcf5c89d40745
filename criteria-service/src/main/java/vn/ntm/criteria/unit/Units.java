package vn.ntm.criteria.unit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.unit.UnitChanged;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.unit.UnitTable;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** The register itself: what was entered, and the map that the reforms in force make of it. */
@Singleton
public class Units {

    private final UnitRegister register;
    private final UnitTable table;
    private final UnitEntries entries;
    private final MapChanges changes;
    private final Caller caller;

    Units(UnitRegister register, UnitTable table, UnitEntries entries, MapChanges changes, Caller caller) {
        this.register = register;
        this.table = table;
        this.entries = entries;
        this.changes = changes;
        this.caller = caller;
    }

    ImportReport importRows(Tx tx, List<UnitRow> rows, boolean dryRun) {
        Handle handle = tx.handle();
        lock(handle);
        Map<String, Map<LocalDate, UnitPeriod>> entered = entered(handle);
        int created = 0;
        int updated = 0;
        Set<String> touched = new LinkedHashSet<>();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            UnitPeriod period = rows.get(i).period();
            places.put(period.code(), i);
            Map<LocalDate, UnitPeriod> periods = entered.computeIfAbsent(period.code(), code -> new LinkedHashMap<>());
            UnitPeriod before = periods.put(startKey(period), period);
            if (!period.equals(before)) {
                touched.add(period.code());
                created += before == null ? 1 : 0;
                updated += before == null ? 0 : 1;
            }
        }
        List<UnitPeriod> all =
                entered.values().stream().flatMap(of -> of.values().stream()).toList();
        List<Fault> faults = UnitRules.faultsOf(rows, UnitMap.of(all));
        for (String code : touched) {
            faults.addAll(overlapsOf(code, entered, places));
        }
        ProblemException.throwIfAny(faults);
        MapFold.Result map = MapFold.of(all, changes.inForce(handle));
        ProblemException.throwIfAny(reformsThatNoLongerFit(map));
        requireScope(rows, map);
        entries.replace(
                handle,
                touched,
                all.stream().filter(period -> touched.contains(period.code())).toList());
        publish(tx, map);
        return new ImportReport(dryRun, rows.size(), created, updated, rows.size() - created - updated);
    }

    /** Enters one period; 409 when the code has one of the same first day. */
    void enter(Tx tx, UnitRow row) {
        lock(tx.handle());
        boolean known = entered(tx.handle()).getOrDefault(row.code(), Map.of()).containsKey(startKey(row.period()));
        if (known) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "",
                    "duplicate-document",
                    Map.of("key", row.code(), "existing", "/v1/units/" + row.code()));
        }
        try {
            importRows(tx, List.of(row), false);
        } catch (ProblemException refused) {
            throw new ProblemException(
                    refused.type(),
                    refused.faults().stream().map(Units::ofOneRow).toList());
        }
    }

    private static Fault ofOneRow(Fault fault) {
        return Fault.at(fault.pointer().replaceFirst("^" + TableReader.pointer(0), ""), fault.code(), fault.params());
    }

    private static List<Fault> overlapsOf(
            String code, Map<String, Map<LocalDate, UnitPeriod>> entered, Map<String, Integer> places) {
        Map<LocalDate, UnitPeriod> periods = entered.getOrDefault(code, Map.of());
        UnitPeriod overlap = UnitRules.overlapping(List.copyOf(periods.values()));
        return overlap == null
                ? List.of()
                : List.of(Fault.at(
                        TableReader.pointer(places.getOrDefault(code, 0)) + "/validFrom",
                        "periods-overlap",
                        Map.of("unit", code, "from", String.valueOf(overlap.validFrom()))));
    }

    private static List<Fault> reformsThatNoLongerFit(MapFold.Result map) {
        return map.faults().stream()
                .map(fault -> Fault.at("", fault.fault().code(), fault.fault().params()))
                .toList();
    }

    private void requireScope(List<UnitRow> rows, MapFold.Result result) {
        UnitMap map = result.units();
        for (UnitRow row : rows) {
            map.requireScope(caller, row.code(), UnitRules.someDay(row.period()));
        }
    }

    /** Everybody who changes the map waits for his turn: the map is made anew from all its parts. */
    public void lock(Handle handle) {
        handle.execute("lock table unit_version in share row exclusive mode");
    }

    /** What the map would be with these reforms, which need not be in force. */
    public MapFold.Result with(Handle handle, Collection<MapChange> reforms) {
        return MapFold.of(entries.all(handle), reforms);
    }

    /** Makes the map anew after the reforms in force have changed; 409 where one of them does not fit it. */
    public void rebuild(Tx tx) {
        lock(tx.handle());
        MapFold.Result map = with(tx.handle(), changes.inForce(tx.handle()));
        if (!map.faults().isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, reformsThatNoLongerFit(map));
        }
        publish(tx, map);
    }

    private void publish(Tx tx, MapFold.Result map) {
        Handle handle = tx.handle();
        Map<String, List<UnitPeriod>> stored = new TreeMap<>();
        register.all(handle).forEach(period -> stored.computeIfAbsent(period.code(), code -> new ArrayList<>())
                .add(period));
        Set<String> codes = new LinkedHashSet<>(map.periods().keySet());
        codes.addAll(stored.keySet());
        Map<String, Long> versions = versions(handle);
        List<UnitChanged> changed = new ArrayList<>();
        for (String code : codes) {
            List<UnitPeriod> now = map.periods().getOrDefault(code, List.of());
            if (!now.equals(stored.getOrDefault(code, List.of()))) {
                changed.add(new UnitChanged(code, versions.getOrDefault(code, 0L) + 1, now));
            }
        }
        table.replace(handle, changed);
        handle.execute("select derive_unit_succession(), derive_unit_parts()");
        changed.forEach(change -> tx.append(event(change)));
    }

    private static EventDraft event(UnitChanged change) {
        List<UnitPeriod> periods = change.periods();
        LocalDate latest =
                periods.isEmpty() ? null : periods.get(periods.size() - 1).validFrom();
        return new EventDraft(
                UnitChanged.TOPIC,
                UnitChanged.TYPE,
                "units/" + change.code(),
                change.version(),
                change.code(),
                Objects.requireNonNullElse(latest, LocalDate.of(2000, 1, 1)),
                change);
    }

    private Map<String, Map<LocalDate, UnitPeriod>> entered(Handle handle) {
        Map<String, Map<LocalDate, UnitPeriod>> entered = new HashMap<>();
        for (UnitPeriod period : entries.all(handle)) {
            entered.computeIfAbsent(period.code(), code -> new LinkedHashMap<>())
                    .put(startKey(period), period);
        }
        return entered;
    }

    private static LocalDate startKey(UnitPeriod period) {
        return Objects.requireNonNullElse(period.validFrom(), LocalDate.MIN);
    }

    static Map<String, Long> versions(Handle handle) {
        Map<String, Long> versions = new HashMap<>();
        handle.createQuery("select code, version from unit_version")
                .map((row, c) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
        return versions;
    }
}
