package vn.ntm.criteria.population;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unit.MapChanges;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.criteria.unit.Weight;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.Recast;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Counts of people: quoted from their source, so they need no second approval here. */
@Singleton
class Populations {

    private final Register<Population> register;
    private final UnitRegister units;
    private final MapChanges changes;
    private final Caller caller;
    private final Clock clock;

    Populations(ObjectMapper json, UnitRegister units, MapChanges changes, Caller caller, Clock clock) {
        this.register = new Register<>(
                "population",
                Population.class,
                json,
                Population::naturalKey,
                Visibility.open(Population::unit),
                State.RECORDED,
                Populations::event);
        this.units = units;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    Register<Population> register() {
        return register;
    }

    void check(Tx tx, Population content) {
        UnitMap map = units.map(tx.handle());
        ProblemException.throwIfAny(faultsOf(content, map, BusinessTime.today(clock), ""));
        map.requireScope(caller, content.unit(), content.countedOn());
    }

    ImportReport importRows(Tx tx, Actor maker, List<Population> rows, boolean dryRun) {
        UnitMap map = units.map(tx.handle());
        LocalDate today = BusinessTime.today(clock);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(rows.get(i), map, today, TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        rows.forEach(row -> map.requireScope(caller, row.unit(), row.countedOn()));
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    static List<Fault> faultsOf(Population row, UnitMap map, LocalDate today, String at) {
        List<Fault> faults = new ArrayList<>();
        LocalDate on = row.countedOn();
        if (on.isAfter(today)) {
            faults.add(Fault.at(at + "/countedOn", "in-the-future", Map.of("given", on, "today", today)));
        }
        if (row.people() < 0) {
            faults.add(Fault.at(at + "/people", "negative-value", Map.of("given", row.people())));
        }
        Optional<UnitKind> kind = map.find(row.unit(), on).map(unit -> UnitKind.valueOf(unit.kind()));
        if (kind.isEmpty()) {
            faults.add(Fault.at(at + "/unit", "unknown-unit", Map.of("unit", row.unit(), "on", on)));
        } else if (!kind.get().isCommuneLevel()) {
            faults.add(Fault.at(at + "/unit", "not-commune-level", Map.of("unit", row.unit(), "kind", kind.get())));
        }
        return faults;
    }

    /**
     * The people of a unit, or of all communes, wards and so on beneath it, on the map of a day.
     *
     * @param countedOn which count; without it the last one on or before the day that says anything, else the first after
     */
    PopulationView ask(
            Handle handle, String code, LocalDate on, @Nullable UnitKind kind, @Nullable LocalDate countedOn) {
        UnitMap map = units.map(handle);
        if (map.find(code, on).isEmpty()) {
            throw ProblemException.notFound("unit", code);
        }
        if (kind != null && !kind.isCommuneLevel()) {
            throw ProblemException.of(
                    ProblemType.INVALID_PARAMETER, "kind", "not-commune-level", Map.of("unit", code, "kind", kind));
        }
        Recast recast = new Recast(changes.inForce(handle).stream()
                .map(change -> change.step(Weight.POPULATION))
                .toList());
        PopulationCount count = new PopulationCount(map, recast, code, on, kind);
        return days(handle, on).stream()
                .filter(day -> countedOn == null || day.equals(countedOn))
                .map(day -> count.from(day, figures(handle, day)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("population", code));
    }

    /** Days of counts, the ones to prefer first. */
    private static List<LocalDate> days(Handle handle, LocalDate on) {
        return handle.createQuery("select on_date from (select distinct (body::jsonb ->> 'countedOn')::date as on_date"
                        + " from population) d order by on_date > :on, abs(on_date - :on::date)")
                .bind("on", on)
                .mapTo(LocalDate.class)
                .list();
    }

    private List<Population> figures(Handle handle, LocalDate day) {
        return handle.createQuery(
                        "select body from population where (body::jsonb ->> 'countedOn')::date = :day order by id")
                .bind("day", day)
                .map((row, c) -> register.table().content(row.getString(1)))
                .list();
    }

    private static EventDraft event(Entry<Population> entry) {
        Population content = entry.content();
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria.population-counted.v1",
                "population/" + entry.id(),
                entry.version(),
                content.unit(),
                content.countedOn(),
                entry);
    }
}
