package vn.ntm.criteria.dossier;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.procedure.Bases;
import vn.ntm.criteria.procedure.Procedure;
import vn.ntm.criteria.procedure.Procedures;
import vn.ntm.criteria.procedure.StepKind;
import vn.ntm.criteria.recognition.DatePrecision;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.recognition.Recognition;
import vn.ntm.criteria.recognition.RecognitionStatus;
import vn.ntm.criteria.recognition.Recognitions;
import vn.ntm.criteria.recognition.Standings;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.criteria.unit.UnitLines;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Dossiers: handed in, led step by step to a decision, or returned and handed in again. */
@Singleton
class Dossiers {

    private final Register<Dossier> register;
    private final Procedures procedures;
    private final Recognitions recognitions;
    private final Bases bases;
    private final Standings standings;
    private final UnitRegister units;
    private final UnitLines lines;
    private final Caller caller;
    private final Clock clock;

    Dossiers(
            ObjectMapper json,
            Procedures procedures,
            Recognitions recognitions,
            Bases bases,
            Standings standings,
            UnitRegister units,
            UnitLines lines,
            Caller caller,
            Clock clock) {
        this.register = new Register<>(
                "dossier",
                Dossier.class,
                json,
                Dossier::naturalKey,
                Visibility.scoped(Dossier::unit, Dossier::submittedOn),
                State.RECORDED,
                Dossiers::event);
        this.procedures = procedures;
        this.recognitions = recognitions;
        this.bases = bases;
        this.standings = standings;
        this.units = units;
        this.lines = lines;
        this.caller = caller;
        this.clock = clock;
    }

    Register<Dossier> register() {
        return register;
    }

    static List<Filter> filters(@Nullable Stage stage, @Nullable String unit, @Nullable Level level) {
        return List.of(Filter.same("stage", stage), Filter.same("unit", unit), Filter.same("level", level));
    }

    Entry<Dossier> submit(Tx tx, Actor maker, DossierRequest request) {
        Handle handle = tx.handle();
        UnitKind kind = units.find(handle, request.unit(), request.submittedOn())
                .map(unit -> UnitKind.valueOf(unit.kind()))
                .orElse(null);
        List<Fault> faults = new ArrayList<>(DossierRules.faultsOf(request, kind, BusinessTime.today(clock)));
        ProblemException.throwIfAny(faults);
        UnitKind known = Objects.requireNonNull(kind);
        units.requireScope(handle, caller, request.unit(), request.submittedOn());
        Procedure procedure = procedure(handle, known, request.level(), request.submittedOn());
        faults.addAll(DossierRules.missingDocuments(procedure, request.documents()));
        faults.addAll(assessmentFaults(handle, request));
        ProblemException.throwIfAny(faults);
        requireNoneUnderWay(handle, request, null);
        Entry<Dossier> entry = register.enter(
                tx,
                maker,
                new Dossier(
                        request.unit(),
                        known,
                        request.level(),
                        request.achievementYear(),
                        request.submittedOn(),
                        request.completedOn(),
                        request.assessment(),
                        request.documents(),
                        1,
                        Stage.SUBMITTED,
                        List.of(),
                        null,
                        request.note()));
        // and once more after the entry, whose lock keeps other writers out until the commit
        requireNoneUnderWay(handle, request, entry.id());
        return entry;
    }

    Entry<Dossier> conclude(Tx tx, Entry<Dossier> entry, StepKind kind, StepRequests.Conclusion conclusion) {
        Taking taking = taking(tx, entry, kind, conclusion.on());
        return taking.take(conclusion.outcome(), false, conclusion.reason(), List.of(), null, null, null);
    }

    Entry<Dossier> survey(Tx tx, Entry<Dossier> entry, StepRequests.SurveyResult result) {
        Taking taking = taking(tx, entry, StepKind.SURVEY, result.on());
        ProblemException.throwIfAny(Judging.countFaults(taking.procedure(), result.survey()));
        List<Condition> conditions = Judging.conditions(taking.procedure(), result.survey());
        return taking.judge(conditions, result.statedOutcome(), result.reason(), result.survey(), null);
    }

    Entry<Dossier> vote(Tx tx, Entry<Dossier> entry, StepRequests.Ballot ballot) {
        Taking taking = taking(tx, entry, StepKind.VOTE, ballot.on());
        ProblemException.throwIfAny(Judging.countFaults(ballot.vote()));
        List<Condition> conditions = Judging.conditions(taking.procedure(), ballot.vote());
        return taking.judge(conditions, ballot.statedOutcome(), ballot.reason(), null, ballot.vote());
    }

    /** The decision makes a recognition in force, in the same transaction. */
    Entry<Dossier> decide(Tx tx, Entry<Dossier> entry, StepRequests.Deciding deciding) {
        Taking taking = taking(tx, entry, StepKind.DECISION, deciding.on());
        ProblemException.throwIfAny(DossierRules.decisionFaults(deciding));
        Dossier dossier = entry.content();
        Level required = taking.procedure().requiredLevel();
        if (required != null && !standings.holds(tx.handle(), dossier.unit(), required, deciding.on())) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "", "lower-level-missing", Map.of("unit", dossier.unit(), "level", required));
        }
        requireNoBaseTaken(tx.handle(), entry, deciding.on());
        Entry<Recognition> recognition = recognitions.decide(
                tx,
                taking.actor(),
                entry.makerId(),
                recognition(entry, taking.procedure(), deciding),
                deciding.reason());
        Decision decision =
                new Decision(deciding.number(), deciding.signatory(), deciding.achievementYear(), recognition.id());
        return taking.take(Outcome.PASSED, false, deciding.reason(), List.of(), null, null, decision);
    }

    /** Whoever holds a level holds those beneath, unless one of them was taken back: then nothing is decided on top of it. */
    private void requireNoBaseTaken(Handle handle, Entry<Dossier> entry, LocalDate on) {
        Dossier dossier = entry.content();
        Bases.Resting resting = new Bases.Resting(entry.id(), dossier.unit(), dossier.unitKind(), dossier.level(), on);
        List<Fault> faults = bases.missing(handle, List.of(resting), on).stream()
                .filter(missing -> missing.lack() == Bases.Lack.REVOKED)
                .map(missing ->
                        Fault.at("", "lower-level-missing", Map.of("unit", dossier.unit(), "level", missing.level())))
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, faults);
        }
    }

    /** A new attempt, with papers that were added. */
    Entry<Dossier> resubmit(Tx tx, Entry<Dossier> entry, StepRequests.Resubmission again) {
        Entry<Dossier> more = entry.shownAs(entry.content().with(again.documents()));
        return taking(tx, more, StepKind.RESUBMISSION, again.on())
                .take(Outcome.PASSED, false, again.reason(), List.of(), null, null, null);
    }

    /** The dossier with what is still to be done by the procedure of its last step's day. */
    Entry<DossierView> shown(Handle handle, Entry<Dossier> entry) {
        Dossier dossier = entry.content();
        return entry.shownAs(DossierView.of(
                dossier, procedures.inForce(handle, dossier.unitKind(), dossier.level(), dossier.lastOn())));
    }

    /** The procedure in force on that day; 409 when there is none, as for districts after 30/06/2025. */
    Procedure procedure(Handle handle, UnitKind kind, Level level, LocalDate on) {
        return procedures
                .inForce(handle, kind, level, on)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.CONFLICT, "", "no-procedure", Map.of("kind", kind, "level", level, "on", on)));
    }

    private Taking taking(Tx tx, Entry<Dossier> entry, StepKind kind, LocalDate on) {
        Dossier dossier = entry.content();
        ProblemException.throwIfAny(DossierRules.dateFaults(dossier, on, BusinessTime.today(clock)));
        units.requireScope(tx.handle(), caller, dossier.unit(), dossier.submittedOn());
        Procedure procedure = procedure(tx.handle(), dossier.unitKind(), dossier.level(), on);
        if (!lines.isSame(tx.handle(), dossier.unit(), dossier.submittedOn(), on)) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "", "unit-no-longer-there", Map.of("unit", dossier.unit(), "on", on));
        }
        Actor actor = kind == StepKind.RESUBMISSION
                ? caller.require(DossierResource.MAKERS)
                : caller.require(procedure.bodyOf(kind).recorders(kind));
        if (DossierRules.checksOwnWork(dossier, entry.makerId(), kind, actor.id())) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", entry.id()));
        }
        List<Fault> conflicts = DossierRules.conflicts(dossier, kind, procedure);
        if (!conflicts.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, conflicts);
        }
        return new Taking(tx, actor, entry, kind, on, procedure);
    }

    /** A step about to be taken, with all that was checked for it. */
    private final class Taking {

        private final Tx tx;
        private final Actor actor;
        private final Entry<Dossier> entry;
        private final StepKind kind;
        private final LocalDate on;
        private final Procedure procedure;

        Taking(Tx tx, Actor actor, Entry<Dossier> entry, StepKind kind, LocalDate on, Procedure procedure) {
            this.tx = tx;
            this.actor = actor;
            this.entry = entry;
            this.kind = kind;
            this.on = on;
            this.procedure = procedure;
        }

        Procedure procedure() {
            return procedure;
        }

        Actor actor() {
            return actor;
        }

        Entry<Dossier> judge(
                List<Condition> conditions,
                @Nullable Outcome stated,
                String reason,
                @Nullable Survey survey,
                @Nullable Vote vote) {
            Outcome computed = Judging.computed(conditions);
            ProblemException.throwIfAny(Judging.outcomeFaults(computed, stated));
            Outcome outcome = computed == null ? Objects.requireNonNull(stated) : computed;
            return take(outcome, computed != null, reason, conditions, survey, vote, null);
        }

        Entry<Dossier> take(
                Outcome outcome,
                boolean computed,
                String reason,
                List<Condition> conditions,
                @Nullable Survey survey,
                @Nullable Vote vote,
                @Nullable Decision decision) {
            Dossier dossier = entry.content();
            DossierStep step = new DossierStep(
                    dossier.steps().size() + 1,
                    dossier.attempt() + (kind == StepKind.RESUBMISSION ? 1 : 0),
                    kind,
                    on,
                    outcome,
                    computed,
                    procedure.code(),
                    procedure.bodyOf(kind),
                    actor.id(),
                    actor.role(),
                    OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC),
                    reason,
                    conditions,
                    survey,
                    vote,
                    decision);
            Entry<Dossier> next = entry.moved(entry.state(), dossier.with(step), reason);
            register.table().updateAll(tx.handle(), List.of(next));
            tx.append(event(next));
            return next;
        }
    }

    private static Recognition recognition(Entry<Dossier> entry, Procedure procedure, StepRequests.Deciding deciding) {
        Dossier dossier = entry.content();
        return new Recognition(
                dossier.unit(),
                dossier.unitKind(),
                dossier.level(),
                RecognitionStatus.DECIDED,
                deciding.achievementYear(),
                deciding.number(),
                deciding.on(),
                DatePrecision.DAY,
                deciding.signatory(),
                procedure.bodyOf(StepKind.DECISION).name(),
                dossier.completedOn(),
                dossier.passed(StepKind.VOTE)
                        .or(() -> dossier.passed(StepKind.APPRAISAL))
                        .map(DossierStep::on)
                        .orElse(null),
                deciding.announcedOn(),
                null,
                procedure.expiryOf(deciding.on()),
                procedure.code(),
                entry.id(),
                Basis.SOURCED,
                "dossiers/" + entry.id(),
                Confidence.HIGH,
                null,
                null,
                null);
    }

    private static List<Fault> assessmentFaults(Handle handle, DossierRequest request) {
        if (request.assessment() == null) {
            return List.of();
        }
        boolean fits = handle.createQuery("select exists (select 1 from unit_line(array[:unit], :on, true) l"
                        + " join assessed a on a.unit = l.code and l.valid @> a.assessed_on"
                        + " where a.assessment = :id and a.assessed_on <= :on)")
                .bind("id", request.assessment())
                .bind("unit", request.unit())
                .bind("on", request.submittedOn())
                .mapTo(Boolean.class)
                .one();
        return fits
                ? List.of()
                : List.of(Fault.at("/assessment", "no-such-document", Map.of("key", request.assessment())));
    }

    private static void requireNoneUnderWay(Handle handle, DossierRequest request, @Nullable UUID own) {
        handle.createQuery("select d.id from unit_line(array[:unit], :on, true) l"
                        + " join dossier d on d.unit = l.code and l.valid @> d.on_date"
                        + " where d.level = :level and d.stage <> 'DECIDED' and d.id::text <> :own")
                .bind("unit", request.unit())
                .bind("on", request.submittedOn())
                .bind("level", request.level().name())
                .bind("own", own == null ? "" : own.toString())
                .mapTo(String.class)
                .findFirst()
                .ifPresent(id -> {
                    throw ProblemException.of(
                            ProblemType.CONFLICT,
                            "",
                            "dossier-under-way",
                            Map.of("existing", id, "unit", request.unit()));
                });
    }

    private static EventDraft event(Entry<Dossier> entry) {
        Dossier content = entry.content();
        String fact = content.steps().isEmpty()
                ? "dossier-submitted"
                : "dossier-" + fact(content.steps().get(content.steps().size() - 1));
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria." + fact + ".v1",
                "dossiers/" + entry.id(),
                entry.version(),
                content.unit(),
                content.lastOn(),
                entry);
    }

    private static String fact(DossierStep step) {
        return switch (step.outcome()) {
            case RETURNED -> "returned";
            case FAILED -> "failed";
            case PASSED ->
                switch (step.kind()) {
                    case VERIFICATION -> "verified";
                    case SURVEY -> "surveyed";
                    case APPRAISAL -> "appraised";
                    case VOTE -> "voted";
                    case DECISION -> "decided";
                    case RESUBMISSION -> "resubmitted";
                };
        };
    }
}
