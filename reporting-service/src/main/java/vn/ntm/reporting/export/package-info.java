/**
 * The figures for other systems: an SDMX dataflow as CSV and JSON, a DCAT record of what there is, and a data package with
 * digests. A figure that nobody reported is there as missing, never as zero.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting.export;
