package vn.ntm.criteria.unitclass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** The register of classes; a unit has at most one class on a day. */
@Singleton
public class UnitClasses {

    private static final Set<String> COLUMNS =
            Set.of("DBSH", "TDMNPB", "BTB", "DHNTB", "TAY_NGUYEN", "DNB", "DBSCL", "NATIONAL");

    private final Register<UnitClass> register;
    private final UnitRegister units;
    private final Caller caller;
    private final ObjectMapper json;

    UnitClasses(ObjectMapper json, UnitRegister units, Caller caller) {
        this.json = json;
        this.units = units;
        this.caller = caller;
        this.register = new Register<>(
                "unit_class",
                UnitClass.class,
                json,
                UnitClass::naturalKey,
                Visibility.open(UnitClass::unit),
                State.RECORDED,
                UnitClasses::event);
    }

    Register<UnitClass> register() {
        return register;
    }

    static List<Filter> filters(@Nullable String unit, @Nullable String regionColumn, @Nullable LocalDate on) {
        return List.of(
                Filter.same("unit", unit),
                Filter.same("doc ->> 'regionColumn'", regionColumn),
                new Filter("daterange((doc ->> 'validFrom')::date, (doc ->> 'validTo')::date) @> ?::date", on));
    }

    /**
     * All classes by the code of the unit on the day of asking: a class stays with its unit under another code, and is
     * nothing to the unit that carries the code afterwards.
     */
    public Map<String, List<UnitClass>> all(Handle handle) {
        Map<String, List<UnitClass>> byUnit = new HashMap<>();
        handle.createQuery("""
                        with recursive line as (
                            select code as unit, valid as borne, code, valid from unit_period
                            union
                            select l.unit, l.borne, p.code, p.valid
                            from line l
                            join unit_succession s on s.code = l.code and s.began = lower(l.valid) and s.same
                            join unit_period p on p.code = s.before_code and upper(p.valid) = s.began
                        )
                        select l.unit, lower(l.borne) as began, upper(l.borne) as ended, c.body
                        from line l join unit_class c
                          on c.unit = l.code and l.valid @> (c.body::jsonb ->> 'validFrom')::date
                        """)
                .map((row, c) -> read(row.getString("body"))
                        .within(
                                row.getString("unit"),
                                row.getObject("began", LocalDate.class),
                                row.getObject("ended", LocalDate.class)))
                .filter(found -> !found.isEmpty())
                .forEach(found -> byUnit.computeIfAbsent(found.unit(), key -> new ArrayList<>())
                        .add(found));
        return byUnit;
    }

    /** As they were recorded. */
    private List<UnitClass> recorded(Handle handle) {
        return handle.createQuery("select body from unit_class")
                .map((row, c) -> read(row.getString(1)))
                .list();
    }

    ImportReport importRows(Tx tx, Actor maker, List<UnitClass> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        Map<String, UnitClass> byKey = new LinkedHashMap<>();
        recorded(tx.handle()).forEach(one -> byKey.put(one.naturalKey(), one));
        rows.forEach(row -> byKey.put(row.naturalKey(), row));
        for (int i = 0; i < rows.size(); i++) {
            check(tx.handle(), rows.get(i), byKey, TableReader.pointer(i), faults);
        }
        ProblemException.throwIfAny(faults);
        rows.forEach(row -> units.requireScope(tx.handle(), caller, row.unit(), row.validFrom()));
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    private void check(Handle handle, UnitClass row, Map<String, UnitClass> byKey, String pointer, List<Fault> faults) {
        LocalDate to = row.validTo();
        if (units.find(handle, row.unit(), row.validFrom()).isEmpty()) {
            faults.add(Fault.at(pointer + "/unit", "unknown-unit", Map.of("unit", row.unit(), "on", row.validFrom())));
        }
        if (to != null && !row.validFrom().isBefore(to)) {
            faults.add(
                    Fault.at(pointer + "/validTo", "ends-before-it-begins", Map.of("from", row.validFrom(), "to", to)));
        }
        String column = row.regionColumn();
        if (column != null && !COLUMNS.contains(column)) {
            faults.add(Fault.at(
                    pointer + "/regionColumn",
                    "not-one-of",
                    Map.of(
                            "given",
                            column,
                            "allowed",
                            String.join(", ", COLUMNS.stream().sorted().toList()))));
        }
        Integer group = row.communeGroup();
        if (group != null && (group < 1 || group > 3)) {
            faults.add(Fault.at(pointer + "/communeGroup", "not-one-of", Map.of("given", group, "allowed", "1, 2, 3")));
        }
        byKey.values().stream()
                .filter(other ->
                        other.unit().equals(row.unit()) && !other.naturalKey().equals(row.naturalKey()))
                .filter(row::overlaps)
                .findFirst()
                .ifPresent(other -> faults.add(Fault.at(
                        pointer + "/validFrom",
                        "periods-overlap",
                        Map.of("unit", row.unit(), "from", other.validFrom()))));
    }

    private UnitClass read(String body) {
        try {
            return json.readValue(body, UnitClass.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored class of a unit cannot be read.", e);
        }
    }

    private static EventDraft event(Entry<UnitClass> entry) {
        UnitClass content = entry.content();
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria.unit-class-recorded.v1",
                "unit-classes/" + entry.id(),
                entry.version(),
                content.unit(),
                content.validFrom(),
                entry);
    }
}
