/** Mobilised social resources by source, valued with proof, in a balanced book of their own that never touches availability. */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.contribution;
