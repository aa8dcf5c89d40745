/** Benchmarks of the figures: how fast they change, how fast they are read, and how fast they are made again. */
@org.jspecify.annotations.NullMarked
package vn.ntm.deploy.bench.reporting;
