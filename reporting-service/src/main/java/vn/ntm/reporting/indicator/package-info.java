/**
 * Published figures. An indicator is data: names, meaning, source and one of a small closed set of computations over facts.
 * A value is computed when asked, for a unit and everything beneath it, as it was true on a day and known at a moment. What
 * was never reported has no value: it is not zero.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting.indicator;
