/**
 * Dossiers: a unit asks for a level, and step by step it is verified, surveyed, appraised, voted on and decided (40/2014/
 * TT-BNNPTNT, 2540/QĐ-TTg 2016, 18/2022/QĐ-TTg). Which steps, by whom and with which majorities is data of the procedure in
 * force on the day of each step. A step that failed or was returned stays and may be followed by another attempt.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.dossier;
