package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.criteriaset.CriteriaSets;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Assessments: values come in, verdicts are computed by the published set, approval makes them count. */
@Singleton
class Assessments {

    private final Register<Assessment> register;
    private final Database database;
    private final CriteriaSets sets;
    private final UnitRegister units;
    private final Caller caller;
    private final Clock clock;

    Assessments(
            ObjectMapper json, Database database, CriteriaSets sets, UnitRegister units, Caller caller, Clock clock) {
        this.register = new Register<>(
                "assessment",
                Assessment.class,
                json,
                Assessment::naturalKey,
                Assessment::unit,
                State.SUBMITTED,
                Assessments::event);
        this.database = database;
        this.sets = sets;
        this.units = units;
        this.caller = caller;
        this.clock = clock;
    }

    Register<Assessment> register() {
        return register;
    }

    /** The request judged by its set; 422 with every fault. */
    Assessment judged(AssessmentRequest request) {
        List<ValueRow> rows = request.values().stream()
                .map(value -> new ValueRow(
                        request.unit(),
                        request.criteriaSet(),
                        request.assessedOn(),
                        request.round(),
                        value.subCriterion(),
                        value.value(),
                        value.numerator(),
                        value.denominator(),
                        request.basis(),
                        request.source()))
                .toList();
        List<Assessment> judged = database.readConsistently(handle -> judge(handle, rows, index -> "/values/" + index));
        if (judged.isEmpty()) {
            throw new ProblemException(
                    vn.ntm.platform.web.ProblemType.INVALID_CONTENT, List.of(Fault.at("/values", "no-rows")));
        }
        return judged.get(0);
    }

    void check(Tx tx, Assessment assessment) {
        units.requireScope(tx.handle(), caller, assessment.unit(), assessment.assessedOn());
    }

    ImportReport importRows(Tx tx, Actor maker, List<ValueRow> rows, boolean dryRun) {
        List<Assessment> assessments = judge(tx.handle(), rows, TableReader::pointer);
        assessments.forEach(assessment -> check(tx, assessment));
        ImportReport report = register.importAll(tx, maker, assessments, dryRun).report();
        return report;
    }

    void approved(Tx tx, List<Entry<Assessment>> entries) {
        // the event of the approval says it all
    }

    private List<Assessment> judge(Handle handle, List<ValueRow> rows, Function<Integer, String> pointer) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Optional<PublishedSet>> published = new HashMap<>();
        Map<String, Boolean> unitKnown = new HashMap<>();
        Map<String, List<ValueRow>> groups = new LinkedHashMap<>();
        LocalDate today = BusinessTime.today(clock);
        for (int i = 0; i < rows.size(); i++) {
            ValueRow row = rows.get(i);
            String at = pointer.apply(i);
            Optional<PublishedSet> set = published.computeIfAbsent(row.criteriaSet(), id -> sets.published(handle, id));
            boolean known = unitKnown.computeIfAbsent(row.unit() + " " + row.assessedOn(), key -> units.find(
                            handle, row.unit(), row.assessedOn())
                    .filter(unit -> set.isEmpty()
                            || unit.kind().equals(set.get().set().unitKind().name()))
                    .isPresent());
            if (!known) {
                faults.add(Fault.at(at + "/unit", "unknown-unit", Map.of("unit", row.unit(), "on", row.assessedOn())));
            }
            if (row.assessedOn().isAfter(today)) {
                faults.add(Fault.at(at + "/assessedOn", "in-the-future", Map.of("given", row.assessedOn())));
            }
            if (set.isEmpty()) {
                faults.add(Fault.at(at + "/criteriaSet", "no-such-criteria-set", Map.of("key", row.criteriaSet())));
            } else {
                faults.addAll(valueFaults(row, set.get(), at));
            }
            groups.computeIfAbsent(
                            row.unit() + " " + row.criteriaSet() + " " + row.assessedOn(), key -> new ArrayList<>())
                    .add(row);
        }
        ProblemException.throwIfAny(faults);
        return groups.values().stream()
                .map(group -> assess(published.get(group.get(0).criteriaSet()).orElseThrow(), group))
                .toList();
    }

    private static List<Fault> valueFaults(ValueRow row, PublishedSet set, String at) {
        Optional<SubCriterion> sub = set.subCriteria().stream()
                .filter(candidate -> candidate.code().equals(row.subCriterion()))
                .findFirst();
        if (sub.isEmpty()) {
            return List.of(Fault.at(
                    at + "/subCriterion",
                    "no-such-sub-criterion",
                    Map.of("key", row.subCriterion(), "set", row.criteriaSet())));
        }
        boolean empty = row.value() == null && row.numerator() == null && row.denominator() == null;
        if (!empty && !Evaluation.isReadable(sub.get(), row.measured())) {
            return List.of(Fault.at(
                    at + "/value",
                    "value-does-not-fit",
                    Map.of(
                            "given",
                            String.valueOf(row.value()),
                            "measure",
                            sub.get().measure())));
        }
        return List.of();
    }

    private static Assessment assess(PublishedSet set, List<ValueRow> rows) {
        ValueRow first = rows.get(0);
        Map<String, MeasuredValue> values = rows.stream()
                .collect(Collectors.toMap(ValueRow::subCriterion, ValueRow::measured, (one, other) -> other));
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
                first.basis(),
                first.source());
    }

    private static int count(java.util.Collection<Verdict> verdicts) {
        return (int) verdicts.stream().filter(verdict -> verdict == Verdict.MET).count();
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
