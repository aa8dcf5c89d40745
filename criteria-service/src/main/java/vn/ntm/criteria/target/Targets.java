package vn.ntm.criteria.target;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.recognition.RecognitionRules;
import vn.ntm.criteria.recognition.Standings;
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
    private final Standings standings;

    Targets(ObjectMapper json, UnitRegister units, Caller caller, Standings standings) {
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
        this.standings = standings;
    }

    static boolean isPlanYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
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

    /** A new version of a target; the versions before it stay readable. */
    Entry<Target> revise(Tx tx, Entry<Target> entry, TargetRevision revision) {
        Target revised = entry.content().revised(revision);
        ProblemException.throwIfAny(faultsOf(tx, revised, ""));
        requireScope(tx, revised);
        Entry<Target> next = entry.moved(entry.state(), revised, revision.reason());
        register.table().updateAll(tx.handle(), List.of(next));
        tx.append(event(next));
        return next;
    }

    /** All versions as their events carry them, the latest last. */
    List<TargetVersion> versions(Handle handle, UUID id) {
        return handle.createQuery("""
                        select sequence, (data::jsonb ->> 'value')::numeric, data::jsonb ->> 'source',
                               data::jsonb ->> 'note', data::jsonb ->> 'reason', a.actor_id, recorded_at
                        from event join event_actor a on a.id = actor
                        where subject_key(subject) = subject_key(:subject) order by sequence
                        """)
                .bind("subject", "targets/" + id)
                .map((row, context) -> new TargetVersion(
                        row.getLong(1),
                        row.getBigDecimal(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class)))
                .list();
    }

    TargetProgress progress(Handle handle, Entry<Target> entry, LocalDate on) {
        Target target = entry.content();
        Standings.Held held =
                standings.held(handle, target.unit(), target.unitKind(), target.level(), target.year(), on);
        return TargetProgress.of(entry.id(), entry.version(), target, on, held, due(handle, target, on));
    }

    /** What the roadmap wants of the units beneath the target's unit in its year. */
    private List<TargetProgress.Due> due(Handle handle, Target target, LocalDate on) {
        List<String> codes = handle.createQuery("""
                        select unit from roadmap_line
                        where level = :level and body::jsonb ->> 'dueYear' = :year order by unit
                        """)
                .bind("level", target.level().name())
                .bind("year", Integer.toString(target.year()))
                .mapTo(String.class)
                .filter(code -> units.isWithin(handle, code, List.of(target.unit()), target.firstDay()))
                .list();
        Map<String, LocalDate> decided = new HashMap<>();
        standings.inForce(handle, codes, on).stream()
                .filter(recognition ->
                        recognition.level().rank() >= target.level().rank())
                .forEach(recognition -> decided.merge(
                        recognition.unit(),
                        recognition.decidedOn(),
                        (one, other) -> one.isBefore(other) ? one : other));
        return codes.stream()
                .map(code -> new TargetProgress.Due(code, decided.containsKey(code), decided.get(code)))
                .toList();
    }

    private void requireScope(Tx tx, Target content) {
        units.requireScope(tx.handle(), caller, content.unit(), LocalDate.of(content.year(), 1, 1));
    }

    private List<Fault> faultsOf(Tx tx, Target content, String pointer) {
        List<Fault> faults = new ArrayList<>();
        if (!isPlanYear(content.year())) {
            return List.of(Fault.at(pointer + "/year", "not-a-year", Map.of("given", content.year())));
        }
        LocalDate on = LocalDate.of(content.year(), 1, 1);
        if (units.find(tx.handle(), content.unit(), on).isEmpty()) {
            faults.add(Fault.at(pointer + "/unit", "unknown-unit", Map.of("unit", content.unit(), "on", on)));
        }
        if (content.value().signum() < 0) {
            faults.add(Fault.at(pointer + "/value", "negative-value", Map.of("given", content.value())));
        } else if (content.value().stripTrailingZeros().scale() > 0) {
            faults.add(Fault.at(pointer + "/value", "not-whole"));
        }
        if (!RecognitionRules.fits(content.level(), content.unitKind())) {
            faults.add(Fault.at(
                    pointer + "/level",
                    "level-does-not-fit",
                    Map.of("level", content.level(), "kind", content.unitKind())));
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
