/**
 * The official product sets, by edition: 1048/QĐ-TTg 2019 with 781/QĐ-TTg 2020, 148/QĐ-TTg 2023, 26/2026/QĐ-TTg. A set
 * has its own scoring sheet; its number means something only together with its edition.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.productset;
