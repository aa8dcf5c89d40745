package vn.ntm.criteria.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;

/**
 * An assessment as one request: the values of one unit under one set on one date.
 *
 * @param facts numbers of the unit that thresholds go by, such as its schools
 */
public record AssessmentRequest(
        String unit,
        String criteriaSet,
        LocalDate assessedOn,
        String round,
        List<MeasuredValue> values,
        Basis basis,
        String source,
        @Nullable List<Assessment.UnitFact> facts) {

    /** @param at where the request itself stands in what was sent */
    Form form(String at) {
        List<Form.Placed> placed = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            String value = at + "/values/" + i;
            placed.add(new Form.Placed(values.get(i), value + "/value", value + "/subCriterion"));
        }
        return new Form(
                unit, criteriaSet, assessedOn, round, placed, facts == null ? List.of() : facts, basis, source, at);
    }

    /** Many at once, all or nothing. */
    public record Batch(List<AssessmentRequest> items) {}

    /** Some values of a draft: each takes the place of what was there, one without any value takes it away. */
    public record Values(List<MeasuredValue> values) {}
}
