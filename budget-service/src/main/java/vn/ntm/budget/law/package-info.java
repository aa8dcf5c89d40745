/** The law as rows with decree, article and dates: caps, thresholds, deadlines, who decides what (83/2015/QH13, 99/2021/NĐ-CP and others). */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.law;
