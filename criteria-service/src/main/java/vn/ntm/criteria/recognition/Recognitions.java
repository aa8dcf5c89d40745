package vn.ntm.criteria.recognition;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Imports;
import vn.ntm.criteria.unit.UnitKind;
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
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Recognitions: proposed by an officer, in force once an approver confirmed the decision. */
@Singleton
class Recognitions {

    private final Register<Recognition> register;
    private final UnitRegister units;
    private final Caller caller;
    private final Clock clock;

    Recognitions(ObjectMapper json, UnitRegister units, Caller caller, Clock clock) {
        this.register = new Register<>(
                "recognition",
                Recognition.class,
                json,
                Recognition::naturalKey,
                Visibility.scoped(Recognition::unit, Recognition::decisionDate),
                State.SUBMITTED,
                Recognitions::event);
        this.units = units;
        this.caller = caller;
        this.clock = clock;
    }

    Register<Recognition> register() {
        return register;
    }

    /** @param on only decisions of this day or before it */
    static List<Filter> filters(
            @Nullable State state, @Nullable String unit, @Nullable Level level, @Nullable LocalDate on) {
        return List.of(
                Filter.same("state", state),
                Filter.same("unit", unit),
                Filter.same("doc ->> 'level'", level),
                new Filter("(doc ->> 'decisionDate')::date <= ?::date", on));
    }

    Entry<Recognition> enter(Tx tx, Actor maker, RecognitionRow row) {
        return register.enter(tx, maker, checked(tx, List.of(row), "").get(0));
    }

    ImportReport importRows(Tx tx, Actor maker, List<RecognitionRow> rows, boolean dryRun) {
        List<Recognition> checked = checked(tx, rows, null);
        return Imports.respectingApprovals(
                () -> register.importAll(tx, maker, checked, dryRun).report());
    }

    void approved(Tx tx, List<Entry<Recognition>> entries) {
        // the event of the approval says it all
    }

    private List<Recognition> checked(Tx tx, List<RecognitionRow> rows, @Nullable String pointer) {
        LocalDate today = BusinessTime.today(clock);
        List<Fault> faults = new ArrayList<>();
        List<Recognition> checked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RecognitionRow row = rows.get(i);
            UnitKind kind = units.find(tx.handle(), row.unit(), row.decisionDate())
                    .map(unit -> UnitKind.valueOf(unit.kind()))
                    .orElse(null);
            faults.addAll(
                    RecognitionRules.faultsOf(row, kind, today, pointer == null ? TableReader.pointer(i) : pointer));
            if (kind != null) {
                units.requireScope(tx.handle(), caller, row.unit(), row.decisionDate());
                checked.add(Recognition.of(row, kind));
            }
        }
        ProblemException.throwIfAny(faults);
        return checked;
    }

    private static EventDraft event(Entry<Recognition> entry) {
        Recognition content = entry.content();
        String fact = entry.state() == State.APPROVED ? "recognition-decided" : "recognition-proposed";
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria." + fact + ".v1",
                "recognitions/" + entry.id(),
                entry.version(),
                content.unit(),
                content.decisionDate(),
                entry);
    }
}
