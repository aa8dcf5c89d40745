package vn.ntm.criteria.unit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
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
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Points and areas of units; quoted from their source, so they need no second approval here. */
@Singleton
class UnitPlaces {

    /** The box around Vietnam with its islands: what lies outside is a typing error or another order of degrees. */
    private static final BigDecimal SOUTH = new BigDecimal("6");

    private static final BigDecimal NORTH = new BigDecimal("24");
    private static final BigDecimal WEST = new BigDecimal("102");
    private static final BigDecimal EAST = new BigDecimal("118");

    private final Register<UnitPlace> register;
    private final UnitRegister units;
    private final Caller caller;

    UnitPlaces(ObjectMapper json, UnitRegister units, Caller caller) {
        this.register = new Register<>(
                "unit_place",
                UnitPlace.class,
                json,
                UnitPlace::naturalKey,
                Visibility.open(UnitPlace::unit),
                State.RECORDED,
                UnitPlaces::event);
        this.units = units;
        this.caller = caller;
    }

    Register<UnitPlace> register() {
        return register;
    }

    ImportReport importRows(Tx tx, Actor maker, List<UnitPlace> rows, boolean dryRun) {
        UnitMap map = units.map(tx.handle());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(rows.get(i), map, TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        rows.forEach(row -> map.requireScope(caller, row.unit(), row.on()));
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    /** The units with the places that are known for the period each is shown in. */
    List<UnitView> shown(Handle handle, List<UnitPeriod> shown, LocalDate on) {
        Map<String, UnitPlace> places = new HashMap<>();
        handle.createQuery("""
                        select p.unit, p.body from unit_place p
                        join unit_period u on u.code = p.unit and u.valid @> (p.body::jsonb ->> 'on')::date
                             and u.valid @> :on::date
                        where p.unit = any (:codes) order by (p.body::jsonb ->> 'on')::date
                        """)
                .bind("on", on)
                .bind("codes", SqlArray.texts(shown, UnitPeriod::code))
                .map((row, c) -> Map.entry(row.getString(1), register.table().content(row.getString(2))))
                .forEach(entry -> places.put(entry.getKey(), entry.getValue()));
        return shown.stream()
                .map(unit -> new UnitView(unit, places.get(unit.code())))
                .toList();
    }

    /** Sum of the versions of a unit's places: it grows with each change of one. */
    long version(Handle handle, String code) {
        return handle.createQuery("select coalesce(sum(version), 0) from unit_place where unit = :code")
                .bind("code", code)
                .mapTo(Long.class)
                .one();
    }

    static List<Fault> faultsOf(UnitPlace place, UnitMap map, String at) {
        List<Fault> faults = new ArrayList<>();
        if (map.find(place.unit(), place.on()).isEmpty()) {
            faults.add(Fault.at(at + "/unit", "unknown-unit", Map.of("unit", place.unit(), "on", place.on())));
        }
        if ((place.latitude() == null) != (place.longitude() == null)) {
            faults.add(Fault.at(at + "/latitude", "half-a-point"));
        } else if (isOutside(place.latitude(), SOUTH, NORTH) || isOutside(place.longitude(), WEST, EAST)) {
            faults.add(Fault.at(
                    at + "/latitude",
                    "point-outside-the-country",
                    Map.of("given", place.latitude() + " N, " + place.longitude() + " E")));
        }
        BigDecimal area = place.areaKm2();
        if (area != null && area.signum() <= 0) {
            faults.add(Fault.at(at + "/areaKm2", "not-positive", Map.of("given", area)));
        }
        return faults;
    }

    private static boolean isOutside(@Nullable BigDecimal degrees, BigDecimal least, BigDecimal most) {
        return degrees != null && (degrees.compareTo(least) < 0 || degrees.compareTo(most) > 0);
    }

    private static EventDraft event(Entry<UnitPlace> entry) {
        UnitPlace place = entry.content();
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria.unit-located.v1",
                "unit-places/" + entry.id(),
                entry.version(),
                place.unit(),
                place.on(),
                entry);
    }
}
