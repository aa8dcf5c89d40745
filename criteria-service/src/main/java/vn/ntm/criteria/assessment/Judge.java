package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.criteriaset.Circumstances;
import vn.ntm.criteria.criteriaset.CriteriaSetRow.BasicallyMet;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.DerivedThreshold;
import vn.ntm.criteria.criteriaset.RevocationRule;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.Threshold;
import vn.ntm.criteria.criteriaset.ThresholdDecision;
import vn.ntm.criteria.criteriaset.Thresholds;
import vn.ntm.criteria.otherfacts.ConstructionDebt;
import vn.ntm.criteria.unitclass.HeldClass;

/** Judges forms in one transaction: gathers what thresholds depend on, evaluates, counts. */
final class Judge {

    private final Handle handle;
    private final Sources sources;
    private final Reference reference;

    Judge(Handle handle, Sources sources, Reference reference) {
        this.handle = handle;
        this.sources = sources;
        this.reference = reference;
    }

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
        if (!form.facts().isEmpty() || !circumstances.decisions().isEmpty() || set.isDerived()) {
            return sub -> Thresholds.of(sub, circumstances);
        }
        HeldClass unitClass = circumstances.unitClass();
        Map<String, Threshold> shared = reference.thresholds(new Reference.Shared(
                set.set().id(),
                circumstances.year(),
                unitClass == null ? null : unitClass.regionColumn(),
                unitClass == null ? null : unitClass.communeGroup(),
                unitClass == null ? null : unitClass.speciallyDifficult(),
                unitClass == null ? Set.of() : unitClass.differing()));
        return sub -> shared.computeIfAbsent(sub.code(), code -> Thresholds.of(sub, circumstances));
    }

    private Circumstances circumstances(PublishedSet set, Form form) {
        LocalDate on = form.assessedOn();
        List<ThresholdDecision> inForce =
                new ArrayList<>(reference.decisions(set.set().id(), on));
        for (SubCriterion sub : set.isDerived() ? set.subCriteria() : List.<SubCriterion>of()) {
            DerivedThreshold derived = DerivedThreshold.of(sub.threshold()).orElse(null);
            String other = derived == null ? null : derived.otherSet();
            if (other != null) {
                versionOn(other, on)
                        .ifPresent(found ->
                                inForce.addAll(reference.decisions(found.set().id(), on)));
            }
        }
        Map<String, BigDecimal> facts = new HashMap<>();
        form.facts().forEach(fact -> facts.put(fact.name(), fact.value()));
        return new Circumstances(
                reference.unitClass(form.unit(), on),
                on.getYear(),
                facts,
                inForce,
                other -> versionOn(other, on).map(PublishedSet::subCriteria).orElse(List.of()),
                (quantity, level) -> sources.ownFacts.atRecognition(handle, form.unit(), quantity, level, on));
    }

    /** The other set as it stands on the day: an amendment counts from its day on. */
    private Optional<PublishedSet> versionOn(String id, LocalDate on) {
        return reference.set(id).flatMap(set -> reference.versionOn(set, on));
    }

    /** What another record says: its owner knows better than the form. */
    private Fact fact(String rule, SubCriterion sub, String unit, LocalDate on) {
        int colon = rule.indexOf(':');
        String argument = colon < 0 ? "" : rule.substring(colon + 1);
        return switch (colon < 0 ? rule : rule.substring(0, colon)) {
            case "OCOP_PRODUCTS" -> products(sub, unit, argument.isEmpty() ? 3 : Integer.parseInt(argument), on);
            case "CONSTRUCTION_DEBT" -> debt(sub, unit, on);
            case "VILLAGES_RECOGNISED" ->
                sources.ownFacts
                        .hamletsRecognised(handle, unit, on)
                        .map(part -> Fact.of(new MeasuredValue(sub.code(), null, part.numerator(), part.denominator())))
                        .orElse(Fact.NONE);
            case "MEETS" ->
                sources.ownFacts
                        .meets(handle, unit, argument, on)
                        .map(met -> Fact.of(new MeasuredValue(sub.code(), Boolean.toString(met), null, null)))
                        .orElseGet(() -> sources.ownFacts.isAboutDividedUnit(handle, unit, argument, on)
                                ? Fact.OPEN
                                : Fact.NONE);
            default -> throw new IllegalStateException("No record answers to " + rule);
        };
    }

    /** Where products are known by the district alone, one of them may be this unit's: nought is then not known. */
    private Fact products(SubCriterion sub, String unit, int star, LocalDate on) {
        int own = sources.otherFacts.ocopProductsInForce(handle, unit, star, on);
        int divided = sources.otherFacts.ocopProductsOfDividedUnits(handle, unit, star, on);
        if (divided > 0) {
            return Fact.between(
                    number(sub, BigDecimal.valueOf(own)), number(sub, BigDecimal.valueOf((long) own + divided)));
        }
        return own == 0 && sources.otherFacts.hasOcopProductsAbove(handle, unit, star, on)
                ? Fact.NONE
                : Fact.of(number(sub, BigDecimal.valueOf(own)));
    }

    private Fact debt(SubCriterion sub, String unit, LocalDate on) {
        Optional<BigDecimal> own =
                sources.otherFacts.constructionDebt(handle, unit, on).map(debt -> BigDecimal.valueOf(debt.amount()));
        List<ConstructionDebt> divided = sources.otherFacts.debtOfDividedUnits(handle, unit, on);
        if (divided.isEmpty()) {
            return own.map(amount -> Fact.of(number(sub, amount))).orElse(Fact.NONE);
        }
        BigDecimal least = own.orElse(BigDecimal.ZERO);
        BigDecimal most =
                divided.stream().map(debt -> BigDecimal.valueOf(debt.amount())).reduce(least, BigDecimal::add);
        return Fact.between(number(sub, least), number(sub, most));
    }

    private static MeasuredValue number(SubCriterion sub, BigDecimal number) {
        return new MeasuredValue(sub.code(), number.toPlainString(), null, null);
    }
}
