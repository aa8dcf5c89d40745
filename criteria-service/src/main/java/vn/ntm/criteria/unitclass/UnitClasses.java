package vn.ntm.criteria.unitclass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
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
import vn.ntm.platform.web.ProblemType;

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

    /** All classes by the code of the unit on the day of asking, recorded or carried over a reform. */
    public Map<String, List<HeldClass>> all(Handle handle) {
        List<ClassLines.Period> periods = handle.createQuery("select code, lower(valid), upper(valid) from unit_period")
                .map((row, c) -> new ClassLines.Period(
                        row.getString(1), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)))
                .list();
        List<ClassLines.Succession> successions = handle.createQuery(
                        "select code, began, before_code, same from unit_succession where same or carries")
                .map((row, c) -> new ClassLines.Succession(
                        row.getString(1), row.getObject(2, LocalDate.class), row.getString(3), row.getBoolean(4)))
                .list();
        return new ClassLines(periods, successions, recorded(handle)).byCode();
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
            check(tx.handle(), rows.get(i), byKey.values(), TableReader.pointer(i), faults);
        }
        ProblemException.throwIfAny(faults);
        rows.forEach(row -> units.requireScope(tx.handle(), caller, row.unit(), row.validFrom()));
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    /** 422 where the row is wrong in itself or beside the unit's other classes, 403 where the caller may not enter it. */
    void check(Tx tx, UnitClass row) {
        List<Fault> faults = new ArrayList<>();
        check(tx.handle(), row, recorded(tx.handle()), "", faults);
        ProblemException.throwIfAny(faults);
        units.requireScope(tx.handle(), caller, row.unit(), row.validFrom());
    }

    /** Puts other content in the place of a class that was recorded; unit and first day stay, or it is another class. */
    Entry<UnitClass> replace(Tx tx, UUID id, LongConsumer expectVersion, UnitClass row) {
        Entry<UnitClass> before = register.locked(tx, id);
        expectVersion.accept(before.version());
        String key = before.content().naturalKey();
        if (!key.equals(row.naturalKey())) {
            throw ProblemException.of(ProblemType.INVALID_CONTENT, "", "natural-key-changed", Map.of("key", key));
        }
        check(tx, row);
        Entry<UnitClass> after = before.moved(before.state(), row, null);
        register.table().updateAll(tx.handle(), List.of(after));
        tx.append(event(after));
        return after;
    }

    private void check(Handle handle, UnitClass row, Collection<UnitClass> others, String pointer, List<Fault> faults) {
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
        others.stream()
                .filter(other ->
                        other.unit().equals(row.unit()) && !other.naturalKey().equals(row.naturalKey()))
                .filter(row::overlaps)
                .filter(other -> isOfSameUnit(handle, row, other))
                .findFirst()
                .ifPresent(other -> faults.add(Fault.at(
                        pointer + "/validFrom",
                        "periods-overlap",
                        Map.of("unit", row.unit(), "from", other.validFrom()))));
    }

    /** Whether the code named the same unit when both began; after a merger it names another one, of a class of its own. */
    private static boolean isOfSameUnit(Handle handle, UnitClass one, UnitClass other) {
        boolean first = one.validFrom().isBefore(other.validFrom());
        return handle.createQuery("select exists (select 1 from unit_line(array[:unit], :later, true) l"
                        + " where l.code = :unit and l.valid @> :earlier::date)")
                .bind("unit", one.unit())
                .bind("earlier", first ? one.validFrom() : other.validFrom())
                .bind("later", first ? other.validFrom() : one.validFrom())
                .mapTo(Boolean.class)
                .one();
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
