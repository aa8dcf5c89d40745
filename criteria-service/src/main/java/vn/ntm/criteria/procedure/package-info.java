/**
 * How a recognition comes about, as data: which body takes which step, with which majority, coverage and time limit, by unit
 * kind, level, legal source and period (372/QĐ-TTg 2014, 2540/QĐ-TTg 2016, 18/2022/QĐ-TTg, 131/2025/NĐ-CP). What the law's
 * text did not show us stays unknown and is shown as unknown; it is never taken for met.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.procedure;
