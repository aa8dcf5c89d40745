/**
 * Series under another map: each figure as it was, and recast on the units of one day by the weights of the reforms between
 * (Resolution 1211/2016/UBTVQH13 and its successors draw the maps; the weights are what the reforms published).
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting.recast;
