/** The two clocks: business dates in Vietnam, recorded instants. */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.time;
