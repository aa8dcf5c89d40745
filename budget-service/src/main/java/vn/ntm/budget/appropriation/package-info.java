/** Appropriations: the People's Council decides an amount for a source, a kind and a year (Law 83/2015/QH13). */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.appropriation;
