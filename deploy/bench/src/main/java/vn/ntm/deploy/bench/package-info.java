/**
 * Benchmarks against the packaged suite: each prints what it measured beside its yardstick of the same run. Nothing here is
 * a test; a figure that misses its goal is printed with {@code "ok": false}.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.deploy.bench;
