/**
 * Reforms of the map of units: one object from one resolution (1679/NQ-UBTVQH15 for the map of 2025; before it 837,
 * 1199), with what moves from which unit to which, whole or in part, and what nobody published left unknown.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.reform;
