/** criteria-service: units over time, criteria sets, assessments, recognitions, targets, statements. */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria;
