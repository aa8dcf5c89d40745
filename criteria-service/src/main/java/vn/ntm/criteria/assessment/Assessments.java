package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Imports;
import vn.ntm.criteria.criteriaset.CriteriaSets;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.SubCriterion;
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
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** Assessments: values come in, verdicts are computed by the published set, approval makes them count. */
@Singleton
class Assessments {

    private final Register<Assessment> register;
    private final CriteriaSets sets;
    private final UnitRegister units;
    private final Caller caller;
    private final Clock clock;
    private final Instance<ApprovalListener> listeners;

    Assessments(
            ObjectMapper json,
            CriteriaSets sets,
            UnitRegister units,
            Caller caller,
            Clock clock,
            @Any Instance<ApprovalListener> listeners) {
        this.register = new Register<>(
                "assessment",
                Assessment.class,
                json,
                Assessment::naturalKey,
                Visibility.scoped(Assessment::unit, Assessment::assessedOn),
                State.SUBMITTED,
                Assessments::event);
        this.sets = sets;
        this.units = units;
        this.caller = caller;
        this.clock = clock;
        this.listeners = listeners;
    }

    Register<Assessment> register() {
        return register;
    }

    Entry<Assessment> enter(Tx tx, Actor maker, AssessmentRequest request) {
        if (request.values().isEmpty()) {
            ProblemException.throwIfAny(List.of(Fault.at("/values", "no-values")));
        }
        Assessment judged =
                judge(tx, request.rows(), row -> "", AssessmentRequest::pointer).get(0);
        return register.enter(tx, maker, judged);
    }

    /** Counts in the answer are rows of the file, not assessments. */
    ImportReport importRows(Tx tx, Actor maker, List<ValueRow> rows, boolean dryRun) {
        List<Assessment> assessments = judge(tx, rows, TableReader::pointer, TableReader::pointer);
        Register.Imported<Assessment> imported =
                Imports.respectingApprovals(() -> register.importAll(tx, maker, assessments, dryRun));
        Map<String, Integer> sizes = new HashMap<>();
        rows.forEach(row -> sizes.merge(row.assessmentKey(), 1, Integer::sum));
        int created = 0;
        int updated = 0;
        for (Entry<Assessment> entry : imported.entered()) {
            int size = sizes.getOrDefault(entry.content().naturalKey(), 0);
            created += entry.version() == 1 ? size : 0;
            updated += entry.version() == 1 ? 0 : size;
        }
        return new ImportReport(dryRun, rows.size(), created, updated, rows.size() - created - updated);
    }

    /** Whoever follows from approved assessments does so in the same transaction. */
    void approved(Tx tx, List<Entry<Assessment>> entries) {
        listeners.forEach(listener -> listener.approved(tx, entries));
    }

    Page<Entry<AssessmentView>> summaries(Page<Entry<Assessment>> page) {
        return new Page<>(
                page.items().stream()
                        .map(entry -> entry.shownAs(AssessmentView.summary(entry.content())))
                        .toList(),
                page.next());
    }

    /** The assessment with the reason of each verdict. */
    Entry<AssessmentView> explained(Handle handle, Entry<Assessment> entry) {
        List<SubCriterion> set = sets.published(handle, entry.content().criteriaSet())
                .map(PublishedSet::subCriteria)
                .orElse(List.of());
        return entry.shownAs(AssessmentView.whole(entry.content(), set));
    }

    private List<Assessment> judge(Tx tx, List<ValueRow> rows, IntFunction<String> head, IntFunction<String> pointer) {
        Handle handle = tx.handle();
        Map<String, Optional<PublishedSet>> published = new HashMap<>();
        rows.forEach(row -> published.computeIfAbsent(row.criteriaSet(), id -> sets.published(handle, id)));
        AssessmentRules rules = new AssessmentRules(
                BusinessTime.today(clock), published::get, (code, on) -> units.find(handle, code, on));
        ProblemException.throwIfAny(rules.faultsOf(rows, head, pointer));
        Map<String, List<ValueRow>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.assessmentKey(), key -> new ArrayList<>())
                .add(row));
        List<Assessment> judged = groups.values().stream()
                .map(group -> assess(
                        Objects.requireNonNull(published.get(group.get(0).criteriaSet()))
                                .orElseThrow(),
                        group))
                .toList();
        judged.forEach(assessment -> units.requireScope(handle, caller, assessment.unit(), assessment.assessedOn()));
        return judged;
    }

    private static Assessment assess(PublishedSet set, List<ValueRow> rows) {
        ValueRow first = rows.get(0);
        Map<String, MeasuredValue> values = rows.stream()
                .collect(Collectors.toMap(ValueRow::subCriterion, ValueRow::measured, (one, other) -> one));
        List<Judgement> judgements = Evaluation.judge(set.subCriteria(), values);
        Map<String, Verdict> criteria = Evaluation.criteria(judgements);
        return new Assessment(
                first.unit(),
                first.criteriaSet(),
                set.version(),
                set.set().level(),
                first.assessedOn(),
                first.round(),
                count(criteria.values()),
                criteria.size(),
                count(judgements.stream().map(Judgement::verdict).toList()),
                judgements.size(),
                criteria.entrySet().stream()
                        .map(entry -> new Assessment.CriterionVerdict(entry.getKey(), entry.getValue()))
                        .toList(),
                judgements,
                basis(rows),
                sources(rows));
    }

    private static int count(java.util.Collection<Verdict> verdicts) {
        return (int) verdicts.stream().filter(verdict -> verdict == Verdict.MET).count();
    }

    /** One reconstructed value makes the whole a reconstruction. */
    private static Basis basis(List<ValueRow> rows) {
        return rows.stream().anyMatch(row -> row.basis() == Basis.RECONSTRUCTION)
                ? Basis.RECONSTRUCTION
                : Basis.SOURCED;
    }

    private static String sources(List<ValueRow> rows) {
        return rows.stream().map(ValueRow::source).distinct().collect(Collectors.joining("; "));
    }

    private static EventDraft event(Entry<Assessment> entry) {
        String fact = entry.state() == State.APPROVED ? "assessment-approved" : "assessment-submitted";
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria." + fact + ".v1",
                "assessments/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().assessedOn(),
                entry);
    }
}
