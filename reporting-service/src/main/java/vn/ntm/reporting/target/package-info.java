/**
 * Targets over time: the way to a target with its milestones, where the figure is likely to be on the target's day, and a
 * justification where it falls short by more than a set share.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.reporting.target;
