package vn.ntm.criteria.recognition;

/** How much of a date is known. */
public enum DatePrecision {
    DAY,
    MONTH,
    YEAR
}
