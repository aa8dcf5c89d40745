/** ocop-service: producers, products and their stars. */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop;
