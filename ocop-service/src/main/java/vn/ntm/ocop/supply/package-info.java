/**
 * Whether produce finds buyers: what communes have or will harvest, what stays unsold, what buyers ask for, and the gap
 * by product and month. A commodity need not have a star. Quantities are whole kilograms, litres or pieces.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.supply;
