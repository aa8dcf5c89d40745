/** Assessments: measured values of one unit on one date, with the verdicts that the set's thresholds give. */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.assessment;
