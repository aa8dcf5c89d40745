package vn.ntm.criteria.procedure;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Procedures: entered by one person, in use once another approved them; two never hold on one day. */
@Singleton
public class Procedures {

    private final Register<Procedure> register;

    Procedures(ObjectMapper json) {
        this.register = new Register<>(
                "recognition_procedure",
                Procedure.class,
                json,
                Procedure::code,
                Visibility.open(procedure -> null),
                State.SUBMITTED,
                Procedures::event);
    }

    Register<Procedure> register() {
        return register;
    }

    static List<Filter> filters(
            @Nullable State state, @Nullable UnitKind kind, @Nullable Level level, @Nullable LocalDate on) {
        return List.of(
                Filter.same("state", state),
                Filter.same("unit_kind", kind),
                Filter.same("level", level),
                new Filter("?::date <@ daterange(valid_from::date, valid_to::date)", on));
    }

    ImportReport importRows(Tx tx, Actor maker, List<Procedure> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(ProcedureRules.faultsOf(rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        ImportReport report = register.importAll(tx, maker, rows, dryRun).report();
        // after the import, because its lock keeps other writers out until the commit
        ProblemException.throwIfAny(overlaps(tx.handle(), rows));
        return report;
    }

    void approved(Tx tx, List<Entry<Procedure>> entries) {
        // the event of the approval says it all
    }

    /** The approved procedure in force on that day for this kind and level; none means that nobody may recognise it then. */
    public Optional<Procedure> inForce(Handle handle, UnitKind kind, Level level, LocalDate on) {
        return register.table().list(handle, filters(State.APPROVED, kind, level, on), null, "", 1).stream()
                .map(Entry::content)
                .findFirst();
    }

    private static List<Fault> overlaps(Handle handle, List<Procedure> rows) {
        List<Fault> faults = new ArrayList<>();
        handle.createQuery("""
                        select a.natural_key, b.natural_key
                        from recognition_procedure a join recognition_procedure b
                          on a.id < b.id and a.unit_kind = b.unit_kind and a.level = b.level
                         and daterange(a.valid_from::date, a.valid_to::date) && daterange(b.valid_from::date, b.valid_to::date)
                        order by 1, 2
                        """)
                .map((row, context) -> List.of(row.getString(1), row.getString(2)))
                .forEach(pair -> faults.add(Fault.at(
                        place(rows, pair) + "/validFrom",
                        "procedures-overlap",
                        Map.of("key", pair.get(0), "other", pair.get(1)))));
        return faults;
    }

    private static String place(List<Procedure> rows, List<String> codes) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (codes.contains(rows.get(i).code())) {
                return TableReader.pointer(i);
            }
        }
        return "";
    }

    private static EventDraft event(Entry<Procedure> entry) {
        Procedure content = entry.content();
        String fact =
                entry.state() == State.APPROVED ? "recognition-procedure-approved" : "recognition-procedure-submitted";
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria." + fact + ".v1",
                "recognition-procedures/" + entry.id(),
                entry.version(),
                content.code(),
                content.validFrom(),
                entry);
    }
}
