package vn.ntm.criteria.assessment;

import java.time.LocalDate;
import java.util.List;
import vn.ntm.criteria.Basis;

/** An assessment as one request: the values of one unit under one set on one date. */
public record AssessmentRequest(
        String unit,
        String criteriaSet,
        LocalDate assessedOn,
        String round,
        List<MeasuredValue> values,
        Basis basis,
        String source) {

    List<ValueRow> rows() {
        return values.stream()
                .map(value -> new ValueRow(
                        unit,
                        criteriaSet,
                        assessedOn,
                        round,
                        value.subCriterion(),
                        value.value(),
                        value.numerator(),
                        value.denominator(),
                        basis,
                        source))
                .toList();
    }

    /** Where a fault of value {@code index} stands. */
    static String pointer(int index) {
        return "/values/" + index;
    }
}
