package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Column;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Assessments: values come in, verdicts are computed by the published set, approval makes them count. */
@Singleton
class Assessments {

    private final Register<Assessment> register;
    private final AssessmentStore store;
    private final Completeness completeness;
    private final References references;
    private final Sources sources;
    private final Caller caller;
    private final Clock clock;

    Assessments(
            ObjectMapper json,
            AssessmentStore store,
            Completeness completeness,
            References references,
            Sources sources,
            Caller caller,
            Clock clock) {
        this.register = new Register<>(
                "assessment",
                Assessment.class,
                json,
                Assessment::naturalKey,
                Visibility.scoped(Assessment::unit, Assessment::assessedOn),
                State.SUBMITTED,
                AssessmentStore::event,
                List.of(
                        new Column<>("round", "text", Assessment::round),
                        new Column<>("criteria_set", "text", Assessment::criteriaSet)));
        this.store = store;
        this.completeness = completeness;
        this.references = references;
        this.sources = sources;
        this.caller = caller;
        this.clock = clock;
    }

    Register<Assessment> register() {
        return register;
    }

    static List<Filter> filters(
            @Nullable State state, @Nullable String unit, @Nullable String criteriaSet, @Nullable String round) {
        return List.of(
                Filter.same("state", state),
                Filter.same("unit", unit),
                Filter.same("criteria_set", criteriaSet),
                Filter.same("round", round));
    }

    static ProblemException taken(Entry<Assessment> existing) {
        return ProblemException.of(
                ProblemType.CONFLICT,
                "",
                "duplicate-document",
                Map.of("key", existing.content().naturalKey(), "existing", existing.id()));
    }

    /** Enters many, all or nothing. */
    ImportReport enterAll(Tx tx, Actor maker, State state, List<Form> forms, List<Fault> faults, boolean dryRun) {
        Session session = session(tx.handle(), faults);
        List<Assessment> judged = new ArrayList<>(forms.size());
        List<String> at = new ArrayList<>(forms.size());
        Set<String> keys = new HashSet<>();
        for (Form form : forms) {
            if (!keys.add(form.key())) {
                faults.add(Fault.at(form.at(), "repeated-row", Map.of("key", form.key())));
            }
            Assessment result = session.judgeOrNull(form, state);
            if (result != null) {
                judged.add(result);
                at.add(form.at());
            }
        }
        ProblemException.throwIfAny(faults);
        List<Fault> conflicts = new ArrayList<>();
        AssessmentStore.Written written =
                store.write(tx.handle(), maker, state, store.prepare(tx, judged, at), conflicts);
        throwIfConflicting(conflicts);
        written.events().forEach(tx::append);
        return report(dryRun, forms, written);
    }

    /** Adds what is wrong with the forms as far as they go; what they lack is not asked. */
    void look(Handle handle, List<Form> forms, List<Fault> faults) {
        Session session = session(handle, faults);
        forms.forEach(form -> session.judgeOrNull(form, State.DRAFT));
    }

    /** Counts in the answer are values, not assessments. */
    private static ImportReport report(boolean dryRun, List<Form> forms, AssessmentStore.Written written) {
        int rows = 0;
        int created = 0;
        int updated = 0;
        for (Form form : forms) {
            int size = form.values().size();
            rows += size;
            created += written.created().contains(form.key()) ? size : 0;
            updated += written.updated().contains(form.key()) ? size : 0;
        }
        return new ImportReport(dryRun, rows, created, updated, rows - created - updated);
    }

    static void throwIfConflicting(List<Fault> conflicts) {
        if (!conflicts.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, conflicts);
        }
    }

    /** Judges for whoever makes the present request. */
    Session session(Handle handle, List<Fault> faults) {
        return new Session(handle, references.current(handle), caller.units(), faults);
    }

    /** Judges forms of one request: the rules first, then the verdicts. */
    final class Session {

        private final Handle handle;
        private final Reference reference;
        private final Judge judge;
        private final AssessmentRules rules;
        private final List<String> scope;
        private final List<Fault> faults;

        /** @param scope the units of whoever enters the forms */
        Session(Handle handle, Reference reference, List<String> scope, List<Fault> faults) {
            this.handle = handle;
            this.scope = scope;
            this.faults = faults;
            this.reference = reference;
            this.judge = new Judge(handle, sources, reference);
            this.rules = new AssessmentRules(
                    BusinessTime.today(clock), reference::set, reference::versionOn, reference.units()::find);
        }

        /** Whether judging one of these asks the database: for evidence, or for what other records say. */
        boolean readsWhileJudging(List<Form> forms) {
            return forms.stream()
                    .anyMatch(form -> form.namesEvidence()
                            || reference
                                    .set(form.criteriaSet())
                                    .filter(PublishedSet::restsOnRecords)
                                    .isPresent());
        }

        /** The judged form, or 422 with all its faults. */
        Assessment judge(Form form, State state) {
            Assessment judged = judgeOrNull(form, state);
            ProblemException.throwIfAny(faults);
            return Objects.requireNonNull(judged);
        }

        /** The judged form, or null with its faults added; 403 when it lies outside the caller's units. */
        @Nullable
        Assessment judgeOrNull(Form form, State state) {
            int before = faults.size();
            rules.check(form, faults);
            if (faults.size() > before) {
                return null;
            }
            reference.units().requireScope(scope, form.unit(), form.assessedOn());
            reference.rounds(form.round()).stream()
                    .filter(round -> reference.units().isWithin(form.unit(), List.of(round.unit()), form.assessedOn()))
                    .forEach(round -> round.check(form, faults));
            completeness.checkEvidence(handle, form, faults);
            PublishedSet set = reference.set(form.criteriaSet()).orElseThrow();
            Assessment judged = judge.judge(set, form);
            if (state != State.DRAFT && set.set().isEvidenced()) {
                faults.addAll(Completeness.faults(set, judged, form::missingAt));
            }
            if (faults.size() > before) {
                return null;
            }
            return state == State.DRAFT ? judged.stepped(null, null, Assessment.Writing.DRAFTED) : judged;
        }
    }

    /** The values in place of those of a draft; unit, set and day stay what they are. */
    Entry<Assessment> replace(Tx tx, Actor maker, Entry<Assessment> entry, Form form) {
        requireDraft(entry);
        if (!form.key().equals(entry.content().naturalKey())) {
            ProblemException.throwIfAny(List.of(
                    Fault.at("", "key-is-fixed", Map.of("key", entry.content().naturalKey(), "given", form.key()))));
        }
        Assessment judged = session(tx.handle(), new ArrayList<>()).judge(form, State.DRAFT);
        Entry<Assessment> next = new Entry<>(
                entry.id(),
                entry.version() + 1,
                State.DRAFT,
                judged.stepped(null, null, entry.content().writing()),
                maker.id(),
                null,
                null,
                null);
        register.table().updateAll(tx.handle(), List.of(next));
        tx.append(AssessmentStore.drafted(next));
        return next;
    }

    static void requireDraft(Entry<Assessment> entry) {
        if (entry.state() != State.DRAFT) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "", "not-a-draft", Map.of("key", entry.id(), "state", entry.state()));
        }
    }

    Entry<Assessment> save(Tx tx, Entry<Assessment> next) {
        register.table().updateAll(tx.handle(), List.of(next));
        tx.append(AssessmentStore.event(next));
        return next;
    }

    Page<Entry<AssessmentView>> summaries(Page<Entry<Assessment>> page) {
        return new Page<>(
                page.items().stream()
                        .map(entry -> entry.shownAs(AssessmentView.summary(entry.state(), entry.content())))
                        .toList(),
                page.next());
    }

    /** The assessment with the reason of each verdict. */
    Entry<AssessmentView> explained(Handle handle, Entry<Assessment> entry) {
        List<SubCriterion> set = sources.sets
                .published(handle, entry.content().criteriaSet())
                .map(PublishedSet::subCriteria)
                .orElse(List.of());
        return entry.shownAs(AssessmentView.whole(entry.state(), entry.content(), set));
    }
}
