/** Recognitions: decisions with a number, a date and a level; decided is not computed. */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.recognition;
