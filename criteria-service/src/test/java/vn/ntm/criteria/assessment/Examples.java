package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Direction;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;

/** Sub-criteria and values for tests. */
final class Examples {

    private Examples() {}

    static SubCriterion sub(String code, String criterion, Measure measure, Direction direction, String threshold) {
        return new SubCriterion(
                "test-set",
                criterion,
                "Tiêu chí " + criterion,
                "Criterion " + criterion,
                code,
                "Chỉ tiêu " + code,
                "Sub-criterion " + code,
                measure,
                direction,
                threshold,
                null,
                null,
                Basis.SOURCED,
                "T1",
                Confidence.HIGH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static MeasuredValue value(String code, String value) {
        return new MeasuredValue(code, value, null, null);
    }

    static MeasuredValue fraction(String code, String numerator, String denominator) {
        return new MeasuredValue(code, null, new BigDecimal(numerator), new BigDecimal(denominator));
    }
}
