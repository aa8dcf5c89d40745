/** Obstacles (vướng mắc): what holds money up, who owns it, until when, and how much for how long. */
@org.jspecify.annotations.NullMarked
package vn.ntm.budget.obstacle;
