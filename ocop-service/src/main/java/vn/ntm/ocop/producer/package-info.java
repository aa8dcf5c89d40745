/** Producers: the registered organisations and households behind the products; public names only. */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.producer;
