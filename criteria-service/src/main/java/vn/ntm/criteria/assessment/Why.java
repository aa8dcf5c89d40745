package vn.ntm.criteria.assessment;

import vn.ntm.criteria.criteriaset.Threshold.Gap;

/** What stands behind a verdict that the figures alone do not explain. */
public enum Why {
    DELEGATED,
    UNKNOWN,
    UNIT_CLASS_UNKNOWN,
    UNIT_CLASS_DIFFERS,
    YEAR_NOT_SET,
    FACT_MISSING,
    BASE_UNKNOWN,
    BASE_DIFFERS,
    BASE_DIVIDED,
    /** What is on record is about a unit that was divided, and nobody said to which part it belongs. */
    UNIT_DIVIDED,
    /** The law asks for men and women, and one of them is missing. */
    BY_SEX_MISSING,
    /** It is not said how many households answered. */
    COVERAGE_MISSING,
    /** Too few households answered for the rate to say anything. */
    COVERAGE_TOO_LOW;

    static Why of(Gap gap) {
        return switch (gap) {
            case DELEGATED -> DELEGATED;
            case UNKNOWN -> UNKNOWN;
            case UNIT_CLASS_UNKNOWN -> UNIT_CLASS_UNKNOWN;
            case UNIT_CLASS_DIFFERS -> UNIT_CLASS_DIFFERS;
            case YEAR_NOT_SET -> YEAR_NOT_SET;
            case FACT_MISSING -> FACT_MISSING;
            case BASE_UNKNOWN -> BASE_UNKNOWN;
            case BASE_DIFFERS -> BASE_DIFFERS;
            case BASE_DIVIDED -> BASE_DIVIDED;
        };
    }
}
