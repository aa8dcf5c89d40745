/** Whole đồng. */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.money;
