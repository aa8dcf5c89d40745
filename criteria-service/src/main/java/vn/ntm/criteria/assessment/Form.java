package vn.ntm.criteria.assessment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.ntm.criteria.Basis;

/**
 * What one unit reports under one set on one day, with where each part of it stands in what was sent.
 *
 * @param at pointer to the head: unit, set, day, round
 * @param valuesAt pointer to the values, where one that is missing would stand; where it ends in a slash, to the row that
 *     has a column for each
 */
record Form(
        String unit,
        String criteriaSet,
        LocalDate assessedOn,
        String round,
        List<Placed> values,
        List<Assessment.UnitFact> facts,
        Basis basis,
        String source,
        String at,
        String valuesAt) {

    Form(
            String unit,
            String criteriaSet,
            LocalDate assessedOn,
            String round,
            List<Placed> values,
            List<Assessment.UnitFact> facts,
            Basis basis,
            String source,
            String at) {
        this(unit, criteriaSet, assessedOn, round, values, facts, basis, source, at, at + "/values");
    }

    /** A value with the pointers to itself and to its sub-criterion. */
    record Placed(MeasuredValue value, String valueAt, String codeAt) {}

    String key() {
        return Assessment.naturalKey(unit, criteriaSet, assessedOn);
    }

    Map<String, MeasuredValue> byCode() {
        Map<String, MeasuredValue> byCode = new HashMap<>();
        values.forEach(placed -> byCode.putIfAbsent(placed.value().subCriterion(), placed.value()));
        return byCode;
    }

    /** Pointer to where the value of a sub-criterion would stand that is not there. */
    String missingAt(String code) {
        return valuesAt.endsWith("/") ? valuesAt + code : valuesAt;
    }

    /** Pointer to a field of one of the facts, or to its column. */
    String factAt(int place, String field) {
        return valuesAt.endsWith("/")
                ? valuesAt + WideTable.FACT + facts.get(place).name()
                : at + "/facts/" + place + "/" + field;
    }

    boolean namesEvidence() {
        return values.stream().anyMatch(placed -> placed.value().evidence() != null);
    }
}
