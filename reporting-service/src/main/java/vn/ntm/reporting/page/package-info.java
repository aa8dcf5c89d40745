/** The plain first page: the province's figures beside what was published, each with its date and a link to its value. */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting.page;
