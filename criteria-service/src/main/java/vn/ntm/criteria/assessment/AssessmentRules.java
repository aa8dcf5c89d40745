package vn.ntm.criteria.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.web.Fault;

/** What must hold for reported values: unit and set fit each other and the day, every value can be read, none is doubled. */
final class AssessmentRules {

    private final LocalDate today;
    private final Function<String, Optional<PublishedSet>> sets;
    private final BiFunction<String, LocalDate, Optional<UnitPeriod>> units;

    /** @param units the unit that carried a code on a date */
    AssessmentRules(
            LocalDate today,
            Function<String, Optional<PublishedSet>> sets,
            BiFunction<String, LocalDate, Optional<UnitPeriod>> units) {
        this.today = today;
        this.sets = sets;
        this.units = units;
    }

    /**
     * @param head where unit, set and date of row i stand in what was sent
     * @param pointer where the value of row i stands
     */
    List<Fault> faultsOf(List<ValueRow> rows, IntFunction<String> head, IntFunction<String> pointer) {
        List<Fault> faults = new ArrayList<>();
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            groups.computeIfAbsent(rows.get(i).assessmentKey(), key -> new ArrayList<>())
                    .add(i);
        }
        groups.values().forEach(group -> checkGroup(rows, group, head, pointer, faults));
        return faults;
    }

    private void checkGroup(
            List<ValueRow> rows,
            List<Integer> group,
            IntFunction<String> head,
            IntFunction<String> pointer,
            List<Fault> faults) {
        ValueRow first = rows.get(group.get(0));
        Optional<PublishedSet> set = sets.apply(first.criteriaSet());
        String firstAt = head.apply(group.get(0));
        checkHead(first, set, firstAt, faults);
        Map<String, SubCriterion> subCriteria = set.stream()
                .flatMap(known -> known.subCriteria().stream())
                .collect(Collectors.toMap(SubCriterion::code, Function.identity()));
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int place : group) {
            ValueRow row = rows.get(place);
            String at = pointer.apply(place);
            if (seen.putIfAbsent(row.subCriterion(), place) != null) {
                faults.add(Fault.at(at + "/subCriterion", "repeated-value", Map.of("key", row.subCriterion())));
            }
            if (!row.round().equals(first.round())) {
                faults.add(Fault.at(
                        at + "/round",
                        "rounds-differ",
                        Map.of("given", row.round(), "first", first.round(), "key", row.assessmentKey())));
            }
            if (set.isPresent()) {
                checkValue(row, subCriteria.get(row.subCriterion()), at, faults);
            }
        }
    }

    private void checkHead(ValueRow first, Optional<PublishedSet> set, String at, List<Fault> faults) {
        LocalDate on = first.assessedOn();
        if (on.isAfter(today)) {
            faults.add(Fault.at(at + "/assessedOn", "in-the-future", Map.of("given", on, "today", today)));
        }
        if (set.isEmpty()) {
            faults.add(Fault.at(at + "/criteriaSet", "no-such-criteria-set", Map.of("key", first.criteriaSet())));
        }
        Optional<UnitPeriod> unit = units.apply(first.unit(), on);
        if (unit.isEmpty()) {
            faults.add(Fault.at(at + "/unit", "unknown-unit", Map.of("unit", first.unit(), "on", on)));
        } else if (set.isPresent()
                && !unit.get().kind().equals(set.get().set().unitKind().name())) {
            faults.add(Fault.at(
                    at + "/criteriaSet",
                    "set-is-for-other-units",
                    Map.of(
                            "set",
                            first.criteriaSet(),
                            "expected",
                            set.get().set().unitKind(),
                            "kind",
                            unit.get().kind())));
        }
    }

    private static void checkValue(ValueRow row, @Nullable SubCriterion sub, String at, List<Fault> faults) {
        if (sub == null) {
            faults.add(Fault.at(
                    at + "/subCriterion",
                    "no-such-sub-criterion",
                    Map.of("key", row.subCriterion(), "set", row.criteriaSet())));
            return;
        }
        boolean empty = row.value() == null && row.numerator() == null && row.denominator() == null;
        if (empty) {
            return;
        }
        if (!Evaluation.isReadable(sub, row.measured())) {
            faults.add(Fault.at(
                    at + "/value", "value-does-not-fit", Map.of("given", row.shown(), "measure", sub.measure())));
        } else if (!Evaluation.agrees(sub, row.measured())) {
            faults.add(Fault.at(at + "/value", "value-contradicts-fraction", Map.of("given", row.shown())));
        }
    }
}
