package vn.ntm.criteria.target;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Targets of plans; a plan is quoted, so it needs no second approval here. */
@Singleton
class Targets {

    /** Years of plans that a typing error would not reach. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2100;

    private final Register<Target> register;
    private final UnitRegister units;
    private final Caller caller;

    Targets(ObjectMapper json, UnitRegister units, Caller caller) {
        this.register = new Register<>(
                "target",
                Target.class,
                json,
                Target::naturalKey,
                Visibility.scoped(Target::unit, Target::firstDay),
                State.RECORDED,
                Targets::event);
        this.units = units;
        this.caller = caller;
    }

    Register<Target> register() {
        return register;
    }

    void check(Tx tx, Target content) {
        ProblemException.throwIfAny(faultsOf(tx, content, ""));
        requireScope(tx, content);
    }

    ImportReport importRows(Tx tx, Actor maker, List<Target> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(tx, rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        rows.forEach(row -> requireScope(tx, row));
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    private void requireScope(Tx tx, Target content) {
        units.requireScope(tx.handle(), caller, content.unit(), LocalDate.of(content.year(), 1, 1));
    }

    private List<Fault> faultsOf(Tx tx, Target content, String pointer) {
        List<Fault> faults = new ArrayList<>();
        if (content.year() < FIRST_YEAR || content.year() > LAST_YEAR) {
            return List.of(Fault.at(pointer + "/year", "not-a-year", Map.of("given", content.year())));
        }
        LocalDate on = LocalDate.of(content.year(), 1, 1);
        if (units.find(tx.handle(), content.unit(), on).isEmpty()) {
            faults.add(Fault.at(pointer + "/unit", "unknown-unit", Map.of("unit", content.unit(), "on", on)));
        }
        if (content.value().signum() < 0) {
            faults.add(Fault.at(pointer + "/value", "negative-value", Map.of("given", content.value())));
        }
        return faults;
    }

    private static EventDraft event(Entry<Target> entry) {
        Target content = entry.content();
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria.target-set.v1",
                "targets/" + entry.id(),
                entry.version(),
                content.unit(),
                LocalDate.of(content.year(), 1, 1),
                entry);
    }
}
