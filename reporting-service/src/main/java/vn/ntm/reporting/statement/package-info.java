/**
 * What was printed about a figure, by whom: published figures and their rivals. They stand beside the computed figure and are
 * never mixed in.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting.statement;
