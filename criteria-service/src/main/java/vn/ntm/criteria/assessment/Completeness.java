package vn.ntm.criteria.assessment;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.criteriaset.CompositeRule;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.web.Fault;

/** What a form still lacks, all of it at once: values, both sexes, coverage, evidence. */
@Singleton
class Completeness {

    /** One thing that is missing. */
    record Missing(String subCriterion, What what) {}

    /** Kinds of what can be missing. */
    enum What {
        VALUE,
        BY_SEX,
        COVERAGE,
        EVIDENCE
    }

    /** In the order of the set; evidence only where the set asks for it. */
    static List<Missing> missing(PublishedSet set, Assessment assessment) {
        List<Missing> missing = new ArrayList<>();
        for (Judgement judgement : assessment.subCriteria()) {
            SubCriterion sub = set.find(judgement.code());
            if (sub == null || sub.measure() == Measure.COMPOSITE || sub.fact() != null || isChoice(set, sub)) {
                continue;
            }
            if (judgement.why() == Why.BY_SEX_MISSING) {
                missing.add(new Missing(sub.code(), What.BY_SEX));
            } else if (judgement.why() == Why.COVERAGE_MISSING) {
                missing.add(new Missing(sub.code(), What.COVERAGE));
            } else if (judgement.verdict() == Verdict.NOT_REPORTED) {
                missing.add(new Missing(sub.code(), What.VALUE));
            }
            if (set.set().isEvidenced() && judgement.evidence() == null) {
                missing.add(new Missing(sub.code(), What.EVIDENCE));
            }
        }
        return missing;
    }

    /** @param at pointer to where the value of a sub-criterion would stand in what was sent */
    static List<Fault> faults(PublishedSet set, Assessment assessment, UnaryOperator<String> at) {
        return missing(set, assessment).stream()
                .map(missing -> Fault.at(
                        at.apply(missing.subCriterion()),
                        switch (missing.what()) {
                            case VALUE -> "value-missing";
                            case BY_SEX -> "sexes-missing";
                            case COVERAGE -> "coverage-missing";
                            case EVIDENCE -> "evidence-missing";
                        },
                        Map.of("key", missing.subCriterion())))
                .toList();
    }

    /** A part of which not every one is asked for. */
    private static boolean isChoice(PublishedSet set, SubCriterion sub) {
        String whole = sub.partOf();
        SubCriterion composite = whole == null ? null : set.find(whole);
        return composite != null
                && CompositeRule.of(composite.threshold())
                        .filter(rule -> rule.least() > 0)
                        .isPresent();
    }

    /** Every named file must be there, handed in for this very unit. */
    void checkEvidence(Handle handle, Form form, List<Fault> faults) {
        Set<String> named = new HashSet<>();
        form.values().forEach(placed -> {
            List<String> evidence = placed.value().evidence();
            if (evidence != null) {
                named.addAll(evidence);
            }
        });
        if (named.isEmpty()) {
            return;
        }
        Set<String> there = new HashSet<>(
                handle.createQuery("select sha256 from evidence where unit = :unit and sha256 = any (:all)")
                        .bind("unit", form.unit())
                        .bind("all", SqlArray.texts(named))
                        .mapTo(String.class)
                        .list());
        form.values().forEach(placed -> {
            List<String> evidence = placed.value().evidence();
            if (evidence != null) {
                evidence.stream()
                        .filter(hash -> !there.contains(hash))
                        .forEach(hash -> faults.add(Fault.at(
                                placed.valueAt(), "no-such-evidence", Map.of("key", hash, "unit", form.unit()))));
            }
        });
    }
}
