/** Benchmarks of the OCOP catalogue. */
@org.jspecify.annotations.NullMarked
package vn.ntm.deploy.bench.ocop;
