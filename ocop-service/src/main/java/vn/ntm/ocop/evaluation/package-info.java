/**
 * Evaluations, in three layers that stay apart: the members' ticked sheets, the computed result with its explanation, and
 * the decision. The star is the lower of the band and of the minimums (26/2026/QĐ-TTg, Annex II); who decides which star
 * depends on the day. Sheets stay readable after the decision and never leave this service.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.evaluation;
