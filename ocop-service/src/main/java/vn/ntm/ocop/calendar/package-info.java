/** Deadlines: working days with public holidays as data (Tết moves every year), calendar days and months. */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.calendar;
