/**
 * Registers: documents with a natural key, a maker and an approver. A document is entered, counts after somebody else
 * approved it, and every change of it is an event with its full state.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.platform.register;
