/**
 * Certificates of 3 to 5 stars, valid for the half-open period of 36 months (1048/QĐ-TTg 2019, 148/QĐ-TTg 2023,
 * 26/2026/QĐ-TTg): new, re-issued, upgraded or downgraded; replaced by the next one, ended by time, or revoked.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.certificate;
