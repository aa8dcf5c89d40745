/** The province's figures, computed from what the owning services published; all of it can be thrown away and replayed. */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting;
