/** What assessments must hold: bulk in values per second, the nation in steady memory, a single write in milliseconds. */
@org.jspecify.annotations.NullMarked
package vn.ntm.deploy.bench.criteria;
