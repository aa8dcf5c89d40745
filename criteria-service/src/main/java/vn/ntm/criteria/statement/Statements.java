package vn.ntm.criteria.statement;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

/** Printed figures with their source. */
@Singleton
class Statements {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

    private final Register<Statement> register;
    private final UnitRegister units;
    private final Caller caller;

    Statements(ObjectMapper json, UnitRegister units, Caller caller) {
        this.register = new Register<>(
                "statement",
                Statement.class,
                json,
                Statement::naturalKey,
                Visibility.scoped(Statement::unit, Statement::validOn),
                State.RECORDED,
                Statements::event);
        this.units = units;
        this.caller = caller;
    }

    Register<Statement> register() {
        return register;
    }

    static List<Filter> filters(@Nullable String indicator, @Nullable String unit, @Nullable Boolean rival) {
        return List.of(
                Filter.same("doc ->> 'indicator'", indicator),
                Filter.same("unit", unit),
                Filter.same("doc ->> 'rival'", rival));
    }

    void check(Tx tx, Statement content) {
        ProblemException.throwIfAny(faultsOf(tx, content, ""));
        requireScope(tx, content);
    }

    ImportReport importRows(Tx tx, Actor maker, List<Statement> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(tx, rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        rows.forEach(row -> requireScope(tx, row));
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    private void requireScope(Tx tx, Statement content) {
        units.requireScope(tx.handle(), caller, content.unit(), content.validOn());
    }

    private List<Fault> faultsOf(Tx tx, Statement content, String pointer) {
        List<Fault> faults = new ArrayList<>();
        LocalDate on = content.validOn();
        if (units.find(tx.handle(), content.unit(), on).isEmpty()) {
            faults.add(Fault.at(pointer + "/unit", "unknown-unit", Map.of("unit", content.unit(), "on", on)));
        }
        if (!DECIMAL.matcher(content.value()).matches()) {
            faults.add(Fault.at(pointer + "/value", "not-a-decimal", Map.of("given", content.value())));
        }
        return faults;
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
