/** Targets: what a plan wants by a year, for a level. */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.target;
