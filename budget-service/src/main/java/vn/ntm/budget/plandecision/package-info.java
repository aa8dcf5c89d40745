/** Plan decisions: the year's money is assigned to units and detailed to projects. */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.plandecision;
