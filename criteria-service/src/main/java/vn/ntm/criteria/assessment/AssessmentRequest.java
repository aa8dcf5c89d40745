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
        String source) {}
