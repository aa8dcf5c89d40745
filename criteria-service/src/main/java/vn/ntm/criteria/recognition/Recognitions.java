package vn.ntm.criteria.recognition;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
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
    private final Clock clock;

    Recognitions(ObjectMapper json, UnitRegister units, Clock clock) {
        this.register = new Register<>(
                "recognition",
                Recognition.class,
                json,
                Recognition::naturalKey,
                Recognition::unit,
                State.SUBMITTED,
                Recognitions::event);
        this.units = units;
        this.clock = clock;
    }

    Register<Recognition> register() {
        return register;
    }

    void check(Tx tx, Recognition recognition) {
        ProblemException.throwIfAny(faultsOf(tx, recognition, ""));
    }

    ImportReport importRows(Tx tx, Actor maker, List<Recognition> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(tx, rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    void approved(Tx tx, List<Entry<Recognition>> entries) {
        // the event of the approval says it all
    }

    private List<Fault> faultsOf(Tx tx, Recognition recognition, String pointer) {
        LocalDate today = BusinessTime.today(clock);
        return RecognitionRules.faultsOf(
                recognition, units.find(tx.handle(), recognition.unit(), recognition.decisionDate()), today, pointer);
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
