package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.Circumstances;
import vn.ntm.criteria.criteriaset.CriteriaSetRow.BasicallyMet;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.DerivedThreshold;
import vn.ntm.criteria.criteriaset.RevocationRule;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.Threshold;
import vn.ntm.criteria.criteriaset.ThresholdDecision;
import vn.ntm.criteria.criteriaset.ThresholdDecisions;
import vn.ntm.criteria.criteriaset.Thresholds;
import vn.ntm.criteria.unitclass.UnitClass;

/**
 * Judges forms in one transaction: gathers what thresholds depend on, evaluates, counts. What many forms share (decisions,
 * thresholds of a class and year) is looked up once.
 */
final class Judge {

    private final Handle handle;
    private final Sources sources;
    private final boolean many;
    private final Map<String, List<ThresholdDecision>> decisions = new HashMap<>();
    private final Map<Shared, Map<String, Threshold>> shared = new HashMap<>();
    private @Nullable Map<String, List<UnitClass>> classes;

    /** @param many whether more than a few forms will come, so that reading whole registers pays */
    Judge(Handle handle, Sources sources, boolean many) {
        this.handle = handle;
        this.sources = sources;
        this.many = many;
    }

    /** What gives two forms the same thresholds. */
    private record Shared(
            String set,
            int year,
            @Nullable String region,
            @Nullable Integer group,
            @Nullable Boolean difficult) {}

    Assessment judge(PublishedSet set, Form form) {
        BasicallyMet basically = set.set().basically();
        Evaluation evaluation = new Evaluation(
                basically,
                thresholds(set, form),
                sub -> fact(String.valueOf(sub.fact()), sub, form.unit(), form.assessedOn()));
        List<Judgement> judgements = evaluation.judge(set.subCriteria(), form.byCode());
        Map<String, Verdict> criteria = Evaluation.criteria(judgements);
        int criteriaMet = 0;
        int notApplicable = 0;
        List<Assessment.CriterionVerdict> verdicts = new ArrayList<>(criteria.size());
        List<String> unmet = new ArrayList<>();
        for (Map.Entry<String, Verdict> entry : criteria.entrySet()) {
            verdicts.add(new Assessment.CriterionVerdict(entry.getKey(), entry.getValue()));
            criteriaMet += entry.getValue().counts(basically) ? 1 : 0;
            notApplicable += entry.getValue() == Verdict.NOT_APPLICABLE ? 1 : 0;
            if (entry.getValue() == Verdict.NOT_MET) {
                unmet.add(entry.getKey());
            }
        }
        int subTotal = 0;
        int subMet = 0;
        for (Judgement judgement : judgements) {
            if (judgement.partOf() == null) {
                subTotal++;
                subMet += judgement.verdict().counts(basically) ? 1 : 0;
            }
        }
        int total = criteria.size();
        int applicable = total - notApplicable;
        return new Assessment(
                form.unit(),
                form.criteriaSet(),
                set.version(),
                set.set().level(),
                form.assessedOn(),
                form.round(),
                criteriaMet,
                total,
                subMet,
                subTotal,
                verdicts,
                judgements,
                form.basis(),
                form.source(),
                set.set().versionNumber(),
                criteriaMet == total,
                RevocationRule.of(set.set(), form.assessedOn())
                        .flatMap(rule -> rule.ground(unmet, applicable))
                        .orElse(null),
                form.facts().isEmpty() ? null : form.facts(),
                null,
                null,
                null);
    }

    private Function<SubCriterion, Threshold> thresholds(PublishedSet set, Form form) {
        Circumstances circumstances = circumstances(set, form);
        boolean own = form.facts().isEmpty()
                && circumstances.decisions().isEmpty()
                && set.subCriteria().stream().noneMatch(Judge::isDerived);
        if (!many || !own) {
            return sub -> Thresholds.of(sub, circumstances);
        }
        UnitClass unitClass = circumstances.unitClass();
        Map<String, Threshold> known = shared.computeIfAbsent(
                new Shared(
                        set.set().id(),
                        circumstances.year(),
                        unitClass == null ? null : unitClass.regionColumn(),
                        unitClass == null ? null : unitClass.communeGroup(),
                        unitClass == null ? null : unitClass.speciallyDifficult()),
                key -> new HashMap<>());
        return sub -> known.computeIfAbsent(sub.code(), code -> Thresholds.of(sub, circumstances));
    }

    private Circumstances circumstances(PublishedSet set, Form form) {
        LocalDate on = form.assessedOn();
        List<ThresholdDecision> inForce = new ArrayList<>(inForce(set.set().id(), on));
        for (SubCriterion sub : set.subCriteria()) {
            DerivedThreshold derived =
                    isDerived(sub) ? DerivedThreshold.of(sub.threshold()).orElse(null) : null;
            String other = derived == null ? null : derived.otherSet();
            if (other != null) {
                versionOn(other, on)
                        .ifPresent(found -> inForce.addAll(inForce(found.set().id(), on)));
            }
        }
        Map<String, BigDecimal> facts = new HashMap<>();
        form.facts().forEach(fact -> facts.put(fact.name(), fact.value()));
        return new Circumstances(
                unitClass(form.unit(), on),
                on.getYear(),
                facts,
                inForce,
                other -> versionOn(other, on).map(PublishedSet::subCriteria).orElse(List.of()),
                (quantity, level) -> sources.ownFacts.atRecognition(handle, form.unit(), quantity, level, on));
    }

    /** The other set as it stands on the day: an amendment counts from its day on. */
    private Optional<PublishedSet> versionOn(String id, LocalDate on) {
        return sources.sets
                .published(handle, id)
                .flatMap(set -> sources.sets.versionOn(handle, set.set(), on))
                .flatMap(row -> sources.sets.published(handle, row.id()));
    }

    private List<ThresholdDecision> inForce(String set, LocalDate on) {
        return ThresholdDecisions.inForce(
                decisions.computeIfAbsent(set, id -> sources.decisions.ofSet(handle, id)), on);
    }

    private @Nullable UnitClass unitClass(String unit, LocalDate on) {
        if (!many) {
            return sources.classes.find(handle, unit, on).orElse(null);
        }
        Map<String, List<UnitClass>> all = classes;
        if (all == null) {
            all = sources.classes.all(handle);
            classes = all;
        }
        return all.getOrDefault(unit, List.of()).stream()
                .filter(found -> found.isValidOn(on))
                .findFirst()
                .orElse(null);
    }

    private static boolean isDerived(SubCriterion sub) {
        return DerivedThreshold.isOne(sub.threshold());
    }

    /** What another record says: its owner knows better than the form. */
    private Optional<MeasuredValue> fact(String rule, SubCriterion sub, String unit, LocalDate on) {
        int colon = rule.indexOf(':');
        String argument = colon < 0 ? "" : rule.substring(colon + 1);
        return switch (colon < 0 ? rule : rule.substring(0, colon)) {
            case "OCOP_PRODUCTS" ->
                Optional.of(number(
                        sub,
                        BigDecimal.valueOf(sources.otherFacts.ocopProductsInForce(
                                handle, unit, argument.isEmpty() ? 3 : Integer.parseInt(argument), on))));
            case "CONSTRUCTION_DEBT" ->
                sources.otherFacts
                        .constructionDebt(handle, unit, on)
                        .map(debt -> number(sub, BigDecimal.valueOf(debt.amount())));
            case "VILLAGES_RECOGNISED" ->
                sources.ownFacts
                        .hamletsRecognised(handle, unit, on)
                        .map(part -> new MeasuredValue(sub.code(), null, part.numerator(), part.denominator()));
            case "MEETS" ->
                sources.ownFacts
                        .meets(handle, unit, argument, on)
                        .map(met -> new MeasuredValue(sub.code(), Boolean.toString(met), null, null));
            default -> throw new IllegalStateException("No record answers to " + rule);
        };
    }

    private static MeasuredValue number(SubCriterion sub, BigDecimal number) {
        return new MeasuredValue(sub.code(), number.toPlainString(), null, null);
    }
}
