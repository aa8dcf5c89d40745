/**
 * The catalogue as buyers and officers look through it: search that forgives missing accents and typing errors, facets
 * with counts over everything that was found, Vietnamese order, and the three figures "participating", "ever starred" and
 * "valid on a day". It is kept in memory and follows the database by a counter that every change moves.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.catalogue;
