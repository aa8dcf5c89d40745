package vn.ntm.criteria.assessment;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * The life of an assessment: draft, submitted, verified (thẩm tra), approved, or returned to its maker with a reason. Maker,
 * verifier and approver are three people where the set's law asks for verification, otherwise at least two.
 */
@Singleton
class AssessmentSteps {

    private final Assessments assessments;
    private final Sources sources;
    private final Instance<ApprovalListener> listeners;

    AssessmentSteps(Assessments assessments, Sources sources, @Any Instance<ApprovalListener> listeners) {
        this.assessments = assessments;
        this.sources = sources;
        this.listeners = listeners;
    }

    /** Some values of a draft anew; one without any value is taken away. */
    Entry<Assessment> change(Tx tx, Actor maker, Entry<Assessment> entry, List<MeasuredValue> values) {
        Assessments.requireDraft(entry);
        Map<String, Form.Placed> byCode = new LinkedHashMap<>();
        PublishedSet set = set(tx.handle(), entry);
        for (Judgement judgement : entry.content().subCriteria()) {
            reported(set, judgement)
                    .ifPresent(value -> byCode.put(value.subCriterion(), new Form.Placed(value, "/values", "/values")));
        }
        List<Form.Placed> given = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String at = "/values/" + i;
            given.add(new Form.Placed(values.get(i), at + "/value", at + "/subCriterion"));
        }
        given.forEach(placed -> byCode.remove(placed.value().subCriterion()));
        List<Form.Placed> all = new ArrayList<>(byCode.values());
        all.addAll(given);
        return assessments.replace(tx, maker, entry, form(entry.content(), all));
    }

    /** The values as they were reported: what a record of another service or a composite's parts said is none. */
    static Optional<MeasuredValue> reported(PublishedSet set, Judgement judgement) {
        SubCriterion sub = set.find(judgement.code());
        boolean computed = sub == null || sub.fact() != null || sub.measure() == Measure.COMPOSITE;
        MeasuredValue value = new MeasuredValue(
                judgement.code(),
                judgement.value(),
                judgement.numerator(),
                judgement.denominator(),
                judgement.men(),
                judgement.women(),
                judgement.coverage(),
                judgement.evidence());
        return computed || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private Form form(Assessment content, List<Form.Placed> values) {
        return new Form(
                content.unit(),
                content.criteriaSet(),
                content.assessedOn(),
                content.round(),
                values,
                content.facts() == null ? List.of() : content.facts(),
                content.basis(),
                content.source(),
                "");
    }

    /** Hands a draft in; 422 names everything that is missing. */
    Entry<Assessment> submit(Tx tx, Actor maker, Entry<Assessment> entry, @Nullable String reason) {
        Assessments.requireDraft(entry);
        PublishedSet set = set(tx.handle(), entry);
        ProblemException.throwIfAny(Completeness.faults(set, entry.content(), code -> "/values"));
        return assessments.save(
                tx,
                new Entry<>(
                        entry.id(),
                        entry.version() + 1,
                        State.SUBMITTED,
                        entry.content().stepped(null, null, null),
                        maker.id(),
                        null,
                        null,
                        reason));
    }

    /** Verifies what somebody else handed in. */
    Entry<Assessment> verify(Tx tx, Actor verifier, Entry<Assessment> entry, @Nullable String reason) {
        if (entry.state() != State.SUBMITTED || entry.content().verifierId() != null) {
            throw wrongStep(entry);
        }
        requireOther(entry.makerId(), verifier, entry);
        OffsetDateTime at = OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC);
        return assessments.save(
                tx, entry.moved(State.SUBMITTED, entry.content().stepped(verifier.id(), at, null), reason));
    }

    /** Sends back what is not approved yet; the reason is what its maker must mend. */
    Entry<Assessment> sendBack(Tx tx, Actor checker, Entry<Assessment> entry, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            ProblemException.throwIfAny(List.of(Fault.at("/reason", "missing")));
        }
        if (entry.state() != State.SUBMITTED) {
            throw wrongStep(entry);
        }
        requireOther(entry.makerId(), checker, entry);
        return assessments.save(
                tx, entry.moved(State.DRAFT, entry.content().stepped(null, null, Assessment.Writing.RETURNED), reason));
    }

    List<Completeness.Missing> missing(Handle handle, Entry<Assessment> entry) {
        return Completeness.missing(set(handle, entry), entry.content());
    }

    /** The columns of an import with one form to a row: the head, then every sub-criterion that is reported. */
    List<String> columns(Handle handle, String criteriaSet) {
        List<String> columns = new ArrayList<>(WideTable.HEAD);
        sources
                .sets
                .published(handle, criteriaSet)
                .orElseThrow(() -> ProblemException.notFound("criteria-set", criteriaSet))
                .subCriteria()
                .stream()
                .filter(sub -> sub.measure() != Measure.COMPOSITE)
                .map(SubCriterion::code)
                .forEach(columns::add);
        return columns;
    }

    /** Refuses approvals that the law does not allow and tells the others, all in the transaction that approves. */
    void approved(Tx tx, List<Entry<Assessment>> entries) {
        List<Fault> faults = new ArrayList<>();
        for (Entry<Assessment> entry : entries) {
            String verifier = entry.content().verifierId();
            if (entry.content().writing() != null) {
                faults.add(Fault.at("", "not-handed-in", Map.of("key", entry.id())));
            } else if (verifier == null && set(tx.handle(), entry).set().isVerified()) {
                faults.add(Fault.at("", "not-verified", Map.of("key", entry.id())));
            } else if (verifier != null && verifier.equals(entry.approverId())) {
                throw ProblemException.of(
                        ProblemType.MAKER_IS_CHECKER, "", "verified-by-you", Map.of("key", entry.id()));
            }
        }
        Assessments.throwIfConflicting(faults);
        listeners.forEach(listener -> listener.approved(tx, entries));
    }

    private PublishedSet set(Handle handle, Entry<Assessment> entry) {
        return sources.sets
                .published(handle, entry.content().criteriaSet())
                .orElseThrow(() -> ProblemException.notFound(
                        "criteria-set", entry.content().criteriaSet()));
    }

    private static void requireOther(String maker, Actor actor, Entry<Assessment> entry) {
        if (maker.equals(actor.id())) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", entry.id()));
        }
    }

    private static ProblemException wrongStep(Entry<Assessment> entry) {
        return ProblemException.of(
                ProblemType.CONFLICT, "", "wrong-step", Map.of("key", entry.id(), "state", entry.state()));
    }
}
