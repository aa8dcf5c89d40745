package vn.ntm.criteria.reform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.unit.MapChange;
import vn.ntm.criteria.unit.MapFault;
import vn.ntm.criteria.unit.MapFold;
import vn.ntm.criteria.unit.Units;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitChanged;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * Reforms: entered by an officer, in the map once somebody else approved them, from their effective date on; they can be
 * called off until the day before it.
 */
@Singleton
class Reforms {

    private final Register<Reform> register;
    private final ReformsInForce inForce;
    private final Units units;
    private final UnitRegister map;
    private final Caller caller;
    private final Clock clock;

    Reforms(ObjectMapper json, ReformsInForce inForce, Units units, UnitRegister map, Caller caller, Clock clock) {
        this.register = new Register<>(
                "reform",
                Reform.class,
                json,
                Reform::naturalKey,
                Visibility.open(Reform::unit),
                State.SUBMITTED,
                Reforms::event);
        this.inForce = inForce;
        this.units = units;
        this.map = map;
        this.caller = caller;
        this.clock = clock;
    }

    Register<Reform> register() {
        return register;
    }

    void check(Tx tx, Reform reform) {
        List<Fault> faults = new ArrayList<>(ReformRules.faultsOf(reform));
        ProblemException.throwIfAny(faults);
        MapChange change = reform.change(tx.newId());
        MapFold.Result result = units.with(tx.handle(), withOthers(tx.handle(), List.of(reform), List.of(change)));
        faultsOf(change, result).forEach(faults::add);
        faults.addAll(outside(reform, change, result.units()));
        ProblemException.throwIfAny(faults);
        requireScope(tx, reform);
    }

    ImportReport importRows(Tx tx, Actor maker, List<ReformRow> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        List<ReformRows.Read> read = ReformRows.gather(rows, faults);
        read.forEach(one -> ReformRules.faultsOf(one.reform()).forEach(fault -> faults.add(one.placed(fault))));
        ProblemException.throwIfAny(faults);
        List<Reform> reforms = read.stream().map(ReformRows.Read::reform).toList();
        List<MapChange> changes =
                reforms.stream().map(reform -> reform.change(tx.newId())).toList();
        MapFold.Result result = units.with(tx.handle(), withOthers(tx.handle(), reforms, changes));
        UnitMap after = result.units();
        for (int i = 0; i < read.size(); i++) {
            ReformRows.Read one = read.get(i);
            faultsOf(changes.get(i), result).forEach(fault -> faults.add(one.placed(fault)));
            outside(one.reform(), changes.get(i), after).forEach(fault -> faults.add(one.placed(fault)));
        }
        ProblemException.throwIfAny(faults);
        reforms.forEach(reform -> requireScope(tx, reform));
        return register.importAll(tx, maker, reforms, dryRun).report();
    }

    /** The map of units is made anew with the reforms that were approved just now. */
    void approved(Tx tx, List<Entry<Reform>> entries) {
        entries.forEach(entry -> requireScope(tx, entry.content()));
        if (!entries.isEmpty()) {
            units.rebuild(tx);
        }
    }

    /** Calls a reform off before it takes effect; 409 once its day has come, or where another reform builds on it. */
    Entry<Reform> cancel(Tx tx, Entry<Reform> entry, String reason) {
        Reform reform = entry.content();
        requireScope(tx, reform);
        if (entry.state() == State.CANCELLED) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "already-cancelled", Map.of("key", entry.id()));
        }
        LocalDate today = BusinessTime.today(clock);
        if (entry.state() == State.APPROVED && !today.isBefore(reform.effectiveDate())) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "",
                    "reform-in-force",
                    Map.of("number", reform.number(), "on", reform.effectiveDate()));
        }
        Entry<Reform> cancelled = entry.moved(State.CANCELLED, reform, reason);
        register.table().updateAll(tx.handle(), List.of(cancelled));
        tx.append(register.event(cancelled));
        units.rebuild(tx);
        return cancelled;
    }

    ReformPreview preview(Handle handle, Entry<Reform> entry) {
        MapChange change = entry.content().change(entry.id());
        List<MapChange> upTo = others(handle, entry.content().naturalKey(), State.APPROVED, State.SUBMITTED).stream()
                .filter(other -> !other.effectiveDate().isAfter(change.effectiveDate()))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        upTo.add(change);
        MapFold.Result result = units.with(handle, upTo);
        return ReformPreview.of(entry.content(), change, result, faultsOf(change, result));
    }

    /** These reforms among those in force and those that wait: later ones of a file build on earlier ones. */
    private List<MapChange> withOthers(Handle handle, List<Reform> reforms, List<MapChange> changes) {
        Map<UUID, MapChange> all = new HashMap<>();
        inForce.in(handle, State.APPROVED, State.SUBMITTED).forEach(change -> all.put(change.id(), change));
        reforms.forEach(reform ->
                register.table().findByKey(handle, reform.naturalKey()).ifPresent(known -> all.remove(known.id())));
        changes.forEach(change -> all.put(change.id(), change));
        return List.copyOf(all.values());
    }

    private List<MapChange> others(Handle handle, String naturalKey, State... states) {
        UUID own = register.table().findByKey(handle, naturalKey).map(Entry::id).orElse(null);
        return inForce.in(handle, states).stream()
                .filter(change -> !change.id().equals(own))
                .toList();
    }

    private static List<Fault> faultsOf(MapChange change, MapFold.Result result) {
        return result.faults().stream()
                .filter(fault -> fault.change().equals(change.id()))
                .map(MapFault::fault)
                .toList();
    }

    /** A reform of a province moves units of that province only. */
    private static List<Fault> outside(Reform reform, MapChange change, UnitMap map) {
        List<Fault> faults = new ArrayList<>();
        LocalDate before = reform.effectiveDate().minusDays(1);
        for (int i = 0; i < change.transfers().size(); i++) {
            String from = change.transfers().get(i).from();
            if (from != null && liesOutside(reform, from, before, map)) {
                faults.add(Fault.at(
                        "/transfers/" + i + "/from", "outside-the-reform", Map.of("unit", from, "of", reform.unit())));
            }
        }
        for (int i = 0; i < change.units().size(); i++) {
            String code = change.units().get(i).code();
            if (liesOutside(reform, code, reform.effectiveDate(), map)) {
                faults.add(Fault.at(
                        "/units/" + i + "/parentCode",
                        "outside-the-reform",
                        Map.of("unit", code, "of", reform.unit())));
            }
        }
        return faults;
    }

    private static boolean liesOutside(Reform reform, String code, LocalDate on, UnitMap map) {
        return map.find(code, on).isPresent() && !map.isWithin(code, List.of(reform.unit()), on);
    }

    private void requireScope(Tx tx, Reform reform) {
        map.requireScope(
                tx.handle(), caller, reform.unit(), reform.effectiveDate().minusDays(1));
    }

    private static EventDraft event(Entry<Reform> entry) {
        Reform reform = entry.content();
        return new EventDraft(
                UnitChanged.TOPIC,
                "vn.ntm.criteria." + fact(entry.state()) + ".v1",
                "reforms/" + entry.id(),
                entry.version(),
                reform.unit(),
                reform.effectiveDate(),
                entry);
    }

    private static String fact(State state) {
        return switch (state) {
            case APPROVED -> "reform-applied";
            case CANCELLED -> "reform-cancelled";
            default -> "reform-entered";
        };
    }
}
