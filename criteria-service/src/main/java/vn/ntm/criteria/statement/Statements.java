package vn.ntm.criteria.statement;

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
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Printed figures with their source. */
@Singleton
class Statements {

    private final Register<Statement> register;
    private final UnitRegister units;

    Statements(ObjectMapper json, UnitRegister units) {
        this.register = new Register<>(
                "statement",
                Statement.class,
                json,
                Statement::naturalKey,
                Statement::unit,
                State.RECORDED,
                Statements::event);
        this.units = units;
    }

    Register<Statement> register() {
        return register;
    }

    void check(Tx tx, Statement content) {
        ProblemException.throwIfAny(faultsOf(tx, content, ""));
    }

    ImportReport importRows(Tx tx, Actor maker, List<Statement> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(tx, rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    private List<Fault> faultsOf(Tx tx, Statement content, String pointer) {
        LocalDate on = content.validOn();
        return units.find(tx.handle(), content.unit(), on).isPresent()
                ? List.of()
                : List.of(Fault.at(pointer + "/unit", "unknown-unit", Map.of("unit", content.unit(), "on", on)));
    }

    private static EventDraft event(Entry<Statement> entry) {
        Statement content = entry.content();
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria.statement-recorded.v1",
                "statements/" + entry.id(),
                entry.version(),
                content.unit(),
                content.validOn(),
                entry);
    }
}
