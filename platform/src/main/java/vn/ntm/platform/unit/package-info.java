/** The copy of the register of administrative units that every service keeps, because a caller's scope needs it. */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.unit;
