/** Statements: what others printed about a figure, with their source; never mixed into the computed figure. */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.statement;
