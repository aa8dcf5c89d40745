package vn.ntm.criteria.assessment;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Judges old evidence under another set: a marked answer, read only, that writes no row and no event. */
@Singleton
class Hypotheses {

    private final Sources sources;
    private final References references;

    Hypotheses(Sources sources, References references) {
        this.sources = sources;
        this.references = references;
    }

    /**
     * What the values would give under the other set.
     *
     * @param hypothesis always true: this is no assessment and counts nowhere
     * @param unused sub-criteria of the old set whose values say nothing under the other one
     */
    record HypothesisView(
            boolean hypothesis,
            UUID ofAssessment,
            String fromCriteriaSet,
            List<String> unused,
            AssessmentView result) {}

    HypothesisView judge(Handle handle, Entry<Assessment> entry, String target) {
        Assessment old = entry.content();
        PublishedSet from = set(handle, old.criteriaSet());
        PublishedSet to = set(handle, target);
        Map<String, List<String>> mapping = sources.mappings.comparable(handle, old.criteriaSet(), target);
        boolean sameLaw = from.set().family().equals(to.set().family());
        List<Form.Placed> values = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        List<String> unused = new ArrayList<>();
        for (Judgement judgement : old.subCriteria()) {
            Optional<MeasuredValue> value = AssessmentSteps.reported(from, judgement);
            if (value.isEmpty()) {
                continue;
            }
            List<String> codes =
                    mapping.getOrDefault(judgement.code(), sameLaw ? List.of(judgement.code()) : List.of());
            boolean used = false;
            for (String code : codes) {
                SubCriterion sub = to.find(code);
                MeasuredValue moved = renamed(value.get(), code);
                if (sub != null && ValueForms.isReadable(sub, moved, to.set().basically()) && taken.add(code)) {
                    values.add(new Form.Placed(moved, "", ""));
                    used = true;
                }
            }
            if (!used) {
                unused.add(judgement.code());
            }
        }
        Form form = new Form(
                old.unit(),
                target,
                old.assessedOn(),
                old.round(),
                values,
                old.facts() == null ? List.of() : old.facts(),
                old.basis(),
                old.source(),
                "");
        Assessment judged = new Judge(handle, sources, references.current(handle)).judge(to, form);
        return new HypothesisView(
                true,
                entry.id(),
                old.criteriaSet(),
                unused,
                AssessmentView.whole(State.DRAFT, judged, to.subCriteria()));
    }

    private static MeasuredValue renamed(MeasuredValue value, String code) {
        return new MeasuredValue(
                code,
                value.value(),
                value.numerator(),
                value.denominator(),
                value.men(),
                value.women(),
                value.coverage(),
                value.evidence());
    }

    private PublishedSet set(Handle handle, String id) {
        Optional<PublishedSet> set = sources.sets.published(handle, id);
        if (set.isEmpty()) {
            ProblemException.throwIfAny(List.of(Fault.at("/criteriaSet", "no-such-criteria-set", Map.of("key", id))));
        }
        return set.orElseThrow();
    }
}
