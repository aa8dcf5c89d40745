/** Products of the programme One Commune One Product. */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.product;
