/**
 * Facts on two clocks. The first says on which days something was true in the business, the second since when, and until
 * when, the owner knew it so. A figure of a past day can thus be asked as it was known at any moment. Facts come from
 * {@code intake} alone; {@code indicator} and {@code statement} read them.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting.fact;
