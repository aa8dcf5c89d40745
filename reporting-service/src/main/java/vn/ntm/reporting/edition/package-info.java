/**
 * Editions: a report for a unit and a day with fixed knowledge, drafted by one person and published by another under the
 * number of an administrative report (Decree 30/2020/NĐ-CP). What was published keeps its bytes, their digests and a
 * signature for ever; withdrawing adds a notice and takes nothing away.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting.edition;
