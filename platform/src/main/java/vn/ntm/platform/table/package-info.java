/** CSV and XLSX in and out: the same rows as the JSON. */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.table;
