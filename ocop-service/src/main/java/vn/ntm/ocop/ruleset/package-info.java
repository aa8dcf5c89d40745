/**
 * How products are scored, as versioned law in data: 1048/QĐ-TTg 2019 with 781/QĐ-TTg 2020, 148/QĐ-TTg 2023 with
 * 1489/QĐ-TTg 2025, 26/2026/QĐ-TTg. A rule set is drafted, checked to add up, published by somebody else, and never
 * changes again. Parts are 35/25/40 before 2023 and 40/25/35 since.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.ruleset;
