/** Forms F1 to F12, the flat table for analysts and the open-data views; every figure is read from entries on both clocks. */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.report;
