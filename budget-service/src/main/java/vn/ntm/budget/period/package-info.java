/** Months and years that are closed: they take no entry dated in them, and reopen only with a reason by two people. */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.period;
