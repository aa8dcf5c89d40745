/** The double-entry ledger: cells, buckets, transactions that sum to zero; entries are never changed (budget.md §10 in the field's terms: money is moved down, never summed up). */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.ledger;
