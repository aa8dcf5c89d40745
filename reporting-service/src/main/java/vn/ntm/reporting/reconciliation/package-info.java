/**
 * Reconciliation: what the facts rest on, subject by subject, for comparison with each owner's own digest at the same event
 * positions; and digests of whole tables, for comparison with a store that was made anew.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting.reconciliation;
