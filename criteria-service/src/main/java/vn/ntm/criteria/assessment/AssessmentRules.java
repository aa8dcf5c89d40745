package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.web.Fault;

/** What must hold for reported values: unit and set fit each other and the day, every value can be read, none is doubled. */
final class AssessmentRules {

    private final LocalDate today;
    private final Function<String, Optional<PublishedSet>> sets;
    private final BiFunction<PublishedSet, LocalDate, Optional<PublishedSet>> versions;
    private final BiFunction<String, LocalDate, Optional<UnitPeriod>> units;

    /**
     * @param versions the version of a set that holds on a day
     * @param units the unit that carried a code on a date
     */
    AssessmentRules(
            LocalDate today,
            Function<String, Optional<PublishedSet>> sets,
            BiFunction<PublishedSet, LocalDate, Optional<PublishedSet>> versions,
            BiFunction<String, LocalDate, Optional<UnitPeriod>> units) {
        this.today = today;
        this.sets = sets;
        this.versions = versions;
        this.units = units;
    }

    void check(Form form, List<Fault> faults) {
        Optional<PublishedSet> set = sets.apply(form.criteriaSet());
        checkHead(form, set, faults);
        checkFacts(form, set, faults);
        Set<String> seen = new HashSet<>();
        for (Form.Placed placed : form.values()) {
            String code = placed.value().subCriterion();
            if (!seen.add(code)) {
                faults.add(Fault.at(placed.codeAt(), "repeated-value", Map.of("key", code)));
            }
            set.ifPresent(known -> checkValue(placed, known, faults));
        }
    }

    private void checkHead(Form form, Optional<PublishedSet> set, List<Fault> faults) {
        LocalDate on = form.assessedOn();
        String at = form.at();
        if (on.isAfter(today)) {
            faults.add(Fault.at(at + "/assessedOn", "in-the-future", Map.of("given", on, "today", today)));
        }
        if (set.isEmpty()) {
            faults.add(Fault.at(at + "/criteriaSet", "no-such-criteria-set", Map.of("key", form.criteriaSet())));
        } else {
            checkVersion(set.get(), on, at, faults);
        }
        Optional<UnitPeriod> unit = units.apply(form.unit(), on);
        if (unit.isEmpty()) {
            faults.add(Fault.at(at + "/unit", "unknown-unit", Map.of("unit", form.unit(), "on", on)));
        } else if (set.isPresent()
                && !unit.get().kind().equals(set.get().set().unitKind().name())) {
            faults.add(Fault.at(
                    at + "/criteriaSet",
                    "set-is-for-other-units",
                    Map.of(
                            "set",
                            form.criteriaSet(),
                            "expected",
                            set.get().set().unitKind(),
                            "kind",
                            unit.get().kind())));
        }
    }

    /** A number that thresholds go by is a count: named once, not below zero, and one that the set asks for. */
    private static void checkFacts(Form form, Optional<PublishedSet> set, List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        List<Assessment.UnitFact> facts = form.facts();
        for (int i = 0; i < facts.size(); i++) {
            Assessment.UnitFact fact = facts.get(i);
            if (!seen.add(fact.name())) {
                faults.add(Fault.at(form.factAt(i, "name"), "repeated-fact", Map.of("key", fact.name())));
            }
            if (fact.value().signum() < 0) {
                faults.add(Fault.at(form.factAt(i, "value"), "negative-value", Map.of("given", fact.value())));
            }
            if (set.isPresent() && !set.get().asksFor(fact.name())) {
                faults.add(Fault.at(
                        form.factAt(i, "name"),
                        "no-such-fact",
                        Map.of("key", fact.name(), "set", set.get().set().id())));
            }
        }
    }

    /** A day is judged by the version that holds on it; judging by another is a hypothesis and no assessment. */
    private void checkVersion(PublishedSet set, LocalDate on, String at, List<Fault> faults) {
        String id = set.set().id();
        Optional<String> current =
                versions.apply(set, on).map(found -> found.set().id());
        if (current.isEmpty()) {
            faults.add(Fault.at(at + "/criteriaSet", "no-version-in-force", Map.of("set", id, "on", on)));
        } else if (!current.get().equals(id)) {
            faults.add(Fault.at(
                    at + "/criteriaSet", "set-not-in-force", Map.of("set", id, "on", on, "current", current.get())));
        }
    }

    private static void checkValue(Form.Placed placed, PublishedSet set, List<Fault> faults) {
        MeasuredValue value = placed.value();
        SubCriterion sub = set.find(value.subCriterion());
        if (sub == null) {
            faults.add(Fault.at(
                    placed.codeAt(),
                    "no-such-sub-criterion",
                    Map.of("key", value.subCriterion(), "set", set.set().id())));
        } else if (!value.isEmpty()) {
            checkForm(placed.valueAt(), value, sub, set, faults);
        }
    }

    private static void checkForm(
            String at, MeasuredValue value, SubCriterion sub, PublishedSet set, List<Fault> faults) {
        if (sub.measure() == Measure.COMPOSITE) {
            faults.add(Fault.at(at, "value-is-computed", Map.of("key", sub.code())));
        } else if ((value.numerator() == null) != (value.denominator() == null)) {
            faults.add(Fault.at(at, "half-a-fraction", Map.of("given", shown(value))));
        } else if (ValueForms.isNegative(sub, value)) {
            faults.add(Fault.at(at, "negative-value", Map.of("given", shown(value))));
        } else if (!ValueForms.isReadable(sub, value, set.set().basically())) {
            faults.add(Fault.at(at, "value-does-not-fit", Map.of("given", shown(value), "measure", sub.measure())));
        } else if (!ValueForms.agrees(sub, value)) {
            faults.add(Fault.at(at, "value-contradicts-fraction", Map.of("given", shown(value))));
        } else if (!ValueForms.addsUp(value)) {
            faults.add(Fault.at(at, "sexes-do-not-add-up", Map.of("given", shown(value))));
        }
    }

    /** The value as it was entered, for the text of a fault. */
    private static String shown(MeasuredValue value) {
        BigDecimal numerator = value.numerator();
        BigDecimal denominator = value.denominator();
        String fraction = numerator == null && denominator == null ? "" : part(numerator) + "/" + part(denominator);
        String text = value.value();
        String all = text == null ? fraction : (text + " " + fraction).strip();
        return all + bySex(value.men()) + bySex(value.women());
    }

    private static String part(@Nullable BigDecimal number) {
        return number == null ? "…" : number.toPlainString();
    }

    private static String bySex(@Nullable Fraction fraction) {
        return fraction == null ? "" : " " + fraction.numerator() + "/" + fraction.denominator();
    }
}
