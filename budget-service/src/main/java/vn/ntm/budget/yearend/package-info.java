/**
 * The end of a budget year: what is carried over with its legal ground, what is cancelled. The run gives exactly the lines of
 * the preview, or refuses (83/2015/QH13, 39/2019/QH14, 19/2020/TT-BTC).
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.yearend;
