package vn.ntm.criteria.recognition;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
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
import vn.ntm.platform.web.ProblemType;

/**
 * Recognitions: entered by an officer and in force once an approver confirmed the decision, or decided here on a dossier;
 * taken back by one person's proposal and another's approval.
 */
@Singleton
public class Recognitions {

    private final Register<Recognition> register;
    private final UnitRegister units;
    private final Caller caller;
    private final Clock clock;
    private final Instance<RecognitionListener> listeners;
    private final Instance<DecisionGuard> guards;

    Recognitions(
            ObjectMapper json,
            UnitRegister units,
            Caller caller,
            Clock clock,
            @Any Instance<RecognitionListener> listeners,
            @Any Instance<DecisionGuard> guards) {
        this.register = new Register<>(
                "recognition",
                Recognition.class,
                json,
                Recognition::naturalKey,
                Visibility.scoped(Recognition::unit, Recognition::knownOn),
                State.SUBMITTED,
                Recognitions::event);
        this.units = units;
        this.caller = caller;
        this.clock = clock;
        this.listeners = listeners;
        this.guards = guards;
    }

    Register<Recognition> register() {
        return register;
    }

    /**
     * @param on only decisions of this day or before it
     * @param standing what became of the decision by {@code on}, or by today
     */
    List<Filter> filters(
            @Nullable State state,
            @Nullable String unit,
            @Nullable Level level,
            @Nullable RecognitionStatus status,
            @Nullable LocalDate on,
            @Nullable Standing standing) {
        return List.of(
                Filter.same("state", state),
                Filter.same("unit", unit),
                Filter.same("level", level),
                Filter.same("status", status),
                new Filter("(doc ->> 'decisionDate')::date <= ?::date", on),
                standing == null
                        ? Filter.same("level", null)
                        : standing.on(on == null ? BusinessTime.today(clock) : on));
    }

    /** Decisions about the unit that carries this code on a day, earlier and later ones, under whatever code. */
    public List<Entry<Recognition>> ofUnit(Handle handle, String unit, LocalDate on) {
        return ofIds(
                handle,
                handle.createQuery("select r.id from unit_life(:unit, :on) l"
                                + " join recognition r on r.unit = l.code and l.valid @> r.on_date"
                                + " where r.state = 'APPROVED' and r.status = 'DECIDED' order by r.decided_on, r.id")
                        .bind("unit", unit)
                        .bind("on", on)
                        .mapTo(UUID.class)
                        .list());
    }

    /** Locked in the order of ids until the transaction ends. */
    public List<Entry<Recognition>> ofIds(Handle handle, Collection<UUID> ids) {
        return register.table().lock(handle, ids);
    }

    Entry<Recognition> enter(Tx tx, Actor maker, RecognitionRow row) {
        return register.enter(tx, maker, checked(tx, List.of(row), "").get(0));
    }

    ImportReport importRows(Tx tx, Actor maker, List<RecognitionRow> rows, boolean dryRun) {
        List<Recognition> checked = checked(tx, rows, null);
        return register.importAll(tx, maker, checked, dryRun).report();
    }

    /** Nothing may stand against a decision on the day on which it comes into force; then everybody who listens is told. */
    void approved(Tx tx, List<Entry<Recognition>> entries) {
        List<Entry<Recognition>> decided = entries.stream()
                .filter(entry -> entry.content().status() == RecognitionStatus.DECIDED)
                .toList();
        List<Fault> faults = decided.stream()
                .map(Entry::content)
                .flatMap(content -> guards.stream().flatMap(guard -> guard.against(tx.handle(), content).stream()))
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, faults);
        }
        listeners.forEach(listener -> listener.decided(tx, decided));
    }

    /**
     * Enters a decision made here on a dossier: proposed by the dossier's maker, approved by who decided.
     *
     * @throws ProblemException 409 when this unit has a recognition of this level and day or a guard refuses, 403 when one
     *     person did both
     */
    public Entry<Recognition> decide(Tx tx, Actor decider, String makerId, Recognition content, String reason) {
        Actor maker = new Actor(decider.role(), makerId, decider.client());
        Entry<Recognition> decided = register.approve(tx, decider, register.enter(tx, maker, content), reason);
        approved(tx, List.of(decided));
        return decided;
    }

    /** Proposes to take a recognition back; who proposes again puts this in place of what waits. */
    Entry<Recognition> proposeRevocation(Tx tx, Actor actor, Entry<Recognition> entry, RevocationRequest request) {
        requireInForce(tx, entry);
        LocalDate today = BusinessTime.today(clock);
        LocalDate decided = Objects.requireNonNull(entry.content().decisionDate());
        List<Fault> faults = new ArrayList<>();
        if (request.revokedOn().isAfter(today)) {
            faults.add(Fault.at("/revokedOn", "in-the-future", Map.of("given", request.revokedOn(), "today", today)));
        }
        if (!request.revokedOn().isAfter(decided)) {
            faults.add(Fault.at(
                    "/revokedOn", "dates-out-of-order", Map.of("given", request.revokedOn(), "earlier", decided)));
        }
        ProblemException.throwIfAny(faults);
        Revocation proposed = new Revocation(
                request.number(), request.revokedOn(), request.reason(), actor.id(), recordedAt(tx), null, null);
        return changed(tx, entry, entry.content().revoking(proposed), request.reason());
    }

    /** Approves what another person proposed; everybody who listens is told in the same transaction. */
    Entry<Recognition> approveRevocation(Tx tx, Actor approver, Entry<Recognition> entry, @Nullable String reason) {
        Revocation proposed = waitingRevocation(tx, entry);
        if (proposed.proposedBy().equals(approver.id())) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", entry.id()));
        }
        Revocation approved = proposed.approved(approver.id(), recordedAt(tx));
        Entry<Recognition> revoked = changed(tx, entry, entry.content().revoked(approved), reason);
        listeners.forEach(listener -> listener.revoked(tx, revoked));
        return revoked;
    }

    /** Refuses a proposed revocation; the recognition stays in force. */
    Entry<Recognition> refuseRevocation(Tx tx, Entry<Recognition> entry, @Nullable String reason) {
        waitingRevocation(tx, entry);
        Entry<Recognition> next = entry.moved(entry.state(), entry.content().revoking(null), reason);
        register.table().updateAll(tx.handle(), List.of(next));
        tx.append(event("recognition-revocation-refused", next, next.content().knownOn()));
        return next;
    }

    Entry<Recognition> announce(Tx tx, Entry<Recognition> entry, AnnouncementRequest request) {
        requireInForce(tx, entry);
        LocalDate today = BusinessTime.today(clock);
        Recognition content = entry.content();
        LocalDate decided = Objects.requireNonNull(content.decisionDate());
        List<Fault> faults = new ArrayList<>();
        if (request.announcedOn().isAfter(today)) {
            faults.add(
                    Fault.at("/announcedOn", "in-the-future", Map.of("given", request.announcedOn(), "today", today)));
        }
        if (content.decisionDatePrecision() == DatePrecision.DAY
                && request.announcedOn().isBefore(decided)) {
            faults.add(Fault.at(
                    "/announcedOn", "dates-out-of-order", Map.of("given", request.announcedOn(), "earlier", decided)));
        }
        ProblemException.throwIfAny(faults);
        Entry<Recognition> next =
                entry.moved(entry.state(), content.announced(request.announcedOn()), request.reason());
        register.table().updateAll(tx.handle(), List.of(next));
        tx.append(event("recognition-announced", next, request.announcedOn()));
        return next;
    }

    private void requireInForce(Tx tx, Entry<Recognition> entry) {
        Recognition content = entry.content();
        units.requireScope(tx.handle(), caller, content.unit(), content.knownOn());
        boolean decided = entry.state() == State.APPROVED && content.status() == RecognitionStatus.DECIDED;
        if (!decided || content.revokedOn() != null) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "not-in-force", Map.of("key", entry.id()));
        }
    }

    private Revocation waitingRevocation(Tx tx, Entry<Recognition> entry) {
        requireInForce(tx, entry);
        Revocation proposed = entry.content().revocation();
        if (proposed == null) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "no-revocation-proposed", Map.of("key", entry.id()));
        }
        return proposed;
    }

    private Entry<Recognition> changed(Tx tx, Entry<Recognition> entry, Recognition content, @Nullable String reason) {
        Entry<Recognition> next = entry.moved(entry.state(), content, reason);
        register.table().updateAll(tx.handle(), List.of(next));
        tx.append(register.event(next));
        return next;
    }

    private static OffsetDateTime recordedAt(Tx tx) {
        return OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC);
    }

    private List<Recognition> checked(Tx tx, List<RecognitionRow> rows, @Nullable String pointer) {
        LocalDate today = BusinessTime.today(clock);
        List<Fault> faults = new ArrayList<>();
        List<Recognition> checked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RecognitionRow row = rows.get(i);
            LocalDate on = row.knownOn();
            UnitKind kind = on == null
                    ? null
                    : units.find(tx.handle(), row.unit(), on)
                            .map(unit -> UnitKind.valueOf(unit.kind()))
                            .orElse(null);
            faults.addAll(
                    RecognitionRules.faultsOf(row, kind, today, pointer == null ? TableReader.pointer(i) : pointer));
            if (on != null && kind != null) {
                units.requireScope(tx.handle(), caller, row.unit(), on);
                checked.add(Recognition.of(row, kind));
            }
        }
        ProblemException.throwIfAny(faults);
        return checked;
    }

    private static EventDraft event(Entry<Recognition> entry) {
        Recognition content = entry.content();
        LocalDate revokedOn = content.revokedOn();
        if (revokedOn != null) {
            return event("recognition-revoked", entry, revokedOn);
        }
        if (content.revocation() != null) {
            return event("recognition-revocation-proposed", entry, content.knownOn());
        }
        boolean decided = entry.state() == State.APPROVED && content.status() == RecognitionStatus.DECIDED;
        return event(decided ? "recognition-decided" : "recognition-proposed", entry, content.knownOn());
    }

    private static EventDraft event(String fact, Entry<Recognition> entry, LocalDate businessDate) {
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria." + fact + ".v1",
                "recognitions/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                businessDate,
                entry);
    }
}
