/** Plan lines: what a project has of one source, kind and year, what ate it, and which decisions brought each đồng. */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.planline;
