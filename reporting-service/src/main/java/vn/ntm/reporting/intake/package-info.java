/**
 * Turns the events of the owning services into facts. Every event carries its aggregate's full state, so what it says takes
 * the place of what was said before. Only what was decided counts: what is proposed or submitted leaves no fact.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting.intake;
